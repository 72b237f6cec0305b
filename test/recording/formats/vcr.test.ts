import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeBody } from '../../../src/http/body.ts';
import { readVcr } from '../../../src/recording/formats/vcr.ts';
import { readChunks } from '../read-text.ts';

const read = (text: string) => readChunks(readVcr, [text], 'a.yaml');

function interaction(name: string): string {
  return `- request:
    body: null
    headers: {}
    method: GET
    uri: https://a.example/${name}
  response:
    body:
      string: '{"a": 1}'
    headers:
      content-type: [application/json]
    status: {code: 200, message: OK}
`;
}

const CASSETTE = `interactions:\n${interaction('1')}${interaction('2')}version: 1\n`;

test('bytes stay bytes, under whichever tag, and decode as their headers say', async () => {
  const zipped = gzipSync('{"a": 1}').toString('base64');
  for (const tag of ['!!binary', '!binary']) {
    const text = CASSETTE.replaceAll(`'{"a": 1}'`, `${tag} |\n        ${zipped}`)
      .replaceAll('headers: {}', 'headers: {Accept: !binary YS9i}')
      .replaceAll('content-type: [application/json]', 'Content-Encoding: [gzip]');
    const { exchanges, error } = await read(text);
    expect(error).toBeUndefined();
    expect(exchanges[0]?.request.headers).toEqual({ accept: 'a/b' });
    const response = exchanges[0]?.response;
    expect(decodeBody(response?.body ?? '', response?.headers ?? {})).toEqual({ text: '{"a": 1}' });
  }
});

test('what looks like a number, a date or a truth is text', async () => {
  const text = CASSETTE.replaceAll('[application/json]', '[1.0, yes, 2026-11-21, 0x1F]').replace(
    `'{"a": 1}'`,
    '0123',
  );
  expect((await read(text)).exchanges[0]?.response).toEqual({
    status: 200,
    headers: { 'content-type': ['1.0', 'yes', '2026-11-21', '0x1F'] },
    body: '0123',
  });
});

test('aliases are followed', async () => {
  const text = CASSETTE.replace('headers: {}', 'headers: &h {Accept: [a/b]}').replace(
    'headers: {}',
    'headers: *h',
  );
  const { exchanges } = await read(text);
  expect(exchanges.map(({ request }) => request.headers)).toEqual([
    { accept: 'a/b' },
    { accept: 'a/b' },
  ]);
});

test('a bomb of aliases is refused', async () => {
  const bomb = Array.from(
    { length: 9 },
    (_, i) => `b${i + 1}: &b${i + 1} [${Array(10).fill(`*b${i}`).join(', ')}]`,
  ).join('\n');
  const text = `b0: &b0 [a]\n${bomb}\n${CASSETTE.replace('headers: {}', 'headers: *b9')}`;
  expect((await read(text)).error).toMatchObject({
    name: 'RecordingError',
    problem: expect.stringContaining('Excessive alias count'),
  });
});

test('cut off at any byte, the interactions before are read, and it is told', async () => {
  const whole = await read(CASSETTE);
  expect(whole.error).toBeUndefined();
  // What is cut behind the key `version` lacks nothing.
  const end = CASSETTE.indexOf('version: ') + 'version:'.length;
  for (let cut = 'interactions:'.length; cut < end; cut += 1) {
    const { exchanges, error } = await read(CASSETTE.slice(0, cut));
    expect(exchanges).toEqual(whole.exchanges.slice(0, exchanges.length));
    expect(exchanges.length, CASSETTE.slice(0, cut)).toBeLessThan(2);
    expect(error).toMatchObject({ name: 'RecordingError' });
  }
});

describe('refuses', () => {
  const lacking = (from: string, to: string) =>
    CASSETTE.slice(0, CASSETTE.lastIndexOf(from)) +
    to +
    CASSETTE.slice(CASSETTE.lastIndexOf(from) + from.length);

  test.each([
    [
      'an interaction without a URL',
      lacking('uri: https://a.example/2', 'x: y'),
      "the recording can't be read at /interactions/1/request/uri",
      14,
      5,
    ],
    [
      'one whose status is no number',
      lacking('code: 200', 'code: OK'),
      "the recording can't be read at /interactions/1/response/status/code",
      23,
      20,
    ],
    [
      'one whose body is a list',
      lacking(`string: '{"a": 1}'`, 'string: [1]'),
      "the recording can't be read at /interactions/1/response/body",
      20,
      7,
    ],
    ['what is no YAML', lacking('headers: {}', 'headers: }'), 'the recording is not YAML', 15, 14],
  ])('%s, after those before it', async (_what, text, problem, line, column) => {
    const { exchanges, error } = await read(text);
    expect(exchanges).toHaveLength(1);
    expect(error).toMatchObject({
      problem: expect.stringContaining(problem),
      location: { line, column },
    });
  });

  test('YAML that is no cassette', async () => {
    expect((await read('interactions: 1\nversion: 1')).error).toMatchObject({
      problem: 'the file is YAML, but no cassette',
    });
  });
});
