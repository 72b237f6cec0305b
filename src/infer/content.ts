import { hasBody } from '../compile/body-media-type.ts';
import { type HttpRequest, type HttpResponse, headerValue } from '../http/exchange.ts';
import { hasEmptyText, syntaxOf } from '../http/syntax.ts';
import {
  type BodySketch,
  emptyBodies,
  MISREAD,
  mediaTypeOf,
  mergeBodies,
  seeBody,
  type Unread,
} from './bodies.ts';
import { count, known } from './known.ts';

/** What the bodies of messages have shown. */
export interface ContentSketch {
  /** How many had none. */
  without: number;
  /** How many had one that nothing could be read from. */
  readonly unread: Map<Unread, number>;
  readonly byMediaType: Map<string, BodySketch>;
}

/** What a recording lacks of a body, and why. */
export interface Lack {
  readonly omitted: string | undefined;
  readonly cut: string | undefined;
}

/** No message has come yet. */
export function emptyContent(): ContentSketch {
  return { without: 0, unread: new Map(), byMediaType: new Map() };
}

/** Notes the body of a message, or that it has none. */
export function seeContent(
  content: ContentSketch,
  message: HttpRequest | HttpResponse,
  { omitted, cut }: Lack,
): void {
  const bodies = () => known(content.byMediaType, mediaTypeOf(message), emptyBodies);
  if (hasBody(message) || (omitted === undefined && isEmptyText(message))) {
    const unread = seeBody(bodies(), message, cut !== undefined);
    if (unread !== undefined) count(content.unread, unread);
  } else if (omitted === undefined) {
    content.without += 1;
  } else {
    count(content.unread, 'not in the recording');
    // What isn't held may be named all the same.
    if (message.headers['content-type'] !== undefined) bodies();
  }
}

/** Adds to a sketch what another one has seen, which stays as it is. */
export function mergeContent(content: ContentSketch, other: ContentSketch): void {
  content.without += other.without;
  for (const [why, times] of other.unread) count(content.unread, why, times);
  for (const [mediaType, bodies] of other.byMediaType) {
    mergeBodies(known(content.byMediaType, mediaType, emptyBodies), bodies);
  }
}

/**
 * Whether the bodies are what their media types say: all that a recording holds whole, or some, which tell
 * what the others should have been.
 */
export function isReadable({ unread, byMediaType }: ContentSketch): boolean {
  return !unread.has(MISREAD) || [...byMediaType.values()].some(({ seen }) => seen > 0);
}

/** HTTP doesn't tell an empty body from none: an answer has one where its media type has an empty text. */
function isEmptyText(message: HttpRequest | HttpResponse): boolean {
  const named = headerValue(message.headers, 'content-type');
  return 'status' in message && named !== undefined && hasEmptyText(syntaxOf(named));
}
