import { describe, expect, test } from 'vitest';
import { braze, check, exchange, shop } from './exchanges.ts';
import { json, listOf, problem } from './shop.ts';

describe('coverage', () => {
  test('counts the documented responses that were shown, ranges and default among them', async () => {
    const creation = { method: 'POST', headers: json, body: { secret: 's', lines: [] } };
    const failure = { headers: problem, body: { title: 'No' } };
    const { coverage } = await check([
      exchange({}, listOf()),
      exchange({}, listOf('x')),
      exchange({}, { status: 302, ...failure }),
      exchange({}, { status: 404, headers: json, body: { fault: 'No' } }),
      exchange({}, { status: 400, ...failure }),
      exchange(creation, { status: 500, ...failure }),
      exchange(creation, { status: 503, ...failure }),
      exchange(creation, { status: 200 }),
      exchange({ url: 'https://elsewhere.example/' }, {}),
    ]);
    expect(coverage.operations).toMatchObject({ documented: 7, exercised: 2 });
    expect(coverage.operations.missing).toContain('GET /notes');
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
    const [shop] = coverage.contracts;
    const shown = shop?.statuses.filter(({ exchanges }) => exchanges > 0);
    expect(
      shown?.map(({ operation, status, exchanges }) => [operation, status, exchanges]),
    ).toEqual([
      ['GET /orders', '200', 2],
      ['GET /orders', '400', 1],
      ['GET /orders', '4XX', 1],
      ['GET /orders', 'default', 1],
      ['POST /orders', '5XX', 2],
    ]);
  });

  test('is of the named contracts, or else of those that exchanges belong to', async () => {
    const subjects = [shop, braze];
    const one = [exchange({}, listOf())];
    const named = await check(one, subjects, { contractsNamed: true });
    expect(named.contracts).toEqual(['braze', 'shop']);
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
