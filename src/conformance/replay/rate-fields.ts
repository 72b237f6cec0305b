import { wordsOf } from '../../compile/words.ts';
import { type HeaderFields, headerList, headerPairs, headerValue } from '../../http/exchange.ts';

/** What an answer says of when its server wants to be asked again; times in milliseconds from now. */
export interface RateFields {
  /** Nothing is wanted before. */
  readonly pause?: number;
  /** So many requests are taken before `reset`. */
  readonly left?: number;
  readonly reset?: number;
}

/** `X-RateLimit-Remaining` and its kin (draft-ietf-httpapi-ratelimit-headers, version 06, and before). */
const FIELD = /^(?:x )?rate ?limit (remaining|reset)$/;

/** `remaining=0, reset=50` (version 07), `"default";r=0;t=50` (since then). */
const PARAMETER = /(?:^|[;,\s])(remaining|reset|r|t)=(\d+)/g;

/** Where a reset is a number of seconds since 1970, or of milliseconds, and none from now. */
const MOMENT = 1e9;
const MOMENT_IN_MILLISECONDS = 1e12;

/**
 * Reads `Retry-After` (RFC 9110 §10.2.3) and the fields that tell of a rate.
 * @param now for moments, where the answer has no `Date` to compare them with.
 */
export function readRateFields(headers: HeaderFields, now: number): RateFields {
  const date = Date.parse(headerValue(headers, 'date') ?? '');
  const sent = Number.isNaN(date) ? now : date;
  const pause = retryAfter(headerValue(headers, 'retry-after'), sent);
  const [least] = policies(headers, sent).sort((a, b) => a.left - b.left || b.reset - a.reset);
  return { ...(pause !== undefined && { pause }), ...least };
}

function retryAfter(value: string | undefined, sent: number): number | undefined {
  if (value === undefined) return undefined;
  const moment = /^\d+$/.test(value) ? sent + Number(value) * 1000 : Date.parse(value);
  return Number.isNaN(moment) ? undefined : Math.max(moment - sent, 0);
}

/** What is left of each limit that is told of whole. */
function policies(
  headers: HeaderFields,
  sent: number,
): Required<Pick<RateFields, 'left' | 'reset'>>[] {
  const own = headerPairs(headers).flatMap(([name, value]) => {
    const kind = FIELD.exec(wordsOf(name))?.[1];
    return kind === undefined || !/^\d+$/.test(value) ? [] : [[kind, value] as const];
  });
  const listed = (headerList(headers, 'ratelimit') ?? '').split(/,(?=\s*")/).map((policy) =>
    [...policy.matchAll(PARAMETER)].map(([, name = '', value = '']) => {
      return [{ r: 'remaining', t: 'reset' }[name] ?? name, value] as const;
    }),
  );
  return [own, ...listed].flatMap((pairs) => {
    const { remaining, reset } = Object.fromEntries(pairs);
    if (remaining === undefined || reset === undefined) return [];
    return [{ left: Number(remaining), reset: untilReset(Number(reset), sent) }];
  });
}

function untilReset(reset: number, sent: number): number {
  if (reset < MOMENT) return reset * 1000;
  return Math.max((reset < MOMENT_IN_MILLISECONDS ? reset * 1000 : reset) - sent, 0);
}
