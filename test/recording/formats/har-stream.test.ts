import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RecordingError } from '../../../src/errors.ts';
import { BrokenShare } from '../../../src/recording/broken-share.ts';
import { ByteWindow } from '../../../src/recording/byte-window.ts';
import { readHar } from '../../../src/recording/formats/har.ts';
import { failureOf } from '../../contract/failure.ts';
import { readChunks, readHarText, windowOf } from '../read-text.ts';
import { GET, harOf } from './one-entry.ts';

/** Entries whose texts hold all that a splitter could stumble over. */
const entry = fc.record({
  comment: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('"', '\\', '\\"', ']}', '[{', '{"log": {"entries": [', '\u2028', 'é€😀'),
  ),
  request: fc.record({
    method: fc.constantFrom('GET', 'POST'),
    url: fc.webUrl({ withQueryParameters: true }),
    postData: fc.option(fc.record({ text: fc.string({ unit: 'binary', minLength: 1 }) })),
  }),
  _deep: fc.jsonValue(),
});

const other = fc.dictionary(
  fc.string().filter((key) => key !== 'log' && key !== 'entries'),
  fc.jsonValue(),
  { maxKeys: 2, noNullPrototype: true },
);

/** A HAR, its entries anywhere in its log, and how many there are. */
const har = fc
  .record({
    before: other,
    entries: fc.array(entry, { maxLength: 4 }),
    after: other,
    around: other,
    isFirst: fc.boolean(),
    indent: fc.constantFrom(undefined, 2, '\t'),
    lineBreak: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ before, entries, after, around, isFirst, indent, lineBreak }) => {
    const log = { ...before, entries, ...after };
    const root = isFirst ? { log, ...around } : { ...around, log };
    return { text: JSON.stringify(root, null, indent).replaceAll('\n', lineBreak), entries };
  });

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });

function chunksOf(bytes: Buffer, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

test('any chunks give the exchanges of the whole', async () => {
  await fc.assert(
    fc.asyncProperty(har, sizes, async ({ text, entries }, sizes) => {
      const bytes = Buffer.from(text);
      const { exchanges, error } = await readChunks(readHar, chunksOf(bytes, sizes));
      expect(error).toBeUndefined();
      expect(exchanges.map(({ request }) => request.url)).toEqual(
        entries.map(({ request }) => request.url),
      );
      expect(exchanges).toEqual(await readHarText(text));
    }),
  );
});

test('cut off at any byte, the entries that are whole are read, and the place is told', async () => {
  await fc.assert(
    fc.asyncProperty(
      har,
      fc.double({ min: 0, max: 1, noNaN: true }),
      sizes,
      async (whole, at, sizes) => {
        const bytes = Buffer.from(whole.text);
        const cut = bytes.subarray(0, Math.floor(at * (bytes.length - 1)));
        const { exchanges, error } = await readChunks(readHar, chunksOf(cut, sizes));
        const all = await readHarText(whole.text);
        expect(exchanges).toEqual(all.slice(0, exchanges.length));
        expect(error).toBeInstanceOf(RecordingError);
        const { problem, location } = error as RecordingError;
        if (cut.length === 0) {
          expect(problem).toBe('the recording is empty');
          return;
        }
        expect(problem).toMatch(/^the recording is cut off: the file ends .* whole entr(y|ies)$/);
        expect(problem).toContain(`after ${exchanges.length} whole`);
        // The place is the end of what is there.
        const text = new TextDecoder().decode(cut).replace(/\uFFFD$/, '');
        const lines = text.split('\n');
        expect(location).toMatchObject({
          line: lines.length,
          column: (lines.at(-1) ?? '').length + 1,
        });
      },
    ),
  );
});

test('of what is left the end is found, and the rest is read as if nothing were', async () => {
  await fc.assert(
    fc.asyncProperty(
      har,
      fc.array(fc.boolean(), { minLength: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      sizes,
      async ({ text }, lefts, at, sizes) => {
        const bytes = Buffer.from(text);
        const chunks = chunksOf(bytes.subarray(0, Math.ceil(at * bytes.length)), sizes);
        const isLeft = (index: number) => lefts[index % lefts.length] === true;
        const asked: number[] = [];
        const some = await readChunks(async function* (window, file) {
          const batches = readHar(window, file, undefined, (source) => {
            asked.push(source.index);
            return isLeft(source.index) ? 'left' : undefined;
          });
          for await (const batch of batches) yield batch.filter((each) => each !== 'left');
        }, chunks);
        const all = await readChunks(readHar, chunks);
        expect(some.exchanges).toEqual(
          all.exchanges.filter(({ source: { index } }) => !isLeft(index)),
        );
        expect(some.error).toEqual(all.error);
        expect(asked).toEqual([...all.exchanges.keys()]);
      },
    ),
  );
});

test.each([
  ['no JSON', '{"request": }'],
  ['no exchange', '{}'],
])('where an entry that is read is %s, others may leave it', async (_, broken) => {
  const text = harOf({ request: GET }).replace(/\{"request".*\}(?=\]\}\})/, `$&,${broken},$&`);
  const batches = readHar(windowOf([text]), 'a.har', undefined, () => undefined);
  expect((await batches.next()).value).toHaveLength(1);
  await expect(batches.next()).rejects.toThrow(BrokenShare);
});

test('entries that are whole are as many as close before the cut', async () => {
  const text = harOf({ request: GET }, { request: GET }, { request: GET });
  const ends = [...text.matchAll(/\}\}(?=[,\]])/g)].map(({ index }) => index + 2);
  for (let cut = 1; cut < text.length; cut += 1) {
    const { exchanges } = await readChunks(readHar, [text.slice(0, cut)]);
    expect(exchanges, text.slice(0, cut)).toHaveLength(ends.filter((end) => end <= cut).length);
  }
});

test('an exchange comes as soon as its entry is whole', async () => {
  async function* endless() {
    yield Buffer.from(`{"log": {"entries": [${JSON.stringify({ request: GET })}`);
    throw new Error('more was read than was needed');
  }
  const exchanges = readHar(new ByteWindow(endless()), 'a.har');
  expect((await exchanges.next()).value).toMatchObject([{ request: { url: GET.url } }]);
});

describe('what stands around the entries is read as JSON, too', () => {
  const { length } = harOf({ request: GET });
  const open = harOf({ request: GET }).slice(0, length - 2);

  test.each([
    [
      'cut off after the entries',
      open,
      'the recording is cut off: the file ends inside /log, after 1 whole entry',
    ],
    [
      'a text after the end',
      `${open}}} x`,
      'the recording is not JSON: expected the end of the text, received "x"',
    ],
    [
      'a comma too many',
      `${open},}}`,
      'the recording is not JSON: expected a key in double quotes, received "}"',
    ],
    [
      'no colon',
      `${open},"a" 1}}`,
      'the recording is not JSON: expected ":" after the key, received "1"',
    ],
    [
      'no comma',
      `${open} "a": 1}}`,
      'the recording is not JSON: expected "," or "}", received """',
    ],
    [
      'a broken value',
      `${open},"a": [1 2]}}`,
      'the recording is not JSON: expected "," or "]", received "2"',
    ],
    [
      'a broken scalar',
      `${open},"a": tru}}`,
      'the recording is not JSON: expected true, received the end of the text',
    ],
    ['no value', `${open},"a": }}`, 'the recording is not JSON: expected a value, received "}"'],
    [
      'a broken key',
      `${open},"a\n": 1}}`,
      'the recording is not JSON: expected an escape in its place, received a line break',
    ],
    ['entries twice', `${open},"entries":[]}}`, 'the key "entries" is repeated'],
    ['two logs', `${open}},"log":{}}`, 'the key "log" is repeated'],
  ])('%s', async (_what, text, problem) => {
    for (const chunks of [[text], [...text]]) {
      const { exchanges, error } = await readChunks(readHar, chunks);
      expect(exchanges).toHaveLength(1);
      expect(error).toMatchObject({ name: 'RecordingError', problem });
    }
  });
});

test.each([
  ['\n  {"request": 1}', '2:15'],
  ['"é😀", {"request": 1}', '1:22'],
  [`${JSON.stringify({ request: GET }, null, 2)}, 1`, '7:4'],
])('an entry that lacks something is found behind others: %j', async (entries, position) => {
  const text = `{"log": {"entries": [${entries}]}}`;
  const failure = await failureOf(() => readHarText(text));
  expect(failure.at).toBe(`a.har:${position}`);
});

test('bytes that are no UTF-8 are refused with the place of their entry', async () => {
  const text = `{"log": {"entries": [${JSON.stringify({ request: GET })},\n "`;
  const chunks = [text, Uint8Array.of(0xff), '"]}}'];
  const { exchanges, error } = await readChunks(readHar, chunks);
  expect(exchanges).toHaveLength(1);
  expect(error).toMatchObject({
    problem: 'the recording is no UTF-8 text',
    location: { file: 'a.har', line: 2, column: 2, pointer: '/log/entries/1' },
  });
});
