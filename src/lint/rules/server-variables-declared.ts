import { showValue } from '../../compile/violation.ts';
import type { Json, Pointer } from '../../contract/contract.ts';
import type { Kind } from '../../contract/grammar.ts';
import { childPointer, isJsonObject } from '../../contract/pointer.ts';
import { walk } from '../../contract/walk.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

const HOLDERS: ReadonlySet<Kind> = new Set(['openapi', 'pathItem', 'operation']);

/**
 * Every name in a server's URL is a variable, each of these is in the URL, and its default is one of its
 * values (OpenAPI 3.1 §4.8.6).
 */
export function serverVariablesDeclared({ contract }: Subject): Fault[] {
  const faults: Fault[] = [];
  walk(contract.document, 'openapi', '', ({ servers }, kind, pointer) => {
    if (!HOLDERS.has(kind) || !Array.isArray(servers)) return;
    for (const [index, server] of servers.entries()) {
      faults.push(...serverFaults(server, `${pointer}/servers/${index}`));
    }
  });
  return faults;
}

function serverFaults(server: Json, pointer: Pointer): Fault[] {
  if (!isJsonObject(server) || typeof server.url !== 'string') return [];
  const variables = isJsonObject(server.variables) ? server.variables : {};
  const names = Array.from(server.url.matchAll(/\{([^{}]*)\}/g), ([, name = '']) => name);
  const undeclared = names.filter((name) => !Object.hasOwn(variables, name));
  return [
    ...undeclared.map((name) => ({
      pointer: childPointer(pointer, 'url'),
      message: `{${name}} is no declared variable of the server`,
    })),
    ...Object.keys(variables)
      .filter((name) => !names.includes(name))
      .map((name) => ({
        severity: 'warning' as const,
        pointer: childPointer(`${pointer}/variables`, name),
        message: `{${name}} is not in the URL of the server`,
      })),
    ...Object.entries(variables).flatMap(([name, variable]) =>
      defaultFaults(variable, childPointer(`${pointer}/variables`, name)),
    ),
  ];
}

function defaultFaults(variable: Json, pointer: Pointer): Fault[] {
  if (!isJsonObject(variable) || !Array.isArray(variable.enum)) return [];
  const { enum: values, default: value } = variable;
  if (value === undefined || values.length === 0 || values.includes(value)) return [];
  return [
    {
      pointer: childPointer(pointer, 'default'),
      message: 'the default is none of the values of the variable',
      expected: `one of ${values.map(showValue).join(', ')}`,
      received: showValue(value),
    },
  ];
}
