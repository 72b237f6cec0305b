import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Asking, asking, shop } from './ask.ts';

const mock = await shop();
const ask = asking(mock);
const THINGS = { operation: 'GET /things', status: 503 };

describe('what can’t be taken is said in problem details', () => {
  test.each<[line: string, asking: Asking, status: number, detail: string]>([
    ['GET /nowhere', {}, 404, 'the control plane has no /nowhere: expected one of /, /journal'],
    ['GET /../page.ts', {}, 404, 'the control plane has no /../page.ts'],
    ['PUT /journal', {}, 405, '/journal expected the method GET, DELETE, received PUT'],
    ['OPTIONS /journal', {}, 405, 'received OPTIONS'],
    ['GET /reset', {}, 405, '/reset expected the method POST, received GET'],
    ['POST /', {}, 405, '/ expected the method GET'],
    ['GET /constructor', {}, 404, 'the control plane has no /constructor'],
    [
      'POST /overrides',
      { body: '[]', headers: { 'content-type': 'text/plain' } },
      415,
      'expected application/json, received text/plain',
    ],
    ['POST /overrides', { body: `"${'a'.repeat(9_000_000)}"` }, 413, 'at most 8,388,608 bytes'],
    ['POST /overrides', { body: '{"operation":' }, 400, 'line 1, column 14'],
    ['POST /overrides', { body: '{"times":1,"times":2}' }, 400, "the body isn't JSON"],
    ['POST /overrides', {}, 400, 'expected an object, received nothing'],
    ['POST /overrides', { body: 'null' }, 400, 'expected an object, received null'],
    [
      'POST /overrides',
      { body: { status: 503 } },
      400,
      'expected operation as a text, received nothing',
    ],
    ['POST /overrides', { body: { operation: 'GET /things' } }, 400, 'expected status as a number'],
    [
      'POST /overrides',
      { body: { ...THINGS, operation: 'GET /nothing' } },
      400,
      'such as GET /things, or an operationId, received GET /nothing',
    ],
    ['POST /overrides', { body: { ...THINGS, contract: 'b' } }, 400, 'there is no such contract'],
    ['POST /overrides', { body: { ...THINGS, status: 418 } }, 400, 'a documented status: 200, 503'],
    ['POST /overrides', { body: { ...THINGS, body: { why: 1 } } }, 400, 'its body at /why to be'],
    ['POST /overrides', { body: { ...THINGS, times: 0 } }, 400, 'times as a whole number from 1'],
    ['POST /overrides', { body: { ...THINGS, delay: -1 } }, 400, 'a delay in milliseconds'],
    ['POST /overrides', { body: { ...THINGS, disturbance: 'x' } }, 400, 'a disturbance: slow, cut'],
    ['POST /overrides', { body: { ...THINGS, headers: { a: 1 } } }, 400, 'the header a'],
    ['POST /overrides', { body: { ...THINGS, latency: 1 } }, 400, 'received latency'],
    ['POST /overrides', { body: { ...THINGS, constructor: 1 } }, 400, 'received constructor'],
    ['DELETE /overrides?operation=x', {}, 400, 'there is no such operation'],
    ['GET /journal?operation=x', {}, 400, 'there is no such operation'],
    ['GET /journal?contract=x', {}, 400, 'there is no such contract'],
    ['POST /reset', { body: { nope: 1 } }, 400, 'expected no body'],
    ['GET /journal?after=x', {}, 400, 'expected a whole number from 0, received x'],
    ['GET /journal?limit=0', {}, 400, 'expected a whole number from 1, received 0'],
    ['GET /journal?format=csv', {}, 400, 'expected json or har, received csv'],
    ['POST /clock', {}, 400, 'expected { "set": date-time } or { "advance": duration }'],
    ['POST /clock', { body: { set: 1 } }, 400, 'received {"set":1}'],
    ['POST /clock', { body: { set: '2026-11-20T00:00:00Z', advance: 1 } }, 400, 'expected { "set"'],
    ['POST /clock', { body: { set: 'tomorrow' } }, 400, 'received tomorrow'],
    ['POST /clock', { body: { advance: 'a while' } }, 400, 'received "a while"'],
  ])('%s %#', async (line, asked, status, detail) => {
    const told = await ask(line, asked);
    expect(told.headers['content-type']).toBe('application/problem+json');
    expect(told.json).toMatchObject({ status, detail: expect.stringContaining(detail) });
    expect(told.status).toBe(status);
    // Nothing of it was taken.
    expect(mock.overrides()).toEqual([]);
  });

  test('the methods that would be taken are named', async () => {
    expect((await ask('PUT /overrides')).headers.allow).toBe('GET, POST, DELETE');
  });

  test('no JSON is more than a 400', async () => {
    const known = fc.record(
      {
        operation: fc.oneof(fc.constant('GET /things'), fc.jsonValue()),
        status: fc.oneof(fc.integer({ min: -1, max: 700 }), fc.jsonValue()),
        headers: fc.jsonValue(),
        times: fc.jsonValue(),
        delay: fc.jsonValue(),
        body: fc.jsonValue(),
        breach: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const bodies = fc.oneof(fc.jsonValue(), known, fc.array(known));
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        for (const line of ['POST /overrides?sandbox=any', 'POST /clock?sandbox=any']) {
          expect([200, 201, 400]).toContain(
            (await ask(line, { body: JSON.stringify(body) })).status,
          );
        }
      }),
    );
  });

  test('one that can’t be taken keeps the whole list out', async () => {
    const told = await ask('POST /overrides', { body: [THINGS, { ...THINGS, status: 418 }] });
    expect(told.status).toBe(400);
    expect(mock.overrides()).toEqual([]);
  });
});
