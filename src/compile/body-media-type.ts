import type { MediaType, Pointer } from '../contract/contract.ts';
import { childPointer } from '../contract/pointer.ts';
import { type HeaderFields, headerValue, type Message } from '../http/exchange.ts';
import { compileMediaRanges } from '../http/media-type.ts';

/** What is documented of a body, in a request body or a response. */
export interface DocumentedBody {
  readonly content: readonly MediaType[];
  readonly pointer: Pointer;
}

/** A media type that came, and the ones that are documented. */
export interface MediaTypeMismatch {
  /** `undefined` where the message names none. */
  readonly received: string | undefined;
  readonly documented: string;
  readonly contractPointer: Pointer;
}

/** How the media type of a message's body fits the documented ones. */
export type MediaTypeMatch =
  /** There is no body, or none is documented. */
  | { readonly kind: 'none' }
  | { readonly kind: 'documented'; readonly media: MediaType; readonly received: string }
  /** It isn't a documented one but may stand for it, as `+json` does for JSON. */
  | {
      readonly kind: 'stands-for';
      readonly media: MediaType;
      readonly received: string;
      readonly mismatch: MediaTypeMismatch;
    }
  | { readonly kind: 'unsupported'; readonly mismatch: MediaTypeMismatch };

/** What a body without a media type may be taken for (RFC 9110 §8.3). */
const UNNAMED = 'application/octet-stream';

const NONE: MediaTypeMatch = { kind: 'none' };

/** Finds the documented representation that a message's header fields name. */
export type MediaTypeFinder = (headers: HeaderFields) => MediaTypeMatch;

/** Whether a message has a body. */
export function hasBody({ body }: Message): boolean {
  return body !== undefined && body.length > 0;
}

/** How the media type of a message's body fits the documented ones. */
export function matchMediaType(find: MediaTypeFinder, message: Message): MediaTypeMatch {
  return hasBody(message) ? find(message.headers) : NONE;
}

/** Prepares finding the documented representation that a message names, whatever its body. */
export function compileMediaTypeFinder({ content, pointer }: DocumentedBody): MediaTypeFinder {
  const ranges = content.map(({ range }) => range);
  const findStrictly = compileMediaRanges(ranges, 'strict');
  // Bodies mostly are of the type that the one before was of.
  let last: { readonly named: string | undefined; readonly match: MediaTypeMatch } | undefined;
  return (headers) => {
    if (content.length === 0) return NONE;
    const named = headerValue(headers, 'content-type');
    if (last === undefined || last.named !== named) last = { named, match: find(named) };
    return last.match;
  };

  function find(named: string | undefined): MediaTypeMatch {
    const received = named ?? UNNAMED;
    const documented = content[findStrictly(received)];
    if (documented !== undefined) return { kind: 'documented', media: documented, received };
    const contractPointer = childPointer(pointer, 'content');
    const mismatch = { received: named, documented: ranges.join(', '), contractPointer };
    const findLeniently = compileMediaRanges(ranges, 'lenient');
    const similar = named === undefined ? undefined : content[findLeniently(received)];
    if (similar === undefined) return { kind: 'unsupported', mismatch };
    return { kind: 'stands-for', media: similar, received, mismatch };
  }
}
