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
  const note = (pointer: Pointer, words: string) => {
    if (!roots.has(pointer)) roots.set(pointer, words);
  };
  for (const operation of operations) noteRoots(operation, note);
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

/** Takes the words of a place. */
type Note = (pointer: Pointer, words: string) => void;

function noteRoots(operation: Operation, note: Note): void {
  const { id, parameters, requestBody, responses, pointer: at } = operation;
  for (const { schema, content, in: location, name } of parameters) {
    const root = schema ?? content?.schema;
    if (root !== undefined) note(root, `${id} ${location}.${name}`);
  }
  noteSchemas(requestBody?.content ?? [], `${id} request`, note);
  const answers = childPointer(at, 'responses');
  for (const { status, pointer, content } of responses) {
    const words = `${id} ${status}`;
    note(pointer, words);
    note(childPointer(answers, status), words);
    noteSchemas(content, words, note);
  }
}

/** The media type is named where there are several. */
function noteSchemas(content: readonly MediaType[], words: string, note: Note): void {
  for (const { schema, range } of content) {
    if (schema !== undefined) note(schema, content.length === 1 ? words : `${words} ${range}`);
  }
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
