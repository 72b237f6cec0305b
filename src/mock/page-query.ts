import { lazily, weakly } from '../compile/lazily.ts';
import { wordsOf } from '../compile/words.ts';
import type { Json, JsonObject, Operation } from '../contract/contract.ts';
import { follow } from '../contract/follow.ts';
import { isJsonObject } from '../contract/pointer.ts';

const SIZE = /^(limit|per page|page size|page limit|size|max results|max items|top|take|first)$/;
/** A size, too, unless something else is one: OData's `$count` asks for the number of all. */
const COUNT = /^count$/;
/** So many are asked for from the end of what there is (Relay's cursor connections). */
const LAST = /^last$/;
const OFFSET = /^(offset|skip|start|start index|start at|page offset)$/;
const NUMBER = /^(page|page number|page no|page index|p)$/;
const CURSOR =
  /^(cursor|page cursor|after|starting after|start after|page token|next token|next page token|continuation token|continue|marker|page after|offset token)$/;
/** A key that stands behind the page: what is asked for are the items before it. */
const BEFORE = /^(before|ending before|end before|page before|before cursor)$/;

/** What a query asks of a list, and what it could. */
export interface AskedPage {
  readonly size: number | undefined;
  /** How many are asked for from the end. */
  readonly last: number | undefined;
  readonly offset: number | undefined;
  readonly number: number | undefined;
  /** The number of the first page. */
  readonly base: 0 | 1;
  /** The key of the item before the page, and of the one behind it. */
  readonly after: string | undefined;
  readonly before: string | undefined;
  /** The parameters that ask for a page. */
  readonly names: Readonly<Record<'offset' | 'number' | 'cursor' | 'before', string | undefined>>;
}

/** Reads what a query asks of a list, or what stands for it by default. */
export function askedPage(
  document: JsonObject,
  operation: Operation,
  query: Readonly<Record<string, unknown>>,
): AskedPage {
  const asked = flattened(operation, query);
  const { schemas: possible, nameOf: documentedName } = documentedNames(operation, document);
  const nameOf = (pattern: RegExp) =>
    documentedName(pattern) ?? [...asked.keys()].find((name) => pattern.test(wordsOf(name)));
  const [offset, number, cursor, before] = [OFFSET, NUMBER, CURSOR, BEFORE].map(nameOf);
  const [size = nameOf(COUNT), last] = [SIZE, LAST].map(nameOf);
  const numberSchema = possible.get(number ?? '');
  const pageNumber = wholeNumber(asked.get(number ?? ''), 0);
  const startsAtZero = numberSchema?.default === 0 || numberSchema?.minimum === 0;
  return {
    size: wholeNumber(asked.get(size ?? '') ?? possible.get(size ?? '')?.default, 1),
    last: wholeNumber(asked.get(last ?? ''), 1),
    offset: wholeNumber(asked.get(offset ?? ''), 0),
    number: pageNumber,
    base: pageNumber === 0 || startsAtZero ? 0 : 1,
    after: someText(asked.get(cursor ?? '')),
    before: someText(asked.get(before ?? '')),
    names: { offset, number, cursor, before },
  };
}

/** Whether a query parameter asks for a page of a list, rather than for what is in it. */
export function isOfPaging(name: string): boolean {
  return [SIZE, COUNT, LAST, OFFSET, NUMBER, CURSOR, BEFORE].some((pattern) =>
    pattern.test(wordsOf(name)),
  );
}

/** How many items a query asks for at most; `undefined` where it doesn't say. */
export function limitOf(
  operation: Operation,
  query: Readonly<Record<string, unknown>>,
): number | undefined {
  if (Object.keys(query).length === 0) return undefined;
  const asked = [...flattened(operation, query)];
  const valueAsked = (pattern: RegExp) => asked.find(([name]) => pattern.test(wordsOf(name)))?.[1];
  return wholeNumber(valueAsked(SIZE) ?? valueAsked(COUNT), 1);
}

/** What a query holds, by the names that its parameters have there: `page[size]` (`deepObject`). */
function flattened(
  { parameters }: Operation,
  query: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, unknown> {
  const entries = Object.entries(query).flatMap(([name, value]): [string, unknown][] => {
    if (!isJsonObject(value as Json)) return [[name, value]];
    const isForm = parameters.some((one) => one.name === name && one.style === 'form');
    return Object.entries(value as JsonObject).map(([inner, one]) => [
      isForm ? inner : `${name}[${inner}]`,
      one,
    ]);
  });
  return new Map(entries);
}

/** The names that a query's parameters may have. */
interface DocumentedNames {
  readonly schemas: ReadonlyMap<string, JsonObject>;
  /** The first that, in words, matches. */
  readonly nameOf: (pattern: RegExp) => string | undefined;
}

const documentedNames = weakly((operation: Operation, document: JsonObject): DocumentedNames => {
  const schemas = namesOf(document, operation);
  const nameOf = lazily((pattern: RegExp) =>
    [...schemas.keys()].find((name) => pattern.test(wordsOf(name))),
  );
  return { schemas, nameOf };
});

/** The names that a query's parameters may have, with their schemas. */
function namesOf(document: JsonObject, { parameters }: Operation): Map<string, JsonObject> {
  const named = parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name, schema, style }): [string, JsonObject][] => {
      const node = schema === undefined ? {} : (follow(document, schema)?.node ?? {});
      const properties = isJsonObject(node.properties) ? Object.entries(node.properties) : [];
      if (style !== 'deepObject' && properties.length === 0) return [[name, node]];
      return properties.map(([inner, one]) => [
        style === 'deepObject' ? `${name}[${inner}]` : inner,
        isJsonObject(one) ? one : {},
      ]);
    });
  return new Map(named);
}

/** A number, or a text of one: parameters of any type ask for pages. */
function wholeNumber(value: unknown, least: number): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isInteger(number) && Number(number) >= least ? Number(number) : undefined;
}

function someText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
