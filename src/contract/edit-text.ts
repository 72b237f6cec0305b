import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { remembered } from '../http/remembered.ts';
import type { Json, Pointer } from './contract.ts';
import { spliceInJson } from './edit-json.ts';
import { type JsonPlaces, jsonPlacesOf, valueInJson } from './json-places.ts';
import { parsePointer, valueAt } from './pointer.ts';
import { applySplices, type Change, lineBreakBefore, type Splice } from './splice.ts';
import { parseYaml, yaml } from './yaml.ts';
import {
  hasAliases,
  sharingPointers,
  stepsInYaml,
  type YamlDocument,
  type YamlStep,
} from './yaml-steps.ts';

type Collection = YAMLMap<Node, Node | null> | YAMLSeq<Node>;

/** A YAML or JSON text that can be changed by pointer. */
export interface EditableText {
  readonly text: string;
  /** What stands at a pointer; `undefined` where it leads nowhere. */
  valueAt(pointer: Pointer): Json | undefined;
  /**
   * What makes a change. All else stays to the letter: comments, order, style.
   * @returns `undefined` where the pointer leads to nothing that can be changed so, as to a value of
   *   another kind.
   */
  spliceFor(pointer: Pointer, change: Change): Splice | undefined;
  /** The pointers, this one among them, that lead to what it leads to: aliases and merge keys share it. */
  sharing(pointer: Pointer): readonly Pointer[];
  /** The text with changes made. */
  spliced(splices: readonly Splice[]): EditableText;
}

/** Parses a text once, for any number of changes. */
export function openText(text: string): EditableText {
  const places = jsonPlacesOf(text);
  return places === undefined ? openYaml(text) : openJson(places);
}

function openYaml(text: string): EditableText {
  const { document } = parseYaml(text);
  const isShared = hasAliases(document);
  const value: Json = document.toJS();
  return {
    text,
    valueAt: (pointer) => valueAt(value, pointer),
    spliceFor: (pointer, change) => spliceAt(text, document, parsePointer(pointer), change),
    sharing: (pointer) => (isShared ? sharingPointers(document, parsePointer(pointer)) : [pointer]),
    spliced: (splices) => openYaml(applySplices(text, splices)),
  };
}

/** Without the parser of YAML, since importing it takes longer than all edits, and without a tree of the whole. */
function openJson(places: JsonPlaces): EditableText {
  return {
    text: places.text,
    valueAt: remembered((pointer) => valueInJson(places, parsePointer(pointer))),
    spliceFor: (pointer, change) => spliceInJson(places, parsePointer(pointer), change),
    sharing: (pointer) => [pointer],
    spliced: (splices) => openJson(places.spliced(splices)),
  };
}

function spliceAt(
  text: string,
  document: YamlDocument,
  tokens: readonly string[],
  change: Change,
): Splice | undefined {
  const steps = stepsInYaml(document, tokens);
  if (steps.length < tokens.length) return undefined;
  const step = steps.at(-1);
  const node = step === undefined ? document.contents : step.value;
  const { isMap, isScalar, isSeq } = yaml();
  switch (change.kind) {
    case 'set': {
      if (!isScalar(node) || node.range == null) return undefined;
      return { start: node.range[0], end: node.range[1], text: JSON.stringify(change.value) };
    }
    case 'add':
      return isMap<Node, Node | null>(node)
        ? insertion(text, node, { key: change.key, value: change.value })
        : undefined;
    case 'append':
      return isSeq<Node>(node) ? insertion(text, node, { value: change.value }) : undefined;
    case 'remove':
      return step && removal(text, step);
    case 'replace':
      return step && replacement(text, step, { key: change.key, value: change.value });
  }
}

/** What is added to a collection: a member has a key. */
interface Entry {
  readonly key?: string;
  readonly value: Json;
}

function insertion(text: string, collection: Collection, entry: Entry): Splice | undefined {
  const last = collection.items.at(-1);
  if (collection.range == null) return undefined;
  const [start, end] = collection.range;
  if (collection.flow !== true) {
    if (last === undefined) return undefined;
    const at = endOfLine(text, endOf(last));
    const indent = ' '.repeat(columnOf(text, start));
    return { start: at, end: at, text: `\n${blockText(text, entry, indent)}` };
  }
  if (last === undefined) {
    const [open, close] = yaml().isMap(collection) ? '{}' : '[]';
    return { start, end, text: `${open}${flowText(text, collection, entry)}${close}` };
  }
  const at = endOf(last);
  const before = lineBreakBefore(text, startOf(last));
  return { start: at, end: at, text: `,${before || ' '}${flowText(text, collection, entry)}` };
}

/** An entry as lines of a block, without the last line break, indented and quoted as the rest of the text. */
function blockText(text: string, { key, value }: Entry, indent: string): string {
  const written = yaml().stringify(key === undefined ? [value] : { [key]: value }, {
    aliasDuplicateObjects: false,
    indent: /^( +)\S/m.exec(text)?.[1]?.length ?? 2,
    indentSeq: !/^( *)[^\s#-].*:\n\1- /m.test(text),
    lineWidth: 0,
    singleQuote: /^ *(?:- )?(['"])[^'"\n]*\1:/m.exec(text)?.[1] === "'",
  });
  return written.trimEnd().replaceAll(/^/gm, indent);
}

/** An entry between brackets. A key is quoted where its neighbours are. */
function flowText(text: string, { items: [first] }: Collection, { key, value }: Entry): string {
  const written = JSON.stringify(value);
  if (key === undefined) return written;
  const isQuoted = first === undefined || text[startOf(first)] === '"';
  return `${isQuoted ? JSON.stringify(key) : yaml().stringify(key).trimEnd()}: ${written}`;
}

function replacement(text: string, { parent, index }: YamlStep, entry: Entry): Splice | undefined {
  const pair = parent.items[index];
  if (pair === undefined || !yaml().isMap<Node, Node | null>(parent)) return undefined;
  const start = startOf(pair);
  const indent = ' '.repeat(columnOf(text, start));
  const written =
    parent.flow === true
      ? flowText(text, parent, entry)
      : blockText(text, entry, indent).trimStart();
  return { start, end: lastLetter(text, endOf(pair)), text: written };
}

function removal(text: string, { parent, index }: YamlStep): Splice | undefined {
  const item = parent.items[index];
  if (item === undefined || parent.range == null) return undefined;
  const next = parent.items[index + 1];
  const previous = parent.items[index - 1];
  if (parent.flow === true) {
    if (next !== undefined) return { start: startOf(item), end: startOf(next), text: '' };
    const start = previous === undefined ? startOf(item) : endOf(previous);
    return { start, end: endOf(item), text: '' };
  }
  if (next === undefined && previous === undefined) {
    return { start: parent.range[0], end: endOf(item), text: yaml().isMap(parent) ? '{}' : '[]' };
  }
  const lineStart = text.lastIndexOf('\n', startOf(item) - 1) + 1;
  const sharesLine = !/^ *(?:- *)?$/.test(text.slice(lineStart, startOf(item)));
  const isFirstOfItem = yaml().isMap(parent) && /-/.test(text.slice(lineStart, startOf(item)));
  if ((sharesLine || isFirstOfItem) && next !== undefined) {
    return { start: startOf(item), end: startOf(next), text: '' };
  }
  return { start: lineStart, end: endOfLine(text, endOf(item)) + 1, text: '' };
}

function startOf(item: Pair<Node, Node | null> | Node): number {
  const node = yaml().isPair(item) ? item.key : item;
  return (node as Node).range?.[0] ?? 0;
}

/** Where the last letter of an entry is over, comments and line breaks behind it left out. */
function endOf(item: Pair<Node, Node | null> | Node | null): number {
  const { isCollection, isPair } = yaml();
  if (isPair<Node, Node | null>(item)) {
    const isEmpty = item.value?.range == null || item.value.range[1] === item.value.range[0];
    // Over the colon.
    return isEmpty ? (item.key.range?.[1] ?? 0) + 1 : endOf(item.value);
  }
  if (isCollection(item) && item.flow !== true && item.items.length > 0) {
    return endOf(item.items.at(-1) as Node);
  }
  return item?.range?.[1] ?? 0;
}

/** Where the line ends in which something is over: behind a comment that stands beside it. */
function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', lastLetter(text, at));
  return end === -1 ? text.length : end;
}

/** A block scalar ends behind its last line break. */
function lastLetter(text: string, at: number): number {
  return text[at - 1] === '\n' ? at - 1 : at;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
