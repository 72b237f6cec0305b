import { ID_NAMES, isHolder, singular, wordsOf } from '../../compile/words.ts';
import type { Contract, Operation } from '../../contract/contract.ts';
import { decodeBody } from '../../http/body.ts';
import { type HttpResponse, headerValue } from '../../http/exchange.ts';
import { parseJsonExactly } from '../../http/json.ts';
import { LongInteger } from '../../http/long-integer.ts';
import { decodePercent } from '../../http/percent.ts';
import { splitTarget } from '../../http/target.ts';
import type { OperationMatch } from '../subject.ts';

/** What a `POST` created: in the recording, and in its replay. */
export interface Created {
  /** The template of the collection's path. */
  readonly collection: string;
  /** What one of its entities is called, in words: `order`. */
  readonly words: string;
  readonly ids: readonly IdPair[];
}

/** An id as it was recorded, and the one that came in its place: of the same type. */
export interface IdPair {
  readonly was: Id;
  readonly is: Id;
  /** Whether its entity is found by it: others, such as a `uuid` beside an `id`, only tell of it. */
  readonly isKey: boolean;
}

/** What identifies an entity. */
export type Id = string | number | LongInteger;

/** How deep an envelope may be. */
const DEEPEST = 4;

/**
 * What a replayed `POST` created: where both answers are successes, and one of them is a 201, or the
 * contract documents items below the path. Its ids stand at the same place in both answers: at the end
 * of `Location`; in the body in members called `id` and the like, or after the entity or the item's
 * parameter, of the entity itself, of what envelopes such as `data` hold, and of each item of a list.
 */
export function createdBy(
  { operation, subject }: OperationMatch,
  recorded: HttpResponse | undefined,
  answer: HttpResponse,
): Created | undefined {
  if (operation.method !== 'POST' || recorded === undefined) return undefined;
  if (!isSuccess(recorded) || !isSuccess(answer)) return undefined;
  const collection = operation.path.replace(/\/$/, '');
  const item = itemOf(subject.compiled.contract, collection);
  if (item === undefined && recorded.status !== 201) return undefined;
  const words = singular(wordsOf(/[^/{}]+(?=[^/]*$)/.exec(collection)?.[0] ?? ''));
  const parameter = /\{([^{}]+)\}\/?$/.exec(item?.path ?? '')?.[1];
  const names = [
    ...(parameter === undefined ? [] : [wordsOf(parameter)]),
    ...ID_NAMES.map((name) => `${words} ${name}`),
    ...ID_NAMES,
  ];
  const located = locations(recorded, answer);
  const told = inBodies(bodyOf(recorded), bodyOf(answer), { words, names });
  // Where `Location` tells the key, the body only repeats it.
  const others = located === undefined ? told : told.map((pair) => ({ ...pair, isKey: false }));
  return { collection, words, ids: [...(located === undefined ? [] : [located]), ...others] };
}

/** The operation of a method on the items of a collection; of any method where none is said. */
export function itemOf(
  { operations }: Contract,
  collection: string,
  method?: string,
): Operation | undefined {
  return operations.find(
    (operation) =>
      operation.path.startsWith(`${collection}/`) &&
      /^\{[^{}]+\}\/?$/.test(operation.path.slice(collection.length + 1)) &&
      (method === undefined || operation.method === method),
  );
}

function isSuccess({ status }: HttpResponse): boolean {
  return status >= 200 && status < 300;
}

function locations(recorded: HttpResponse, answer: HttpResponse): IdPair | undefined {
  const [was, is] = [recorded, answer].map(({ headers }) => {
    const path = splitTarget(headerValue(headers, 'location') ?? '').path;
    return decodePercent(path.replace(/\/$/, '').split('/').at(-1) ?? '');
  });
  return was && is ? { was, is, isKey: true } : undefined;
}

function bodyOf({ body, headers }: HttpResponse): unknown {
  if (body === undefined) return undefined;
  const decoded = decodeBody(body, headers);
  const parsed = 'text' in decoded ? parseJsonExactly(decoded.text) : undefined;
  return parsed?.ok ? parsed.value : undefined;
}

/** What an entity and its ids are called, in words; the likeliest key first. */
interface Names {
  readonly words: string;
  readonly names: readonly string[];
}

function inBodies(was: unknown, is: unknown, names: Names, depth = 0): IdPair[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(was) && Array.isArray(is)) {
    if (was.length !== is.length) return [];
    return was.flatMap((item, index) => inBodies(item, is[index], names, depth + 1));
  }
  if (!isObject(was) || !isObject(is)) return [];
  const own = names.names.flatMap((wanted): IdPair[] => {
    const name = Object.keys(was).find((candidate) => wordsOf(candidate) === wanted);
    if (name === undefined) return [];
    const [before, now] = [was[name], is[name]];
    if (!isId(before) || !isId(now) || typeof before !== typeof now) return [];
    return [{ was: before, is: now, isKey: true }];
  });
  const held = Object.keys(was).filter((name) => {
    const words = wordsOf(name);
    return isHolder(words) || singular(words) === names.words;
  });
  return [
    ...own.map((pair, index) => ({ ...pair, isKey: index === 0 })),
    ...held.flatMap((name) => inBodies(was[name], is[name], names, depth + 1)),
  ];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof LongInteger);
}

function isId(value: unknown): value is Id {
  if (typeof value === 'string') return value !== '';
  return typeof value === 'number' || value instanceof LongInteger;
}
