import { documentedResponse } from '../compile/response.ts';
import { wordsOf } from '../compile/words.ts';
import type { Operation } from '../contract/contract.ts';
import type { HttpResponse } from '../http/exchange.ts';
import type { Count } from './limits.ts';

/** Names, in words, of the headers that tell of a rate: `X-RateLimit-Remaining`, `RateLimit-Reset`. */
const RATE_HEADER = /^(?:x )?rate ?limit (limit|remaining|reset)$/;

/**
 * Tells in an answer's headers what is left of the rate: in those that its operation documents for
 * that, else in `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset` (draft-ietf-httpapi-
 * ratelimit-headers, version 07). A documented reset that looks like a moment, as GitHub's, is one.
 * @param always whether it is told where no header for it is documented.
 */
export function withRate(
  operation: Operation,
  response: HttpResponse,
  count: Count,
  now: number,
  always: boolean,
): HttpResponse {
  const documented = documentedResponse(operation, response.status)?.headers ?? [];
  const own = documented.flatMap(({ name, example }) => {
    const [, kind] = RATE_HEADER.exec(wordsOf(name)) ?? [];
    return kind === undefined ? [] : [{ name: name.toLowerCase(), kind, example }];
  });
  const told = own.length > 0 || !always ? own : DEFAULTS;
  const fields = told.map(({ name, kind, example = response.headers[name] }) => {
    const isMoment = kind === 'reset' && looksLikeMoment(example);
    const value = isMoment ? Math.ceil(now / 1000) + count.seconds : figureOf(kind, count);
    return [name, String(value)];
  });
  return { ...response, headers: { ...response.headers, ...Object.fromEntries(fields) } };
}

const DEFAULTS = ['limit', 'remaining', 'reset'].map((kind) => ({
  name: `ratelimit-${kind}`,
  kind,
  example: undefined,
}));

function figureOf(kind: string, { rate, remaining, seconds }: Count): number {
  if (kind === 'limit') return rate.requests;
  return kind === 'remaining' ? remaining : seconds;
}

/** Whether a documented example, or a fake, is a number of seconds since 1970. */
function looksLikeMoment(value: unknown): boolean {
  return Number(value) > 1e9;
}
