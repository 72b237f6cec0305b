import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCall, readRequest } from '../../src/adapters/fetch-request.ts';

type Call = readonly [input: unknown, init?: unknown];

const THING = 'https://any.example/thing';

/** Inits that a call may have, made anew for each reading, since a body is read once. */
const INITS: Readonly<Record<string, () => unknown>> = {
  null: () => null,
  'a number': () => 7,
  'a text': () => 'text',
  'inherits a method': () => Object.create({ method: 'DELETE' }),
  'of a class': () => new Deletion(),
  'of a class that says more': () => new Navigation(),
  'a request': () => new Request(THING, { method: 'PUT', headers: { a: 'b' } }),
  'without a prototype': () => Object.assign(Object.create(null), { method: 'PUT' }),
  'no method': () => ({ method: undefined }),
  'null as method': () => ({ method: null }),
  'a method in lower case': () => ({ method: 'delete' }),
  'patch in lower case': () => ({ method: 'paTCH' }),
  'a method of its own': () => ({ method: 'Purge' }),
  "a method that isn't sent": () => ({ method: 'TRACE' }),
  'a method with a space': () => ({ method: 'A B' }),
  'headers by name': () => ({ headers: { 'X-B': ' two ', 'x-a': 'one', Accept: '*/*' } }),
  'headers as pairs': () => ({ headers: pairs('b 1, A 2, B 3') }),
  'headers of their class': () => ({ headers: new Headers(pairs('b 1, A 2, B 3')) }),
  cookies: () => ({ headers: pairs('set-cookie 1, set-cookie 2, cookie 3, cookie 4') }),
  'headers that are no text': () => ({ headers: { a: 7, b: true, c: undefined } }),
  'a header without a value': () => ({ headers: { a: '' } }),
  'a header with a wrong name': () => ({ headers: { 'a b': 'c' } }),
  'a header with a wrong value': () => ({ headers: { a: 'b\nc' } }),
  "a header that isn't Latin-1": () => ({ headers: { a: 'Ł' } }),
  'a header that is Latin-1': () => ({ headers: { a: 'ä' } }),
  'a pair of three': () => ({ headers: [['a', 'b', 'c']] }),
  'null as headers': () => ({ headers: null }),
  'a text as headers': () => ({ headers: 'a: b' }),
  'a text as body': () => post('ä'),
  "a text that isn't well-formed": () => post('a\ud800b'),
  'a text with a byte order mark': () => post('\ufeffa'),
  'an empty text': () => post(''),
  'a text with its type': () => ({ ...post('{}'), headers: { 'Content-Type': 'a/b' } }),
  'null as body': () => post(null),
  'a number as body': () => post(7),
  'bytes as body': () => post(new Uint8Array([0xff, 0x00, 0x7b])),
  'a buffer as body': () => post(Buffer.from('ä')),
  'a form as body': () => post(new URLSearchParams({ a: 'b c' })),
  'a blob as body': () => post(new Blob(['a'], { type: 'a/b' })),
  'a stream as body': () => ({ ...post(new Blob(['a']).stream()), duplex: 'half' }),
  'a stream without duplex': () => post(new Blob(['a']).stream()),
  'a body without a method': () => ({ body: 'a' }),
  'a body of GET': () => ({ method: 'GET', body: '' }),
  'a body of HEAD': () => ({ method: 'HEAD', body: 'a' }),
  'a signal': () => ({ signal: new AbortController().signal }),
  'a signal that is aborted': () => ({ signal: AbortSignal.abort(new Error('gone')) }),
  'such a signal and a wrong header': () => ({
    signal: AbortSignal.abort(),
    headers: { 'a b': 'c' },
  }),
  'null as signal': () => ({ signal: null }),
  'false as signal': () => ({ signal: false }),
  'what is like a signal': () => ({ signal: { aborted: false } }),
  "what a mock doesn't see": () => ({ redirect: 'manual', mode: 'cors', cache: 'no-store' }),
  "a mode that isn't": () => ({ mode: 'none' }),
  "a mode that can't be asked for": () => ({ mode: 'navigate' }),
  'a window': () => ({ window: {} }),
  "a member of nobody's": () => ({ timeout: 1000 }),
};

/** What a call may go to, or be. */
const INPUTS: Readonly<Record<string, () => unknown>> = {
  'a URL': () => new URL(`${THING}?a=b c#part`),
  'a text that is written otherwise': () => 'HTTPS://ANY.example:443/a/../b c?d=ä#\ud800',
  'a URL without a path': () => 'https://any.example',
  'an empty fragment': () => `${THING}#`,
  'a URL with a user': () => 'https://me@any.example/',
  'a URL with a password': () => 'https://:secret@any.example/',
  'a path': () => '/thing',
  'no URL': () => 'no URL',
  'what becomes a URL': () => ({ toString: () => THING }),
  'a number': () => 7,
  nothing: () => undefined,
  'a request': () => new Request(THING, { headers: { a: 'b' } }),
  'a request with a body': () => new Request(THING, post('a')),
  'a request that is aborted': () => new Request(THING, { signal: AbortSignal.abort() }),
  'a request whose body was read': () => touched((request) => request.text()),
  'a request whose body was left': () => touched(({ body }) => body?.cancel()),
  'a request whose body is being read': () => touched(({ body }) => body?.getReader()),
};

describe('reads a call as new Request does', () => {
  test.each(Object.entries(INPUTS))('of %s', async (_, input) => {
    expect(await outcome(readCall, [input()])).toEqual(await outcome(throughRequest, [input()]));
  });

  test.each(Object.entries(INITS))('with init: %s', async (_, init) => {
    for (const input of [THING, new Request(THING, { method: 'OPTIONS', headers: { a: 'b' } })]) {
      const wanted = await outcome(throughRequest, [input, init()]);
      expect(await outcome(readCall, [input, init()])).toEqual(wanted);
    }
  });

  test('made at random', async () => {
    const part = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a', 'B', 'Content-Type'));
    const init = fc.record(
      {
        method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'post', 'Delete', 'connect', '', 'ä'),
        headers: fc.oneof(fc.dictionary(part, part), fc.array(fc.tuple(part, part))),
        body: fc.option(fc.string({ unit: 'binary' })),
        keepalive: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const input = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string({ unit: 'binary' }).map((text) => `${THING}/${text}`),
      part,
    );
    await fc.assert(
      fc.asyncProperty(input, fc.option(init, { nil: undefined }), async (...call) => {
        expect(await outcome(readCall, call)).toEqual(await outcome(throughRequest, call));
      }),
    );
  });
});

test('what is read later doesn’t change with what was given', async () => {
  const headers = { a: 'b' };
  const { request } = await readCall(THING, { headers });
  headers.a = 'c';
  expect(request.headers).toEqual({ a: 'b' });
});

test('a request that was asked with is used', async () => {
  const request = new Request(THING, { method: 'POST', body: 'a' });
  await readCall(request);
  expect(request.bodyUsed).toBe(true);
});

function throughRequest(...[input, init]: Parameters<typeof readCall>) {
  return readRequest(new Request(input, init));
}

/** What came of a call: what was read, its headers in their order, or what was thrown. */
async function outcome(reader: typeof readCall, call: Call): Promise<unknown> {
  try {
    const { request, signal } = await reader(...(call as Parameters<typeof readCall>));
    return [request, Object.keys(request.headers), signal?.aborted ?? false];
  } catch (error) {
    return { error, ...(error instanceof Error && { name: error.name, message: error.message }) };
  }
}

class Deletion {
  method = 'DELETE';
}

class Navigation {
  get mode() {
    return 'navigate';
  }
}

function post(body: unknown): object {
  return { method: 'POST', body };
}

function pairs(text: string): [string, string][] {
  return text.split(', ').map((pair) => pair.split(' ') as [string, string]);
}

/** A request whose body something was done with. */
function touched(touch: (request: Request) => unknown): Request {
  const request = new Request(THING, post('a'));
  void touch(request);
  return request;
}
