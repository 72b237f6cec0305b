import type { Operation, Parameter } from '../../contract/contract.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/** Every name in a path template is a path parameter, and every path parameter is in it (OpenAPI 3.1 §4.8.8, §4.8.12.1). */
export function pathParametersDeclared({ contract }: Subject): Fault[] {
  return contract.operations.flatMap(pathFaults);
}

function pathFaults({ path, parameters, pointer }: Operation): Fault[] {
  const declared = parameters.filter((parameter) => parameter.in === 'path');
  const names = Array.from(path.matchAll(/\{([^{}]*)\}/g), ([, name = '']) => name);
  const undeclared = names.filter((wanted) => !declared.some(({ name }) => name === wanted));
  const unused = declared.filter(({ name }) => !names.includes(name));
  return [
    ...undeclared.map((name) => ({
      pointer,
      message: `{${name}} in ${path} is no declared path parameter`,
    })),
    ...unused.map((parameter) => ({
      pointer: placeOf(parameter, pointer),
      message: `the path parameter "${parameter.name}" is not in ${path}`,
    })),
  ];
}

/** A shared parameter is right where it stands: the operation that refers to it is wrong. */
function placeOf({ pointer }: Parameter, operation: string): string {
  return pointer.startsWith('/components/') ? operation : pointer;
}
