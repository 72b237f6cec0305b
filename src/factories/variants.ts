import { lazily } from '../compile/lazily.ts';
import { createRandom } from '../compile/random.ts';
import type { Json, Pointer } from '../contract/contract.ts';
import { isJsonObject, parsePointer, valueAt } from '../contract/pointer.ts';
import { changedAt } from './changed.ts';
import { contextOf, type Source } from './factory.ts';
import type { Variation } from './variations.ts';

/** A documented status, and its body in each media type; none where it has no body. */
export interface Answer {
  readonly status: number;
  readonly bodies: readonly AnswerBody[];
}

/** A body in one of its media types. */
export interface AnswerBody {
  readonly mediaType: string;
  readonly pointer: Pointer;
  readonly source: Source;
}

/** A response that an operation documents, in one of its forms. */
export interface AnyVariant {
  readonly name: string;
  readonly status: number;
  readonly mediaType: string | undefined;
  readonly body: Json | undefined;
}

/**
 * The responses of an operation in each of their forms, each made when it is asked for: of each status and
 * media type one with all that is documented, then one for each way in which its body may be otherwise.
 * What has the schema of another media type of its status comes once. Equal seeds give equal variants.
 * @param depth how far into a body they go.
 * @throws {SchemaError} if a body's schema doesn't compile or no valid body is found.
 */
export function* variantsOf(
  answers: readonly Answer[],
  seed: string,
  depth: number,
): Generator<AnyVariant, void> {
  for (const { status, bodies } of answers) {
    const name = String(status);
    if (bodies.length === 0) yield { name, status, mediaType: undefined, body: undefined };
    const seen = new Set<Pointer>();
    for (const { mediaType, pointer, source } of bodies) {
      const own = seen.size === 0 ? name : `${name} as ${mediaType}`;
      const forms = formsOf(source, seed, depth, seen.has(pointer));
      for (const { name: form, body } of forms) {
        yield { name: form === '' ? own : `${own}, ${form}`, status, mediaType, body };
      }
      seen.add(pointer);
    }
  }
}

/** A body in one of its forms; the one with all that is documented has no name. */
interface Form {
  readonly name: string;
  readonly body: Json;
}

function* formsOf(
  source: Source,
  seed: string,
  depth: number,
  isOnce: boolean,
): Generator<Form, void> {
  const { make, parts, violations, variations } = source.maker();
  const context = contextOf(source, createRandom(seed), 'variants');
  const whole = make('most', context);
  yield { name: '', body: whole };
  if (isOnce) return;
  const bodyOf = lazily((variation: Variation): Json | undefined => {
    const around = variation.within === undefined ? whole : bodyOf(variation.within);
    if (around === undefined) return undefined;
    for (const body of varied(variation, around)) {
      if (violations(body).length === 0) return body;
    }
    return undefined;
  });
  for (const variation of variations(depth)) {
    const body = bodyOf(variation);
    if (body !== undefined) yield { name: variation.name, body };
  }

  /** What a value with a variation may be: others than `around` at that place, then around it. */
  function* varied({ site, change, narrowing }: Variation, around: Json): Generator<Json, void> {
    const at = parsePointer(site.at);
    const changed = (body: Json | undefined) =>
      body === undefined || change === undefined
        ? body
        : changedAt(body, parsePointer(change.at), change.value);
    if (change !== undefined) yield* existing(changed(around));
    const random = context.random.derive(site.at);
    for (const pointer of site.pointers.toReversed()) {
      for (const part of parts({ ...context, random }, pointer, narrowing)) {
        yield* existing(changed(changedAt(around, at, part)));
        const held = valueAt(around, site.at);
        if (!isJsonObject(held) || !isJsonObject(part)) continue;
        yield* existing(changed(changedAt(around, at, { ...held, ...part })));
      }
    }
  }
}

function* existing(body: Json | undefined): Generator<Json, void> {
  if (body !== undefined) yield body;
}
