import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/http/exchange.ts';
import { braze, check, exchange, openSubject, shop } from './exchanges.ts';

const V1 = 'https://api.shop.example/v1';
const json = { 'content-type': 'application/json' };
const problem = { 'content-type': 'application/problem+json' };
const order = (count: unknown) => ({ id: 1, lines: [{ sku: 'ABC', count }] });
const list = (...counts: unknown[]) => ({
  headers: { ...json, 'x-total': '1' },
  body: counts.map(order),
});

/** Exchanges of every verdict. */
const EXCHANGES: readonly Exchange[] = [
  exchange({}, list(1)),
  exchange({}, list('2', 3, '4')),
  exchange({ url: `${V1}/orders?page=0` }, list('5')),
  exchange({ url: `${V1}/broken` }, { headers: { ...json, 'x-total': '1' }, body: {} }),
  exchange({ url: `${V1}/carts` }, {}),
  exchange({ method: 'PUT' }, {}),
  exchange({ url: 'https://elsewhere.example/' }, {}),
  exchange({ url: `${V1}/orders/1` }, { headers: json, body: order('6') }),
  exchange({}, { status: 404, headers: json, body: { fault: 'No' } }),
].map((one, index) => ({ ...one, source: { file: 'a.har', index } }));

test('neither order nor company changes a verdict or a finding', async () => {
  const byIndex = (a: { index: number }, b: { index: number }) => a.index - b.index;
  const alone = await Promise.all(EXCHANGES.map((one) => check([one])));
  expect(new Set(alone.map(({ exchangeVerdicts: [one] }) => one?.verdict)).size).toBe(4);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...EXCHANGES]), async (some) => {
      const together = await check(some);
      const indices = some.map(({ source }) => source.index).sort((a, b) => a - b);
      const wanted = indices.flatMap((index) => alone[index] ?? []);
      expect([...together.exchangeVerdicts].sort(byIndex)).toEqual(
        wanted.flatMap(({ exchangeVerdicts }) => exchangeVerdicts),
      );
      const findings = [...together.findings].sort((a, b) => byIndex(a.exchange, b.exchange));
      expect(findings).toEqual(wanted.flatMap((report) => report.findings));
    }),
    { numRuns: 50 },
  );
});

test('verdicts are counted', async () => {
  const { exchanges, verdicts, findings } = await check(EXCHANGES);
  expect(exchanges).toBe(9);
  expect(verdicts).toEqual({ pass: 2, fail: 5, unchecked: 1, skipped: 1 });
  expect(findings).toHaveLength(7);
});

describe('clusters', () => {
  test('findings with one cause, whatever their values and positions, the largest first', async () => {
    const { clusters, findings } = await check(EXCHANGES);
    expect(clusters.map(({ count, summary }) => [count, summary])).toEqual([
      [
        3,
        'GET /orders: response-body at response.body /0/lines/0/count: received "2", documented integer',
      ],
      [
        1,
        'GET /orders: request-parameters at request.query /page: received 0, documented at least 1',
      ],
      [
        1,
        'no operation: operation-documented at request: received GET /carts, documented no such path',
      ],
      [
        1,
        'no operation: method-documented at request: received PUT, documented GET, POST for /orders',
      ],
      [
        1,
        'GET /orders/{id}: response-body at response.body /lines/0/count: received "6", documented integer',
      ],
    ]);
    for (const { fingerprint, count } of clusters) {
      expect(fingerprint).toMatch(/^[\da-f]{16}$/);
      const alike = findings.filter((finding) => finding.fingerprint === fingerprint);
      expect(alike).toHaveLength(count);
    }
  });

  test('a recursive schema that is broken on several levels is one cause', async () => {
    const tree = await openSubject(`openapi: 3.1.0
info: { title: Tree, version: '1' }
servers: [{ url: https://api.shop.example/v1 }]
paths:
  /orders:
    get:
      responses:
        '200':
          description: A tree.
          content: { application/json: { schema: { $ref: '#/components/schemas/Node' } } }
components:
  schemas:
    Node:
      properties:
        id: { type: integer }
        nodes: { type: array, items: { $ref: '#/components/schemas/Node' } }
`);
    const node = (id: unknown, ...nodes: object[]) => ({ id, nodes });
    const body = node(1, node('a', node(2), node('b')), node('c', node(3, node('d'))));
    const { clusters } = await check([exchange({}, { headers: json, body })], [tree]);
    expect(clusters).toMatchObject([{ count: 4 }]);
  });

  const countClusters = async (...exchanges: Exchange[]) =>
    (await check(exchanges)).clusters.map(({ count }) => count);

  test.each([
    ['paths that differ in a number', `${V1}/carts/1`, `${V1}/carts/22`],
    ['parameters with other values', `${V1}/orders?page=0`, `${V1}/orders?page=-1`],
  ])('%s are one cause', async (_, one, other) => {
    const answer = list();
    expect(
      await countClusters(exchange({ url: one }, answer), exchange({ url: other }, answer)),
    ).toEqual([2]);
  });

  test.each([
    ['undocumented paths', { url: `${V1}/carts` }, { url: `${V1}/baskets` }],
    ['undocumented methods', { method: 'PUT' }, { method: 'PATCH' }],
    ['parameters', { url: `${V1}/orders?page=0` }, { url: `${V1}/orders?status=0` }],
    ['keywords', { url: `${V1}/orders?page=0` }, { url: `${V1}/orders?page=x` }],
  ])('two %s are two causes', async (_, one, other) => {
    expect(await countClusters(exchange(one, list()), exchange(other, list()))).toEqual([1, 1]);
  });

  test('two undocumented statuses are two causes', async () => {
    const creation = { method: 'POST', headers: json, body: { secret: 's', lines: [] } };
    const answers = [200, 202, 202].map((status) => exchange(creation, { status }));
    expect(await countClusters(...answers)).toEqual([2, 1]);
  });
});

describe('coverage', () => {
  test('counts the documented responses that were shown, ranges and default among them', async () => {
    const creation = { method: 'POST', headers: json, body: { secret: 's', lines: [] } };
    const failure = { headers: problem, body: { title: 'No' } };
    const { coverage } = await check([
      exchange({}, list()),
      exchange({}, list('x')),
      exchange({}, { status: 302, ...failure }),
      exchange({}, { status: 404, headers: json, body: { fault: 'No' } }),
      exchange({}, { status: 400, ...failure }),
      exchange(creation, { status: 500, ...failure }),
      exchange(creation, { status: 503, ...failure }),
      exchange(creation, { status: 200 }),
      exchange({ url: 'https://elsewhere.example/' }, {}),
    ]);
    expect(coverage.operations).toEqual({ documented: 7, exercised: 2 });
    expect(coverage.responses).toEqual({
      documented: 13,
      exercised: 5,
      missing: [
        'POST /orders 201',
        'POST /orders 4XX',
        'GET /orders/{id} 200',
        'HEAD /orders/{id} 200',
        'DELETE /orders/{id} 204',
        'DELETE /orders/{id} 304',
        'GET /notes 200',
        'GET /broken 200',
      ],
    });
    const shown = coverage.statuses.filter(({ exchanges }) => exchanges > 0);
    expect(shown.map(({ operation, status, exchanges }) => [operation, status, exchanges])).toEqual(
      [
        ['GET /orders', '200', 2],
        ['GET /orders', '400', 1],
        ['GET /orders', '4XX', 1],
        ['GET /orders', 'default', 1],
        ['POST /orders', '5XX', 2],
      ],
    );
  });

  test('is of the named contracts, or else of those that exchanges belong to', async () => {
    const subjects = [shop, braze];
    const one = [exchange({}, list())];
    const named = await check(one, subjects, { contractsNamed: true });
    expect(named.contracts).toEqual(['shop', 'braze']);
    expect(named.coverage.operations.documented).toBe(8);
    const found = await check(one, subjects, { contractsNamed: false });
    expect(found.contracts).toEqual(['shop']);
    expect(found.coverage.operations.documented).toBe(7);
    const none = await check([exchange({ url: 'https://elsewhere.example/' }, {})], subjects, {
      contractsNamed: false,
    });
    expect(none).toMatchObject({ contracts: [], coverage: { responses: { documented: 0 } } });
  });
});

describe('where an exchange belongs', () => {
  const api = (name: string, servers: string, path = '/orders') =>
    openSubject(
      `{ openapi: 3.1.0, info: { title: ${name}, version: '1' }, servers: ${servers}, paths: { ${path}: { get: { responses: { '200': { description: Done. } } } } } }`,
      { file: `${name}.yaml` },
    );

  test.each([
    ['https://api.shop.example/orders', 'exact'],
    ['https://API.shop.example:443/orders?a#b', 'exact'],
    ['https://eu.shop.example/orders', 'region'],
    ['https://any.example/orders', 'open'],
    ['https://any.example/carts', null],
    ['https://api.shop.example/carts', 'exact'],
    ['/orders', null],
  ])('%s belongs to %s', async (url, name) => {
    const subjects = await Promise.all([
      api('open', "[{ url: 'https://{host}', variables: { host: { default: a } } }]"),
      api('region', "[{ url: 'https://{r}.shop.example', variables: { r: { default: us } } }]"),
      api('exact', '[{ url: https://api.shop.example }]'),
    ]);
    const { contracts } = await check([exchange({ url }, {})], subjects, { contractsNamed: false });
    expect(contracts).toEqual(name === null ? [] : [name]);
  });

  test('the host decides before the path does', async () => {
    const subjects = await Promise.all([
      api(
        'open',
        "[{ url: 'https://{a}pi.shop.example', variables: { a: { default: x } } }]",
        '/carts',
      ),
      api('exact', '[{ url: https://api.shop.example }]'),
    ]);
    const one = exchange({ url: 'https://api.shop.example/carts' }, {});
    const { findings } = await check([one], subjects);
    expect(findings).toMatchObject([{ contract: 'exact', check: 'operation-documented' }]);
  });

  test('a relative server takes any host, where it knows the path', async () => {
    const subjects = [await api('relative', '[{ url: /v1 }]')];
    const verdicts = async (url: string) =>
      (await check([exchange({ url }, {})], subjects)).exchangeVerdicts[0]?.verdict;
    expect(await verdicts('http://localhost:3000/v1/orders')).toBe('pass');
    expect(await verdicts('/v1/orders')).toBe('pass');
    expect(await verdicts('http://localhost:3000/orders')).toBe('skipped');
    expect(await verdicts('http://localhost:3000/v1/carts')).toBe('skipped');
  });

  test('contracts on one host: the one that knows path and method', async () => {
    const server = '[{ url: https://api.shop.example }]';
    const subjects = await Promise.all([api('carts', server, '/carts'), api('orders', server)]);
    const report = await check(
      [
        exchange({ url: 'https://api.shop.example/orders' }, {}),
        exchange({ url: 'https://api.shop.example/orders', method: 'PUT' }, {}),
      ],
      subjects,
      { contractsNamed: false },
    );
    expect(report.contracts).toEqual(['orders']);
    expect(report.findings.map(({ check }) => check)).toEqual(['method-documented']);
  });

  test('the default of a host that is open is documented, its path is not', async () => {
    const one = exchange({ url: 'https://rest.iad-01.braze.com/events/data_sereis' }, {});
    expect((await check([one], [braze])).findings).toMatchObject([
      {
        check: 'operation-documented',
        received: 'GET /events/data_sereis',
        documented: 'no such path; the nearest is /events/data_series',
      },
    ]);
  });

  test('a path of other hosts is told with them', async () => {
    const subject = await openSubject(`openapi: 3.1.0
info: { title: Two, version: '1' }
servers: [{ url: https://api.two.example/v1 }]
paths:
  /orders: { get: { responses: { '200': { description: Done. } } } }
  /events/{id}:
    servers:
      - { url: https://a.two.example }
      - { url: 'https://{site}.two.example/in', variables: { site: { default: b, enum: [b] } } }
      - { url: https://c.two.example }
      - { url: https://d.two.example }
    post: { responses: { '200': { description: Done. } } }
`);
    const post = exchange({ method: 'POST', url: 'https://api.two.example/v1/events/1' }, {});
    const get = exchange({ url: 'https://c.two.example/orders' }, {}, 1);
    const { findings } = await check([post, get], [subject], {
      servers: ['http://localhost:1'],
    });
    expect(findings.map(({ documented }) => documented)).toEqual([
      'no such path on this host; it is one of https://a.two.example, https://{site}.two.example/in, https://c.two.example and 1 more',
      'no such path on this host; it is one of https://api.two.example/v1',
    ]);
  });

  test.each([
    ['https://rest.fra-01.braze.eu/carts', 'neither its host nor its path is documented by braze'],
    ['http://rest.iad-01.braze.com/carts', "its URL is none of the contracts' servers"],
  ])('%s is skipped, since %s', async (url, reason) => {
    const { exchangeVerdicts } = await check([exchange({ url }, {})], [shop, braze]);
    expect(exchangeVerdicts).toMatchObject([
      { verdict: 'skipped', reason: expect.stringContaining(reason) },
    ]);
  });

  test('which contract is given first decides nothing', async () => {
    const subjects = await Promise.all(
      ['b', 'a', 'c'].map((name) => api(name, '[{ url: https://api.shop.example }]')),
    );
    const one = exchange({ url: 'https://api.shop.example/orders' }, {});
    for (const given of [subjects, subjects.toReversed()]) {
      const { contracts } = await check([one], given, { contractsNamed: false });
      expect(contracts).toEqual(['a']);
    }
  });

  test.each([
    ['http://localhost:3000', 'http://localhost:3000/orders'],
    ['http://localhost:3000/', 'http://localhost:3000/v1/orders'],
    ['http://localhost:3000/v1', 'http://localhost:3000/v1/orders'],
    ['http://localhost:3000/proxy', 'http://localhost:3000/proxy/v1/orders'],
  ])('made at %s: %s', async (server, url) => {
    const one = exchange({ url }, list());
    expect((await check([one])).verdicts.skipped).toBe(1);
    const report = await check([one], [shop], { servers: [server] });
    expect(report.exchangeVerdicts).toMatchObject([{ operation: 'GET /orders', verdict: 'pass' }]);
  });

  test('made at a named server, at a path that is not documented', async () => {
    const one = exchange({ url: 'http://localhost:3000/v1/carts' }, {});
    const { findings } = await check([one], [shop], { servers: ['http://localhost:3000'] });
    expect(findings.map(({ check, received }) => [check, received])).toEqual([
      ['operation-documented', 'GET /carts'],
    ]);
  });

  test('of two templates that match, the one whose parameters fit', async () => {
    const subject = await openSubject(`openapi: 3.1.0
info: { title: Two, version: '1' }
servers: [{ url: https://api.shop.example }]
paths:
  /{kind}/list:
    parameters:
      - { name: kind, in: path, required: true, schema: { type: string, enum: [orders] } }
    get: { responses: { '200': { description: Done. } } }
  /carts/{name}:
    parameters:
      - { name: name, in: path, required: true, schema: { type: integer } }
    get: { responses: { '200': { description: Done. } } }
  /{any}/{thing}:
    parameters:
      - { name: any, in: path, required: true, schema: { type: string } }
      - { name: thing, in: path, required: true, schema: { type: string } }
    get: { responses: { '200': { description: Done. } } }
`);
    const operationOf = async (path: string) => {
      const one = exchange({ url: `https://api.shop.example${path}` }, {});
      return (await check([one], [subject])).exchangeVerdicts[0]?.operation;
    };
    expect(await operationOf('/carts/1')).toBe('GET /carts/{name}');
    expect(await operationOf('/orders/list')).toBe('GET /{kind}/list');
    expect(await operationOf('/baskets/list')).toBe('GET /{any}/{thing}');
  });
});
