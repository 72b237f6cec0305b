import { lazily } from '../../compile/lazily.ts';
import type { Contract, MediaType, Operation, Pointer } from '../../contract/contract.ts';
import { childPointer, parentPointer, parsePointer } from '../../contract/pointer.ts';

/** A component, which has a name wherever it is used. */
const COMPONENT = /^\/components\/schemas\/[^/]+$/;

/** Keywords whose schemas hold for the same value, and those whose schemas hold for a part by its name. */
const SAME_VALUE = new Set(['allOf', 'anyOf', 'oneOf']);
const NAMED_PART = new Set(['properties', 'patternProperties', 'prefixItems']);

/**
 * Says in words where in a contract a schema stands: `GET /orders 200 /lines/*`, in which `*` is any item
 * or member; in a component `Order /status`, in a parameter `GET /orders query.page`, in a branch
 * `Order oneOf/1 /status`.
 */
export function compilePlaceWords({ operations }: Contract): (at: Pointer) => string {
  const roots = new Map<Pointer, string>();
  for (const operation of operations) {
    for (const [pointer, words] of rootsOf(operation)) {
      if (!roots.has(pointer)) roots.set(pointer, words);
    }
  }
  // What stands side by side has the way up in common.
  const rootAround = lazily((at: Pointer): Root | undefined => {
    const words = roots.get(at) ?? (COMPONENT.test(at) ? parsePointer(at).at(-1) : undefined);
    if (words !== undefined) return { at, words };
    return at === '' ? undefined : rootAround(parentPointer(at));
  });
  return (at) => {
    const root = rootAround(at);
    if (root === undefined) return at;
    return [root.words, ...insideWords(parsePointer(at.slice(root.at.length)))].join(' ');
  };
}

/** A place that has words of its own. */
interface Root {
  readonly at: Pointer;
  readonly words: string;
}

function rootsOf(operation: Operation): [Pointer, string][] {
  const { id, parameters, requestBody, responses, pointer: at } = operation;
  return [
    ...parameters.flatMap((parameter): [Pointer, string][] => {
      const schema = parameter.schema ?? parameter.content?.schema;
      return schema === undefined ? [] : [[schema, `${id} ${parameter.in}.${parameter.name}`]];
    }),
    ...schemasOf(requestBody?.content ?? [], `${id} request`),
    ...responses.flatMap(({ status, pointer, content }): [Pointer, string][] => [
      [pointer, `${id} ${status}`],
      [childPointer(childPointer(at, 'responses'), status), `${id} ${status}`],
      ...schemasOf(content, `${id} ${status}`),
    ]),
  ];
}

/** The media type is named where there are several. */
function schemasOf(content: readonly MediaType[], words: string): [Pointer, string][] {
  return content.flatMap(({ schema, range }): [Pointer, string][] => {
    if (schema === undefined) return [];
    return [[schema, content.length === 1 ? words : `${words} ${range}`]];
  });
}

/** The path in the value, parted by the branches that lead to it. */
function insideWords(tokens: readonly string[]): string[] {
  const words: string[] = [];
  let path = '';
  for (let at = 0; at < tokens.length; at++) {
    const keyword = tokens[at] ?? '';
    if (SAME_VALUE.has(keyword)) {
      words.push(path, `${keyword}/${tokens[at + 1]}`);
      path = '';
      at += 1;
    } else if (NAMED_PART.has(keyword)) {
      path += `/${tokens[at + 1]}`;
      at += 1;
    } else path += '/*';
  }
  return [...words, path].filter((word) => word !== '');
}
