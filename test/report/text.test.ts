import { describe, expect, test } from 'vitest';
import { type Baseline, withBaseline } from '../../src/conformance/baseline.ts';
import { plain } from '../../src/report/paint.ts';
import { textReport } from '../../src/report/text.ts';
import { check, exchange, openSubject } from '../conformance/exchanges.ts';
import { drifted } from './drifted.ts';

const V1 = 'https://api.shop.example/v1';
const json = { 'content-type': 'application/json' };
const headers = { ...json, 'x-total': '1' };
const order = (count: unknown) => ({ id: 1, lines: [{ sku: 'ABC', count }] });

test('what broke, what stayed open, what was covered, and the verdicts last', async () => {
  const exchanges = [
    exchange({}, { headers, body: [order(1)] }),
    exchange({}, { headers, body: [order('2'), order('3')] }),
    exchange({ url: `${V1}/orders?page=0` }, { headers, body: [] }),
    exchange({ url: `${V1}/notes` }, { headers: { 'content-type': 'text/csv' }, body: 'a,b' }),
    exchange({ url: `${V1}/notes` }, { headers: { 'content-type': 'text/csv' }, body: 'b,c' }),
    exchange({ url: 'https://elsewhere.example/' }, {}),
    exchange({ url: `${V1}/carts` }, {}),
  ].map((one, index) => ({ ...one, source: { file: 'recordings/a.har', index } }));
  const report = await check(exchanges);
  expect(
    textReport(report, ['4 findings of severity error with 3 causes'], plain),
  ).toMatchInlineSnapshot(`
    "error response-body in GET /orders
      At          response.body /0/lines/0/count
      Received    "2"; also "3"
      Documented  integer
      Exchange    recordings/a.har entries[1], answered 200; 1 more finding with this cause
      Contract    test/fixtures/conformance/shop.yaml:147:24

    error request-parameters in GET /orders
      At          request.query /page
      Received    0
      Documented  at least 1
      Exchange    recordings/a.har entries[2], answered 200
      Contract    test/fixtures/conformance/shop.yaml:17:36

    error operation-documented in shop
      At          request
      Received    GET /carts
      Documented  no such path
      Exchange    recordings/a.har entries[6], answered 200
      Contract    test/fixtures/conformance/shop.yaml:7:1

    unchecked (tool) recordings/a.har entries[3] and 1 more: response-body: no specification says how text/csv holds an array

    skipped recordings/a.har entries[5]: its URL is none of the contracts' servers (--server names a further one)

    Coverage  2 of 7 operations, 2 of 13 documented responses (15 %)
      GET /orders          200 ×3  400 –  4XX –  default –
      POST /orders         201 –  4XX –  5XX –
      GET /orders/{id}     200 –
      HEAD /orders/{id}    200 –
      DELETE /orders/{id}  204 –  304 –
      GET /notes           200 ×2
      GET /broken          200 –
      1 of 8 parameters (12 %), without GET /orders query.status, GET /orders header.X-Trace, GET /orders cookie.session and 4 more
      0 of 2 enum values (0 %), without GET /orders query.status "open", GET /orders query.status "sent"
      1 of 2 optional properties (50 %), without Order /sentAt

    Verdicts  1 pass, 3 fail, 2 unchecked, 1 skipped of 7 exchanges against shop
    Falls short: 4 findings of severity error with 3 causes.
      2 × GET /orders: response-body at response.body /0/lines/0/count: received "2", documented integer
      1 × GET /orders: request-parameters at request.query /page: received 0, documented at least 1
      1 × no operation: operation-documented at request: received GET /carts, documented no such path
    "
  `);
});

test('all is well', async () => {
  const report = await check([exchange({}, { headers, body: [] })]);
  expect(textReport(report, [], plain)).toMatch(
    /Verdicts {2}1 pass, 0 fail, 0 unchecked, 0 skipped of 1 exchange against shop\nAll is well\.\n$/,
  );
});

test('all is well, as far as it could be judged', async () => {
  const good = exchange({}, { headers, body: [] });
  const { response: _, ...unanswered } = good;
  const report = await check([good, { ...unanswered, unanswered: 'aborted' }]);
  expect(report.verdicts).toMatchObject({ pass: 1, unchecked: 1 });
  expect(textReport(report, [], plain)).toMatch(
    /\nAll is well, but 1 exchange could not be judged\.\n$/,
  );
});

test('what does not fail the run is counted all the same', async () => {
  const noted = { headers: { ...headers, 'content-type': 'application/vnd.api+json' }, body: [] };
  const asked = { headers: { 'content-type': 'text/plain' }, body: 'x' };
  const report = await check([exchange(asked, noted), exchange({}, noted)]);
  const text = textReport(report, [], plain);
  expect(text).toMatch(/Nothing that fails the run; 1 warning, 2 infos\.\n$/);
  expect(text.match(/^(?:warning|info) .*$/gm)).toEqual([
    'warning request-body in GET /orders',
    'info response-content-type in GET /orders',
  ]);
});

test('what is documented loosely is told in a line each, ten at most', async () => {
  const members = Array.from({ length: 12 }, (_, index) => `m${index}`);
  const properties = Object.fromEntries(members.map((name) => [name, {}]));
  const schema = { $ref: '#/components/schemas/Wide' };
  const wide = await openSubject(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Wide', version: '1' },
      servers: [{ url: V1 }],
      paths: {
        '/orders': {
          get: {
            responses: {
              200: { description: 'Much.', content: { 'application/json': { schema } } },
            },
          },
        },
      },
      components: { schemas: { Wide: { properties } } },
    }),
    { file: 'wide.json' },
  );
  const body = Object.fromEntries(members.map((name) => [name, 1]));
  const exchanges = Array.from({ length: 20 }, () => exchange({}, { headers, body }));
  const text = textReport(await check(exchanges, [wide]), [], plain);
  const [heading, ...lines] = (/^Documented more.*?(?=\n\n)/ms.exec(text)?.[0] ?? '').split('\n');
  expect(heading).toBe('Documented more loosely than all of the traffic shows');
  expect(lines).toHaveLength(11);
  expect(lines[0]).toMatch(
    /^ {2}Wide \/m0: optional, but always there \(seen 20 of 20\): required wide\.json:1:\d+$/,
  );
  expect(lines[10]).toBe('  and 2 more');
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
    expect(text).toContain('\\u001b[31mred\\u001b[0m.har entries[0]: \\u001b[31mred');
    expect(text).not.toContain('\u001b');
  });

  test('while paint stays paint', async () => {
    const report = await check([exchange({ url: `${V1}/${red}` }, {})]);
    const text = textReport(report, [], (style, painted) => `<${style}>${painted}</${style}>`);
    expect(text).toContain('<red>GET /\\u001b[31mred\\u001b[0m</red>');
  });
});

test('what the baseline knows is told in a line', async () => {
  const report = await check([
    exchange({}, { headers, body: [order('2'), order('3')] }),
    exchange({ url: `${V1}/orders?page=0` }, { headers, body: [] }),
  ]);
  const [count, page] = report.clusters;
  const knownAs = (entry: object) => ({ version: 1, findings: [entry] }) as Baseline;
  const { fingerprint } = count ?? {};
  const why = { reason: 'mended in 2.4', owner: 'billing', expires: '2027-01-31' };
  const one = textReport(withBaseline(report, knownAs({ fingerprint, ...why })), [], plain);
  expect(one).toContain(
    'known GET /orders: response-body at response.body /0/lines/0/count: received "2", documented integer ×2 (mended in 2.4, billing, until 2027-01-31)\n',
  );
  expect(one).toMatch(/Nothing that fails the run; 3 errors \(2 known\)\.\n$/);
  const silent = { fingerprint: page?.fingerprint, reason: null, owner: null, expires: null };
  const other = textReport(withBaseline(report, knownAs(silent)), ['…'], plain);
  expect(other).toContain('at least 1 (no reason is given)\n');
});

test('what broke is told once, where all of the report is seen at once', async () => {
  const report = await drifted();
  const short = { ...report, drift: [], clusters: report.clusters.slice(0, 1) };
  expect(textReport(short, ['1 finding of severity error'], plain)).toMatch(
    /\nFalls short: 1 finding of severity error\.\n$/,
  );
});

test('nothing is wider than the screen', async () => {
  const exchanges = [
    exchange({}, { headers, body: [order('2'), order('3')] }),
    exchange({ url: `${V1}/notes` }, { headers: { 'content-type': 'text/csv' }, body: 'a,b' }),
  ];
  const text = textReport(await check(exchanges), ['1 finding'], plain, 60);
  expect(text.split('\n').filter(({ length }) => length > 60)).toEqual([]);
  expect(text).toContain(
    '  Exchange    a.har entries[0], answered 200; 1 more finding\n              with this cause\n',
  );
});
