import type { MediaTypeMatch } from '../../compile/body-media-type.ts';
import { type Syntax, syntaxOf } from '../../http/syntax.ts';
import { breached, type CheckOutcome, FULFILLED, type Policy } from '../check.ts';

/** Bodies that are what their media type says, whatever they hold. */
const UNREAD: ReadonlySet<Syntax> = new Set(['text', 'binary']);

/**
 * Whether a body's media type is a documented one. One that only stands for it, as
 * `application/vnd.api+json` does for `application/json`, is worth an `info` unless strictness is
 * asked for.
 */
export function contentTypeOutcome(
  match: MediaTypeMatch,
  at: 'request' | 'response',
  { mediaTypes }: Policy,
): CheckOutcome {
  if (match.kind === 'none' || match.kind === 'documented') return FULFILLED;
  const { received = '', documented, contractPointer } = match.mismatch;
  const isTolerated = match.kind === 'stands-for' && mediaTypes === 'lenient';
  return breached({
    severity: isTolerated ? 'info' : 'error',
    at: `${at}.header`,
    pointer: '/content-type',
    received: received.trim() === '' ? 'no media type' : received,
    documented,
    contractPointer,
    hides: match.kind === 'unsupported' && !UNREAD.has(syntaxOf(received)),
    cause: received.trim().toLowerCase(),
  });
}
