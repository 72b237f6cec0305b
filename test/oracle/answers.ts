import type { Operation, Response } from './document.ts';
import { essenceOf, isJson } from './media-types.ts';

/** The status and media type that a request is answered with. */
export interface Answer {
  readonly status: number;
  /** `undefined` where the answer has no content. */
  readonly mediaType: string | undefined;
  /** Whether the operation documents it. */
  readonly isDocumented: boolean;
}

/** Problem details (RFC 9457), where nothing is documented. */
const PROBLEM = 'application/problem+json';

/** The documented response for a status: its own, else its range's, else `default` (OpenAPI 3.1 §4.8.16). */
export function documentedFor({ responses }: Operation, status: number): Response | undefined {
  return responses[status] ?? responses[`${String(status)[0]}XX`] ?? responses.default;
}

/** What a request that keeps its contract is answered with: the lowest documented success, as it accepts it. */
export function successOf(operation: Operation, accept: string | undefined): Answer {
  const exact = Object.keys(operation.responses)
    .map(Number)
    .filter((each) => each >= 200 && each < 300);
  const status = exact.length > 0 ? Math.min(...exact) : 200;
  const types = typesOf(operation, status);
  const mediaType = negotiate(accept, types);
  // RFC 9110 §15.5.7
  if (mediaType === undefined && types.length > 0) return refusalOf(operation, [406], accept);
  return { status, mediaType, isDocumented: true };
}

/**
 * What a refused request is answered with: the first of the statuses that fit which is documented by itself or by
 * its range. Its type is better one that isn't accepted than none.
 */
export function refusalOf(
  operation: Operation,
  statuses: readonly number[],
  accept: string | undefined,
): Answer {
  const { default: _, ...responses } = operation.responses;
  const status = statuses.find((each) => documentedFor({ ...operation, responses }, each));
  // Where it isn't, a body that breaks its schema is a bad request as any other.
  const usual = statuses[0] === 422 ? 400 : (statuses[0] ?? 400);
  const given = status ?? usual;
  if (documentedFor(operation, given) === undefined) {
    return { status: given, mediaType: PROBLEM, isDocumented: false };
  }
  const types = typesOf(operation, given);
  const mediaType = negotiate(accept, types) ?? negotiate(undefined, types);
  return { status: given, mediaType, isDocumented: true };
}

function typesOf(operation: Operation, status: number): string[] {
  const isBodyless = status === 204 || status === 205 || status === 304;
  return isBodyless ? [] : Object.keys(documentedFor(operation, status)?.content ?? {});
}

/**
 * Proactive negotiation (RFC 9110 §12.5.1); where the client leaves the choice, JSON comes first. Of a range that is
 * documented, what the client names is offered, and the type that is most common.
 */
function negotiate(accept: string | undefined, documented: readonly string[]): string | undefined {
  const ranges = (accept ?? '*/*').split(',').map((text) => {
    const [, quality = '1'] = /;q=([\d.]+)/.exec(text) ?? [];
    return { range: essenceOf(text), quality: Number(quality) };
  });
  const qualityOf = (type: string) => {
    const essence = essenceOf(type);
    const covering = [essence, `${essence.split('/')[0]}/*`, '*/*'];
    const nearest = covering.map((range) => ranges.find((each) => each.range === range));
    return nearest.find((each) => each !== undefined)?.quality ?? 0;
  };
  const named = ranges
    .map(({ range }) => range)
    .filter((range) => /^application\/[^*]/.test(range));
  const offered = documented.flatMap((type) =>
    type === 'application/*' ? ['application/json', ...named] : type,
  );
  const [best] = offered
    .filter((type) => qualityOf(type) > 0)
    .sort((a, b) => qualityOf(b) - qualityOf(a) || Number(isJson(b)) - Number(isJson(a)));
  return best;
}
