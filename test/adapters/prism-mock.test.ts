import { describe, expect, test, vi } from 'vitest';
import { createFetch } from '../../src/adapters/fetch.ts';
import { startMock } from '../../src/adapters/start-mock.ts';
import { UsageError } from '../../src/errors.ts';
import { contractOf } from '../mock/contract.ts';
import { ask, contract } from './prism-pets.ts';

test('over a port: the same bytes as from createFetch', async () => {
  await using mock = await startMock(contract, { engine: 'prism' });
  const [served, direct] = await Promise.all([fetch(`${mock.url}/pets/1`), ask('/pets/1')]);
  expect(served.headers.get('content-type')).toBe('application/json');
  expect(await served.text()).toBe(await direct.text());
  expect(mock.contract).toBe(contract.contract);
});

test('what it throws is a 500, and told', async () => {
  // Of a list in a path it makes a list before it has read it.
  const parameter = { name: 'ids', in: 'path', required: true, schema: { type: 'array' } };
  const listing = await contractOf({
    '/things/{ids}': {
      get: { parameters: [parameter], responses: { 204: { description: 'Found.' } } },
    },
  });
  const onFault = vi.fn();
  await using mock = await startMock(listing, { engine: 'prism', onFault });
  const response = await fetch(`${mock.url}/things/1,2`);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    500,
    'application/problem+json',
  ]);
  expect(onFault).toHaveBeenCalledOnce();
});

describe('options', () => {
  test.each([
    { now: 'fixed:2026-01-01T00:00:00Z' },
    { stateful: true },
    { credentials: {} },
    { rejectCredentials: {} },
  ])('that it has nothing for are refused: %o', async (options) => {
    const starting = createFetch(contract, { engine: 'prism', ...options });
    await expect(starting).rejects.toBeInstanceOf(UsageError);
    const [name] = Object.keys(options);
    await expect(starting).rejects.toMatchObject({
      problem: `the engine prism can't take the mock's option ${name}`,
    });
  });

  test('without state is what it is', async () => {
    expect((await ask('/pets/1', {}, { stateful: false })).status).toBe(200);
  });

  test('an engine that nobody knows', async () => {
    await expect(createFetch(contract, { engine: 'other' as never })).rejects.toMatchObject({
      expected: 'native or prism',
      received: 'other',
    });
  });
});

test('what it was asked is in its journal', async () => {
  await using mock = await startMock(contract, { engine: 'prism' });
  await fetch(`${mock.url}/pets/1`);
  await fetch(`${mock.url}/nowhere`);
  expect(mock.journal()).toMatchObject([
    { number: 1, operation: 'GET /pets/{id}', response: { status: 200 }, reason: 'by prism-http' },
    { number: 2, operation: null, response: { status: 404 } },
  ]);
  expect((await mock.waitFor('GET /pets/{id}')).number).toBe(1);
  const told = await fetch(`${mock.url}/__specwright/journal`);
  expect(await told.json()).toMatchObject({ count: 2 });
});
