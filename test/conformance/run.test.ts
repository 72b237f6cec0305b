import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/http/exchange.ts';
import { check, exchange, openSubject } from './exchanges.ts';
import { json, listOf, orderOf, V1 } from './shop.ts';

/** Exchanges of every verdict. */
const EXCHANGES: readonly Exchange[] = [
  exchange({}, listOf(1)),
  exchange({}, listOf('2', 3, '4')),
  exchange({ url: `${V1}/orders?page=0` }, listOf('5')),
  exchange({ url: `${V1}/broken` }, { headers: { ...json, 'x-total': '1' }, body: {} }),
  exchange({ url: `${V1}/carts` }, {}),
  exchange({ method: 'PUT' }, {}),
  exchange({ url: 'https://elsewhere.example/' }, {}),
  exchange({ url: `${V1}/orders/1` }, { headers: json, body: orderOf('6') }),
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
        4,
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
    ['paths that differ in an id', `${V1}/carts/c_9f3a`, `${V1}/carts/c_77b0`],
    ['parameters with other values', `${V1}/orders?page=0`, `${V1}/orders?page=-1`],
  ])('%s are one cause', async (_, one, other) => {
    const answer = listOf();
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
    expect(await countClusters(exchange(one, listOf()), exchange(other, listOf()))).toEqual([1, 1]);
  });

  test('tell what one edit would mend: the exchanges that fail for no other cause', async () => {
    const { clusters } = await check([
      exchange({}, listOf('2', '3')),
      exchange({}, listOf('4')),
      exchange({ url: `${V1}/orders?page=0` }, listOf('5')),
    ]);
    const [count, page] = clusters;
    expect(count).toMatchObject({ count: 4, exchanges: 3, mends: 2, operations: ['GET /orders'] });
    expect(count?.evidence.map(({ received }) => received)).toEqual(['"2"', '"3"', '"4"', '"5"']);
    expect(page).toMatchObject({ count: 1, exchanges: 1, mends: 0 });
  });

  test('values of two wrong types are two causes', async () => {
    expect(await countClusters(exchange({}, listOf('2', null, '3')))).toEqual([2, 1]);
  });

  test('two undocumented statuses are two causes', async () => {
    const creation = { method: 'POST', headers: json, body: { secret: 's', lines: [] } };
    const answers = [200, 202, 202].map((status) => exchange(creation, { status }));
    expect(await countClusters(...answers)).toEqual([2, 1]);
  });
});
