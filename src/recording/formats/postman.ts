import { RecordingError } from '../../errors.ts';
import type { Exchange, ExchangeSource } from '../../http/exchange.ts';
import { brokenRecording, lackingExchange } from '../broken-recording.ts';
import { BrokenText } from '../broken-text.ts';
import type { ByteWindow } from '../byte-window.ts';
import { parsePlaced } from '../json-cursor.ts';
import { jsonPosition } from '../json-position.ts';
import { Lacking } from '../lacking.ts';
import { listMember, member } from '../members.ts';
import { createExchange } from '../recorded-exchange.ts';
import { readWhole } from '../whole-text.ts';
import { readSavedResponse } from './postman-response.ts';
import { readVariables, type Variables } from './postman-variables.ts';

/** How large a collection may be, in MiB. */
const MOST_COLLECTION = 256;

/** A saved response, and the request that it answers. */
interface Saved {
  readonly request: unknown;
  readonly response: unknown;
  /** The keys and indices that lead to the response. */
  readonly path: readonly (string | number)[];
}

/**
 * Reads the saved responses of a Postman collection (v2.0 or v2.1) as exchanges, in the file's order; a
 * request without one is none. It is read whole, since variables stand behind what names them. `file`
 * is what messages call it.
 *
 * @throws {RecordingError} if the text is not JSON, cut off, larger than 256 MiB or no collection; after
 *   the exchanges before, if one lacks a URL or a status.
 */
export async function* readPostman(window: ByteWindow, file: string): AsyncGenerator<Exchange[]> {
  const { text, collection, path } = await readCollection(window, file);
  const variables = readVariables(collection);
  let index = 0;
  for (const saved of savedIn(collection, path)) {
    yield [exchangeOf(saved, variables, text, { file, index })];
    index += 1;
  }
}

async function readCollection(window: ByteWindow, file: string) {
  try {
    const text = await readWhole(window, MOST_COLLECTION);
    const root = parsePlaced(text);
    // So Postman's API gives it.
    const inner = member(root, 'collection');
    const collection = inner ?? root;
    if (!Array.isArray(member(collection, 'item'))) throw noCollection(file);
    return { text: text.text, collection, path: inner === undefined ? [] : ['collection'] };
  } catch (error) {
    if (!(error instanceof BrokenText)) throw error;
    throw brokenRecording(error, file, { inside: '', whole: '0 whole exchanges' });
  }
}

/** Those of a folder or request, and of all folders in it. */
function* savedIn(item: unknown, path: Saved['path']): Generator<Saved> {
  for (const [index, response] of listMember(item, 'response').entries()) {
    const request = member(response, 'originalRequest') ?? member(item, 'request');
    yield { request, response, path: [...path, 'response', index] };
  }
  for (const [index, inner] of listMember(item, 'item').entries()) {
    yield* savedIn(inner, [...path, 'item', index]);
  }
}

function exchangeOf(
  { request, response, path }: Saved,
  variables: Variables,
  text: string,
  source: ExchangeSource,
): Exchange {
  try {
    return createExchange(readSavedResponse(request, response, variables), source);
  } catch (error) {
    if (!(error instanceof Lacking)) throw error;
    const place = { file: source.file, ...jsonPosition(text, [...path, ...error.path]) };
    throw lackingExchange(error, place, path.map((step) => `/${step}`).join(''));
  }
}

function noCollection(file: string): RecordingError {
  return new RecordingError({
    problem: 'the file is JSON, but no Postman collection',
    expected: 'a list at `item`',
    location: { file, line: 1, column: 1 },
  });
}
