import type { Document, Node, Pair } from 'yaml';
import type { Location } from '../errors.ts';
import type { Pointer } from './contract.ts';
import { createJsonPlaces, isJson } from './json-places.ts';
import { createLineFinder, type LineAt } from './lines.ts';
import { formatPointer, parsePointer } from './pointer.ts';
import { parseYaml, yaml } from './yaml.ts';

/**
 * Makes a function that finds where a pointer stands in a text: the place of the key, or of a list's
 * item. Where the pointer leads nowhere, its nearest ancestor is meant. The text is read at the
 * first call.
 */
export function createLocator(file: string, readText: () => string): (at: Pointer) => Location {
  let places: Places | undefined;
  return (at) => {
    places ??= placesOf(readText());
    const tokens = parsePointer(at);
    const { offset, depth } = places.find(tokens);
    return { file, ...places.lineAt(offset), pointer: formatPointer(tokens.slice(0, depth)) };
  };
}

interface Places {
  /** The offset of the last key or item on the way along some tokens, and how many lead there. */
  readonly find: (tokens: readonly string[]) => { readonly offset: number; readonly depth: number };
  readonly lineAt: LineAt;
}

/** YAML's parser would take JSON, too, but many times its text in memory. */
function placesOf(text: string): Places {
  const lineAt = createLineFinder(text);
  if (isJson(text)) return { find: createJsonPlaces(text).find, lineAt };
  const { document } = parseYaml(text);
  return { find: (tokens) => findInYaml(document, tokens), lineAt };
}

function findInYaml(
  document: Document,
  tokens: readonly string[],
): { offset: number; depth: number } {
  const { isAlias, isMap, isScalar, isSeq } = yaml();
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [depth, token] of tokens.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    let key: Node | undefined;
    let value: Node | null | undefined;
    if (isMap<Node, Node | null>(node)) {
      const pair: Pair<Node, Node | null> | undefined = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === token,
      );
      key = pair?.key;
      value = pair?.value;
    } else if (isSeq<Node>(node)) {
      value = node.items[Number(token)];
      key = value ?? undefined;
    }
    if (key?.range == null) return { offset, depth };
    offset = key.range[0];
    node = value;
  }
  return { offset, depth: tokens.length };
}
