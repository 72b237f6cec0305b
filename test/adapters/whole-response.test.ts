import { inspect, stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { WholeResponse, withUrl } from '../../src/adapters/whole-response.ts';
import type { HttpResponse } from '../../src/http/exchange.ts';

type Answer = HttpResponse & Required<Pick<HttpResponse, 'body'>>;

const PAGE = 'https://any.example/page?a=b';
const JSON_ANSWER: Answer = {
  status: 422,
  headers: {
    'content-type': 'application/json',
    'Set-Cookie': ['a=1', 'b=2'],
    'x-absent': undefined,
  },
  body: '{"name":"ä"}',
};

/** What is done with a response; what it gives is compared. */
const USES: Readonly<Record<string, (response: Response) => unknown>> = {
  text: (response) => response.text(),
  json: (response) => response.json(),
  arrayBuffer: async (response) => Buffer.from(await response.arrayBuffer()).toString('hex'),
  // The types of Node 22 don't know it yet.
  bytes: async (response) =>
    Buffer.from(await (response as unknown as Pick<Blob, 'bytes'>).bytes()).toString('hex'),
  blob: async (response) => {
    const blob = await response.blob();
    return [blob.type, await blob.text()];
  },
  formData: async (response) => [...(await response.formData())],
  'text, not awaited': (response) => {
    response.text().catch(() => {});
  },
  'clone, read': async (response) => {
    const copy = response.clone();
    const { status, statusText, ok, headers } = copy;
    return [status, statusText, ok, [...headers], await copy.text(), copy.bodyUsed];
  },
  'clone, unread': (response) => response.clone().bodyUsed,
  'another of its body': (response) => new Response(response.body, response).text(),
  bodyUsed: (response) => response.bodyUsed,
  'body, locked': (response) => response.body?.locked,
  'body, the same': (response) => new Set([response.body, response.body]).size,
  'body, a piece': async (response) => {
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    reader?.releaseLock();
    return Buffer.from(value ?? '').toString('hex');
  },
  // Not awaited: once there is a clone, that has to be cancelled, too.
  'body, cancelled': (response) => {
    response.body?.cancel().catch(() => {});
  },
  headers: (response) => [...response.headers],
  'headers, the same': (response) => new Set([response.headers, response.headers]).size,
};

/** Does one after the other with a response, and gives what each gave. */
async function trace(response: Response, uses: readonly string[]): Promise<unknown[]> {
  const given: unknown[] = [];
  for (const use of uses) {
    try {
      given.push(await USES[use]?.(response));
    } catch (error) {
      given.push(String(error));
    }
  }
  return given;
}

function wholeOf(answer: Answer): WholeResponse {
  return new WholeResponse(answer, answer.body, PAGE);
}

/** The same as the runtime makes it. */
function referenceOf({ status, headers, body }: Answer): Response {
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((line): [string, string] => [name, line]),
  );
  const statusText = { 200: 'OK', 422: 'Unprocessable Entity' }[status] ?? '';
  const reference = new Response(Buffer.from(body), { status, statusText, headers: pairs });
  return withUrl(reference, PAGE);
}

describe('behaves as a response does', () => {
  test('whatever is done with it, in any order', async () => {
    const body = fc.oneof(
      fc.constantFrom('', '{"a":1}', '{', '\ufeff{"a":1}', 'a\ud800b', 'a=b&c=d'),
      fc.string({ unit: 'binary' }),
      fc.uint8Array(),
    );
    const type = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'a');
    const answer = fc.record({
      status: fc.constantFrom(200, 422),
      headers: fc.record({ 'content-type': type }, { requiredKeys: [] }),
      body,
    });
    const uses = fc.array(fc.constantFrom(...Object.keys(USES)), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(answer, uses, async (answer, uses) => {
        const whole = await trace(wholeOf(answer), uses);
        expect(whole).toEqual(await trace(referenceOf(answer), uses));
      }),
      { numRuns: 500 },
    );
  });

  test.each(Object.keys(USES))('%s, alone and twice', async (use) => {
    const whole = await trace(wholeOf(JSON_ANSWER), [use, use]);
    expect(whole).toEqual(await trace(referenceOf(JSON_ANSWER), [use, use]));
  });

  test('by its status and where it comes from', () => {
    const [whole, reference] = [wholeOf(JSON_ANSWER), referenceOf(JSON_ANSWER)];
    const look = ({ status, statusText, ok, url, type, redirected }: Response) => [
      ...[status, statusText, ok, url, type, redirected],
    ];
    expect(look(whole)).toEqual(look(reference));
    expect(whole).toBeInstanceOf(Response);
    expect(String(whole)).toBe(String(reference));
    const shown = (response: Response) => stripVTControlCharacters(inspect(response));
    expect(shown(whole)).toBe(shown(reference));
  });

  test('in every member that a response has here', () => {
    const own = Reflect.ownKeys(WholeResponse.prototype);
    const inspection = [Symbol.toStringTag, inspect.custom];
    expect([...own, ...inspection]).toEqual(
      expect.arrayContaining(Reflect.ownKeys(Response.prototype)),
    );
  });
});

test('is itself where a response has fields, as in a browser in Node', async () => {
  vi.stubGlobal(
    'Response',
    class {
      url = '';
      headers = new Headers();
    },
  );
  vi.resetModules();
  const { WholeResponse } = await import('../../src/adapters/whole-response.ts');
  const response = new WholeResponse(JSON_ANSWER, JSON_ANSWER.body, PAGE);
  vi.unstubAllGlobals();
  expect([response.url, response.headers.get('content-type')]).toEqual([PAGE, 'application/json']);
});

test('a copy has its URL, and its headers as they are by then', () => {
  const response = wholeOf(JSON_ANSWER);
  response.headers.set('content-type', 'text/csv');
  const copy = response.clone();
  expect([copy.url, copy.headers.get('content-type')]).toEqual([PAGE, 'text/csv']);
});

test('what was read is a copy', async () => {
  const body = new Uint8Array([1, 2, 3]);
  const response = wholeOf({ status: 200, headers: {}, body });
  new Uint8Array(await response.arrayBuffer()).fill(0);
  expect(body).toEqual(new Uint8Array([1, 2, 3]));
});
