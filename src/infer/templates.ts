import { ID_NAMES, isHolder, KEY_NAMES, wordsOf } from '../compile/words.ts';
import { isBaseSegment } from './base-path.ts';
import { known } from './known.ts';
import { emptyOperation, mergeOperations, type OperationSketch } from './operation.ts';
import { becomeValue, type PathNode } from './path-tree.ts';
import { isAlike } from './similarity.ts';
import type { ObjectSketch } from './sketch.ts';

/** More siblings that are alike in all else are no words of the API, however they are spelt. */
const MOST_WORDS = 30;
/** So many are none where each is spelt as a title or a name: of several words, with digits or capitals. */
const MOST_SLUGS = 8;
const SLUG = /[-.]|\d|[A-Z]/;

/** So many siblings that lead to the same are no chance. */
const LEAST_ALIKE = 3;

/** What was missing beside more things that differ was a wrong path, and no wrong name. */
const MOST_BESIDE_MISSING = 3;

/** Names, in words, of what a thing is, and not which. */
const KINDS = new Set(['event', 'kind', 'metric', 'object', 'status', 'type']);

/** A child that is a word. */
type Word = readonly [text: string, node: PathNode];

/**
 * Settles which words in paths are values of a parameter: what follows them is the same as behind an id, an answer
 * has them for its id, one of them is missing as a thing is, or they are too many and too much alike.
 */
export function settleTemplates(node: PathNode, isTop = true): void {
  mergeSlash(node);
  if (!isTop) settleWords(node);
  for (const [text, child] of node.literals) {
    settleTemplates(child, isTop && isBaseSegment(text));
  }
  for (const { node: child } of node.variables.values()) settleTemplates(child, false);
}

/** A path and the same with a slash at its end are one. */
function mergeSlash(node: PathNode): void {
  const slash = node.literals.get('');
  if (slash === undefined || node.operations.size === 0) return;
  if (slash.literals.size + slash.variables.size > 0) return;
  for (const [method, operation] of slash.operations) {
    mergeOperations(known(node.operations, method, emptyOperation), operation);
  }
  node.literals.delete('');
}

function settleWords(node: PathNode): void {
  const words = [...node.literals].filter(([text]) => text !== '');
  const values = [
    ...echoed(words),
    ...besideMissing(words),
    ...tooMany(words),
    ...leadingAlike(words),
  ];
  const isOfWords = !node.variables.has('');
  for (const [text] of values) becomeValue(node, text);
  const variable = node.variables.get('');
  if (variable === undefined) return;
  const edges = edgesOf(variable.node);
  for (const [text, child] of words) {
    if (!node.literals.has(text) || !edgesOf(child).isSubsetOf(edges)) continue;
    const leadsOn = isOfWords && child.literals.size > 0;
    if (leadsOn || child.outcomes.succeeded === 0) becomeValue(node, text);
  }
}

/** Those that answers have for the id of what they tell of, or several of them at one name. */
function echoed(words: readonly Word[]): Word[] {
  const echoes = words.flatMap((word) => echoingNames(word).map((name) => ({ word, name })));
  return [...Map.groupBy(echoes, ({ name }) => name)]
    .filter(([name, alike]) => isKey(name) || alike.length > 1)
    .flatMap(([, alike]) => alike.map(({ word }) => word));
}

/** The names, in words, at which answers have nothing but the word. */
function echoingNames([text, node]: Word): string[] {
  const objects = successes(node).flatMap((one) => [one, ...held(one)]);
  return [...new Set(objects.flatMap((one) => namesWith(one, text.toLowerCase())))];
}

function namesWith({ members }: ObjectSketch, lower: string): string[] {
  return [...members].flatMap(([name, { sketch }]) => {
    const values = [...(sketch.texts?.values?.keys() ?? [])];
    const isEcho = values.length > 0 && values.every((value) => value.toLowerCase() === lower);
    const words = wordsOf(name);
    return isEcho && !KINDS.has(words) ? [words] : [];
  });
}

function isKey(words: string): boolean {
  return ID_NAMES.includes(words) || KEY_NAMES.includes(words);
}

/** The objects that an object holds as what it tells of. */
function held({ members }: ObjectSketch): ObjectSketch[] {
  return [...members].flatMap(([name, { sketch }]) =>
    isHolder(wordsOf(name)) ? (sketch.objects ?? sketch.lists?.items.objects ?? []) : [],
  );
}

/** What was missing, and what stands in its place where it was not. */
function besideMissing(words: readonly Word[]): Word[] {
  return words
    .filter(([, { outcomes }]) => outcomes.succeeded === 0 && outcomes.missing > 0)
    .flatMap((missing) => {
      const edges = edgesOf(missing[1]);
      const beside = words.filter(
        ([text, child]) =>
          child.outcomes.succeeded > 0 &&
          !edges.has(`/${text}`) &&
          isComparable(edges, edgesOf(child)),
      );
      const isOne = beside.length <= MOST_BESIDE_MISSING && areAlike(beside);
      return beside.length > 0 && isOne ? [missing, ...beside] : [];
    });
}

/** Whether what follows one may follow the other, too: neither is a collection where the other is none. */
function isComparable(edges: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  if (edges.has(VARIABLE) !== others.has(VARIABLE)) return false;
  return edges.isSubsetOf(others) || others.isSubsetOf(edges);
}

/** Those of which there are too many. */
function tooMany(words: readonly Word[]): Word[] {
  const succeeded = words.filter(([, { outcomes }]) => outcomes.succeeded > 0);
  const groups = Map.groupBy(succeeded, ([, child]) => [...edgesOf(child)].sort().join(' '));
  return [...groups.values()].flatMap((alike) => {
    const slugs = alike.filter(([text]) => SLUG.test(text));
    const isTooMany =
      alike.length > MOST_WORDS || (slugs.length >= MOST_SLUGS && slugs.length * 2 > alike.length);
    return isTooMany && areAlike(alike) ? alike : [];
  });
}

/** Those behind which the same words come, not at once but further down: each stands for one of many. */
function leadingAlike(words: readonly Word[]): Word[] {
  const ends = words.flatMap((word) =>
    [...new Set(endsBelow(word[1], []))].map((end) => ({ end, word })),
  );
  return [...Map.groupBy(ends, ({ end }) => end).values()]
    .filter((alike) => alike.length >= LEAST_ALIKE)
    .flatMap((alike) => alike.map(({ word }) => word));
}

/** What tells the paths of several segments below a node: how long they are, with their outermost or last words. */
function endsBelow(node: PathNode, before: readonly string[]): string[] {
  const words = before.filter(isLiteral);
  const isFar = before.length > 1 && node.operations.size > 0 && words.length > 0;
  const ends = [words.slice(-2), [words.at(0), words.at(-1)]];
  return [
    ...(isFar ? ends.map((end) => `${before.length} ${end.join('/')}`) : []),
    ...[...node.literals].flatMap(([text, child]) => endsBelow(child, [...before, text])),
    ...[...node.variables].flatMap(([affix, { node: child }]) =>
      endsBelow(child, [...before, `{}${affix}`]),
    ),
  ];
}

function isLiteral(segment: string): boolean {
  return !segment.startsWith('{}');
}

/** Whether what answers them is of one shape. */
function areAlike(words: readonly Word[]): boolean {
  const shapes = words.flatMap(([, child]) => successes(child).slice(0, 1));
  const [first] = shapes;
  return first === undefined || shapes.every((shape) => isAlike(first, shape));
}

const VARIABLE = '/{}';

/** What may follow at a node: methods, words, an id. */
function edgesOf({ operations, literals, variables }: PathNode): Set<string> {
  return new Set([
    ...operations.keys(),
    ...Array.from(literals.keys(), (text) => `/${text}`),
    ...Array.from(variables.keys(), (affix) => `/{}${affix}`),
  ]);
}

/** The objects that successes at a node answered with. */
function successes({ operations }: PathNode): ObjectSketch[] {
  return ['GET', 'POST', 'PUT', 'PATCH'].flatMap((method) => {
    const operation = operations.get(method);
    return operation === undefined ? [] : successObjects(operation);
  });
}

function successObjects({ answers }: OperationSketch): ObjectSketch[] {
  return [...answers]
    .filter(([status]) => status >= 200 && status < 300)
    .sort(([a], [b]) => a - b)
    .flatMap(([, { content }]) => [...content.byMediaType.values()])
    .flatMap(({ values }) => values.objects ?? []);
}
