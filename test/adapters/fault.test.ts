import { describe, expect, test, vi } from 'vitest';
import { createFetch } from '../../src/adapters/fetch.ts';
import { startMock } from '../../src/adapters/start-mock.ts';
import { contractOf, jsonResponse } from '../mock/contract.ts';

/** What a mock whose semantics answer like this gives over each front, and tells its owner. */
async function answers(respond: () => unknown, method = 'GET') {
  const contract = await contractOf(
    { '/thing': { get: { responses: { 200: jsonResponse({}) } } } },
    {},
    { operations: { 'GET /thing': { respond: respond as never } } },
  );
  const onFault = vi.fn();
  const mockFetch = await createFetch(contract, { onFault });
  await using mock = await startMock(contract, { onFault });
  const responses = [
    await mockFetch('https://any.example/thing', { method }),
    await fetch(`${mock.url}/thing`, { method }),
  ];
  const given = responses.map(async (response) => ({
    status: response.status,
    type: response.headers.get('content-type'),
    length: response.headers.get('content-length'),
    text: await response.text(),
  }));
  return { answers: await Promise.all(given), told: onFault.mock.calls.flat() };
}

describe('semantics that fail', () => {
  const fail = () => {
    throw new Error('no thing');
  };

  test('are a 500 that says so, with the place by the name of its file, and whose it is', async () => {
    const { answers: given, told } = await answers(fail);
    for (const { status, type, text } of given) {
      expect([status, type]).toEqual([500, 'application/problem+json']);
      const { detail, ...rest } = JSON.parse(text);
      expect(rest).toEqual({
        type: 'about:blank',
        title: 'Internal Server Error',
        status: 500,
        source: "Specwright's mock, not the API",
      });
      expect(detail).toMatch(
        /^fault\.test\.ts:\d+:\d+: respond of GET \/thing failed: .*received Error: no thing$/,
      );
    }
    expect(told).toHaveLength(2);
    expect(told[0]).toMatchObject({ name: 'SemanticsError', cause: new Error('no thing') });
  });

  test('are without content for HEAD', async () => {
    const { answers: given } = await answers(fail, 'HEAD');
    for (const { status, text, length } of given) {
      expect([status, text]).toEqual([500, '']);
      expect(Number(length)).toBeGreaterThan(0);
    }
  });
});

test('a fault that is nobody’s to mend from outside tells nothing of itself', async () => {
  // A BigInt satisfies the schema, which says nothing, and can't be written as JSON.
  const { answers: given, told } = await answers(() => ({ status: 200, body: 7n }));
  for (const { status, text } of given) {
    expect(status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({
      title: 'Internal Server Error',
      detail: 'Specwright threw an error where it should have answered; its log says more.',
    });
  }
  expect(told).toEqual([expect.any(TypeError), expect.any(TypeError)]);
});
