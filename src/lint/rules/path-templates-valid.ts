import { childPointer, isJsonObject } from '../../contract/pointer.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/**
 * Every path can be that of a request: no query or fragment is in it, each brace has its partner, and
 * each name stands once (OpenAPI 3.2 gives the grammar, older ones mean the same).
 */
export function pathTemplatesValid({ contract }: Subject): Fault[] {
  const { paths } = contract.document;
  if (!isJsonObject(paths)) return [];
  return Object.keys(paths)
    .filter((path) => path.startsWith('/'))
    .flatMap((path) =>
      pathFaults(path).map((message) => ({
        severity: 'warning' as const,
        pointer: childPointer('/paths', path),
        message,
      })),
    );
}

function pathFaults(path: string): string[] {
  const names = Array.from(path.matchAll(/\{([^{}]*)\}/g), ([, name = '']) => name);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  const literals = path.replaceAll(/\{[^{}]*\}/g, '');
  return [
    ...twice.map((name) => `{${name}} stands in the path twice`),
    ...(/[{}]/.test(literals) ? ['a brace in the path has no partner'] : []),
    ...(/[?#]/.test(literals) ? ['no request has a query or a fragment in its path'] : []),
  ];
}
