import type { Json } from '../../contract/contract.ts';
import { childPointer, formatPointer } from '../../contract/pointer.ts';
import { readEventStream, type StreamEvent, writeEventStream } from '../../http/event-stream.ts';
import {
  readJsonLines,
  readJsonSequence,
  writeJsonLines,
  writeJsonSequence,
} from '../../http/json-sequence.ts';
import {
  type BodyCodec,
  type BodyReading,
  type DocumentedContent,
  readsText,
  unjudged,
  unreadable,
  wasRead,
  writtenText,
} from './codec.ts';
import { describedBy } from './described.ts';
import { isObject, scalarText } from './scalar-text.ts';

/** Bodies that are a sequence of JSON texts: the value is their list (OpenAPI 3.2 §4.14.4). */
export function compileJsonTexts(
  syntax: 'json-lines' | 'json-sequence',
  content: DocumentedContent,
): BodyCodec {
  const [readAll, writeAll] =
    syntax === 'json-lines'
      ? [readJsonLines, writeJsonLines]
      : [readJsonSequence, writeJsonSequence];
  const read = (text: string): BodyReading => {
    const reading = readAll(text);
    if (reading.ok) return wasRead(reading.values);
    const { index, path, problem, line, column, isBeyond } = reading;
    const reason = `text ${index + 1} of the sequence: ${problem} (line ${line}, column ${column})`;
    return unreadable(reason, 'JSON', childPointer('', index) + formatPointer(path), isBeyond);
  };
  return compileSequence(content, read, writeAll);
}

/** Bodies that are a stream of events: the value is their list, each an object with its fields. */
export function compileEventStream(content: DocumentedContent): BodyCodec {
  return compileSequence(content, (text) => wasRead(readEventStream(text)), writeEvents);
}

function compileSequence(
  { range, shape }: DocumentedContent,
  readItems: (text: string) => BodyReading,
  writeItems: (items: readonly Json[]) => string,
): BodyCodec {
  const described = describedBy(shape);
  return {
    read: readsText(range, (text) => {
      if (described === 'scalar') return wasRead(text);
      return described === 'object' ? unjudged(range, described) : readItems(text);
    }),
    write: (value, mediaType) =>
      writtenText(typeof value === 'string' ? value : writeItems(itemsOf(value)), mediaType),
  };
}

function itemsOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

function writeEvents(items: readonly Json[]): string {
  return writeEventStream(items.map(eventOf));
}

/** What isn't an event is the data of one. */
function eventOf(item: Json): StreamEvent {
  if (!isObject(item) || !('data' in item)) return { data: scalarText(item) };
  const { event, data = null, id, retry } = item;
  return {
    ...(typeof event === 'string' && { event }),
    data: scalarText(data),
    ...(typeof id === 'string' && { id }),
    ...(typeof retry === 'number' && { retry }),
  };
}
