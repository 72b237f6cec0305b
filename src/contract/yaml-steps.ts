import type { Node, YAMLMap, YAMLSeq } from 'yaml';
import type { Pointer } from './contract.ts';
import { childPointer } from './pointer.ts';
import { type PositionedDocument, yaml } from './yaml.ts';

/** A document of YAML as it was parsed. */
export type YamlDocument = PositionedDocument['document'];
type Mapping = YAMLMap<Node, Node | null>;

/** A member or an item on the way along some tokens. */
export interface YamlStep {
  /** Where it stands, which is elsewhere if an alias or a merge key leads there. */
  readonly parent: Mapping | YAMLSeq<Node>;
  readonly index: number;
  /** The key of a member; an item itself. */
  readonly key: Node;
  /** What an alias stands for is in its place. */
  readonly value: Node | null;
}

/** The steps along some tokens, as far as they lead: through aliases, and through merge keys (`<<`). */
export function stepsInYaml(document: YamlDocument, tokens: readonly string[]): YamlStep[] {
  const steps: YamlStep[] = [];
  let node: Node | null = document.contents;
  for (const token of tokens) {
    const step = stepFrom(document, resolved(document, node), token);
    if (step === undefined) break;
    steps.push(step);
    node = step.value;
  }
  return steps;
}

function stepFrom(document: YamlDocument, node: Node | null, token: string): YamlStep | undefined {
  const { isMap, isSeq } = yaml();
  if (isMap<Node, Node | null>(node)) return memberOf(document, node, token);
  const item = isSeq<Node>(node) ? node.items[Number(token)] : undefined;
  if (item === undefined) return undefined;
  const parent = node as YAMLSeq<Node>;
  return { parent, index: Number(token), key: item, value: resolved(document, item) };
}

/** A member of a mapping's own, else of what is merged into it, the first first. */
function memberOf(document: YamlDocument, map: Mapping, name: string): YamlStep | undefined {
  const index = map.items.findIndex(({ key }) => !isMergeKey(key) && textOf(key) === name);
  const pair = map.items[index];
  if (pair !== undefined) {
    return { parent: map, index, key: pair.key, value: resolved(document, pair.value) };
  }
  for (const merged of mergedInto(document, map)) {
    const member = memberOf(document, merged, name);
    if (member !== undefined) return member;
  }
  return undefined;
}

function mergedInto(document: YamlDocument, { items }: Mapping): Mapping[] {
  const { isMap, isSeq } = yaml();
  return items
    .filter(({ key }) => isMergeKey(key))
    .flatMap(({ value }) => {
      const source = resolved(document, value);
      return isSeq<Node>(source) ? source.items.map((item) => resolved(document, item)) : source;
    })
    .filter((source): source is Mapping => isMap(source));
}

function isMergeKey(key: Node): boolean {
  return textOf(key) === '<<';
}

function textOf(key: Node): string | undefined {
  return yaml().isScalar(key) ? String(key.value) : undefined;
}

function resolved(document: YamlDocument, node: Node | null): Node | null {
  return yaml().isAlias(node) ? (node.resolve(document) ?? null) : node;
}

/**
 * All the pointers that lead to what a pointer leads to, since aliases and merge keys share it. Those
 * into an extension of the document, where what is shared is often kept, are left out.
 */
export function sharingPointers(
  document: YamlDocument,
  tokens: readonly string[],
): readonly Pointer[] {
  const steps = stepsInYaml(document, tokens);
  const last = steps.at(-1);
  if (last === undefined || steps.length < tokens.length) return [];
  const found: Pointer[] = [];
  const seek = (node: Node | null, pointer: Pointer, around: readonly Node[]) => {
    if (node === null || around.includes(node)) return;
    for (const name of namesIn(document, node)) {
      if (pointer === '' && name.startsWith('x-')) continue;
      const step = stepFrom(document, node, name);
      if (step === undefined) continue;
      const at = childPointer(pointer, name);
      if (step.parent === last.parent && step.index === last.index) found.push(at);
      seek(step.value, at, [...around, node]);
    }
  };
  seek(document.contents, '', []);
  return found;
}

function namesIn(document: YamlDocument, node: Node): string[] {
  const { isMap, isSeq } = yaml();
  if (isSeq(node)) return node.items.map((_, index) => String(index));
  if (!isMap<Node, Node | null>(node)) return [];
  const merged = mergedInto(document, node).flatMap((map) => namesIn(document, map));
  const own = node.items.filter(({ key }) => !isMergeKey(key)).map(({ key }) => textOf(key) ?? '');
  return [...new Set([...own, ...merged])];
}

/** Whether a YAML text has aliases, by which places share what stands in one. */
export function hasAliases(document: YamlDocument): boolean {
  let isFound = false;
  yaml().visit(document, {
    Alias: () => {
      isFound = true;
      return yaml().visit.BREAK;
    },
  });
  return isFound;
}
