import { expect, test } from 'vitest';
import { contractOf, jsonResponse } from '../contract.ts';
import { openMock } from './ask.ts';

const number = { type: 'number', minimum: 0 };

test('a list within an entity is its own: no total beside it counts its items as pages do', async () => {
  const line = { properties: { id: { type: 'integer' }, amount: number } };
  const properties = {
    id: { type: 'integer' },
    items: { type: 'array', minItems: 2, items: line },
    subtotal: number,
    total: number,
  };
  const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }];
  const contract = await contractOf({
    '/bills/{id}': { parameters, get: { responses: { 200: jsonResponse({ properties }) } } },
  });
  const ask = await openMock(contract, { stateful: false });
  for (const id of [1, 2, 3]) {
    const { subtotal, total } = ask('GET', `/bills/${id}`).body;
    expect(total).toBe(subtotal);
  }
});
