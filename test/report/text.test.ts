import { describe, expect, test } from 'vitest';
import { plain } from '../../src/report/paint.ts';
import { textReport } from '../../src/report/text.ts';
import { check, exchange } from '../conformance/exchanges.ts';

const V1 = 'https://api.shop.example/v1';
const json = { 'content-type': 'application/json' };
const headers = { ...json, 'x-total': '1' };
const order = (count: unknown) => ({ id: 1, lines: [{ sku: 'ABC', count }] });

test('what broke, what stayed open, what was covered, and the verdicts last', async () => {
  const exchanges = [
    exchange({}, { headers, body: [order(1)] }),
    exchange({}, { headers, body: [order('2'), order('3')] }),
    exchange({ url: `${V1}/orders?page=0` }, { headers, body: [] }),
    exchange(
      { url: `${V1}/notes` },
      { headers: { 'content-type': 'application/xml' }, body: '<a/>' },
    ),
    exchange(
      { url: `${V1}/notes` },
      { headers: { 'content-type': 'application/xml' }, body: '<b/>' },
    ),
    exchange({ url: 'https://elsewhere.example/' }, {}),
    exchange({ url: `${V1}/carts` }, {}),
  ].map((one, index) => ({ ...one, source: { file: 'recordings/a.har', index } }));
  const report = await check(exchanges);
  expect(textReport(report, ['4 findings of severity error'], plain)).toMatchInlineSnapshot(`
    "error response-body in GET /orders
      response.body /0/lines/0/count
        Received    "2"
        Documented  integer
      exchange recordings/a.har#1 (GET answered 200), contract test/fixtures/conformance/shop.yaml:147:24
      and 1 more with this cause

    error request-parameters in GET /orders
      request.query /page
        Received    0
        Documented  at least 1
      exchange recordings/a.har#2 (GET answered 200), contract test/fixtures/conformance/shop.yaml:17:36

    error operation-documented in GET https://api.shop.example/v1/carts
      request
        Received    GET /carts
        Documented  no such path
      exchange recordings/a.har#6 (GET answered 200), contract test/fixtures/conformance/shop.yaml:7:1

    unchecked recordings/a.har#3 and 1 more: response-body: bodies of type application/xml can't be read yet

    skipped recordings/a.har#5: its URL is none of the contracts' servers (--server names a further one)

    Coverage  2 of 7 operations, 2 of 13 documented responses (15 %)
      GET /orders          200 ×3  400 –  4XX –  default –
      POST /orders         201 –  4XX –  5XX –
      GET /orders/{id}     200 –
      HEAD /orders/{id}    200 –
      DELETE /orders/{id}  204 –  304 –
      GET /notes           200 ×2
      GET /broken          200 –

    Verdicts  1 pass, 3 fail, 2 unchecked, 1 skipped of 7 exchanges against shop
    Falls short: 4 findings of severity error.
    "
  `);
});

test('all is well', async () => {
  const report = await check([exchange({}, { headers, body: [] })]);
  expect(textReport(report, [], plain)).toMatch(
    /Verdicts {2}1 pass, 0 fail, 0 unchecked, 0 skipped of 1 exchange against shop\nAll is well\.\n$/,
  );
});

test('a share is not rounded up to the whole', async () => {
  const report = await check([exchange({}, { headers, body: [] })]);
  const almost = { documented: 1000, exercised: 999, missing: ['GET /orders 200'] };
  const coverage = { ...report.coverage, responses: almost };
  expect(textReport({ ...report, coverage }, [], plain)).toContain('(99 %)');
});

describe('nothing that a recording holds steers the terminal', () => {
  const red = '\u001b[31mred\u001b[0m';
  const nasty = `${red}\u0000\u0007\r\u009b\u202e\u2066\ufeff`;

  test.each([
    ['a path', { url: `${V1}/${nasty}` }, {}],
    ['a content type', {}, { headers: { 'x-total': '1', 'content-type': nasty }, body: '[]' }],
    ['a body', {}, { headers, body: [order(nasty)] }],
    ['a method', { method: nasty }, {}],
  ])('%s', async (_, request, response) => {
    const report = await check([exchange(request, response)]);
    const text = textReport(report, [], plain);
    expect(report.findings).not.toEqual([]);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/u);
    expect(text).toContain('\\u001b');
  });

  test('a file name and a reason', async () => {
    const { response: _, ...one } = exchange({}, {});
    const source = { file: `${red}.har`, index: 0 };
    const text = textReport(await check([{ ...one, source, unanswered: nasty }]), [], plain);
    expect(text).toContain('\\u001b[31mred\\u001b[0m.har#0: \\u001b[31mred');
    expect(text).not.toContain('\u001b');
  });

  test('while paint stays paint', async () => {
    const report = await check([exchange({ url: `${V1}/${red}` }, {})]);
    const text = textReport(report, [], (style, painted) => `<${style}>${painted}</${style}>`);
    expect(text).toContain('<red>GET /\\u001b[31mred\\u001b[0m</red>');
  });
});
