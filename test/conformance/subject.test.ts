import { describe, expect, test } from 'vitest';
import { braze, check, exchange, openSubject, shop } from './exchanges.ts';
import { listOf } from './shop.ts';

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
    const one = exchange({ url }, listOf());
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
