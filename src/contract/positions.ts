import type { Node, Pair } from 'yaml';
import type { Location } from '../errors.ts';
import type { Pointer } from './contract.ts';
import { formatPointer, parsePointer } from './pointer.ts';
import { type PositionedDocument, parseYaml, yaml } from './yaml.ts';

/**
 * Makes a function that finds where a pointer stands in a text: the place of the key, or of a list's
 * item. Where the pointer leads nowhere, its nearest ancestor is meant. The text is parsed at the
 * first call.
 */
export function createLocator(file: string, readText: () => string): (at: Pointer) => Location {
  let parsed: PositionedDocument | undefined;
  return (at) => {
    parsed ??= parseYaml(readText());
    const found = find(parsed, parsePointer(at));
    const { line, col } = parsed.lines.linePos(found.offset);
    return { file, line, column: col, pointer: formatPointer(found.tokens) };
  };
}

function find(
  { document }: PositionedDocument,
  tokens: readonly string[],
): { offset: number; tokens: readonly string[] } {
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
    if (key?.range == null) return { offset, tokens: tokens.slice(0, depth) };
    offset = key.range[0];
    node = value;
  }
  return { offset, tokens };
}
