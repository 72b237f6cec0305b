import { describe, expect, test } from 'vitest';
import { createMock } from '../../../src/mock/create-mock.ts';
import { contractOf } from '../contract.ts';

const HOOK = 'http://127.0.0.1:1/hook';

describe('a name', () => {
  const told = (operationId: string) => ({
    told: { [HOOK]: { post: { operationId } } },
  });
  const paths = {
    '/a': { post: { responses: {}, callbacks: told('tellA') } },
    '/b': { post: { operationId: 'b', responses: {}, callbacks: told('tellB') } },
  };
  const options = { url: HOOK };

  test('that several operations have a callback of needs the operation', async () => {
    const mock = await createMock(await contractOf(paths));
    mock.outbox.open(async () => ({ status: 204, headers: {} }));
    await expect(mock.send('told', options)).rejects.toMatchObject({
      name: 'UsageError',
      expected: 'the operation with it: POST /a, POST /b',
    });
    const sent = [
      await mock.send('told', { ...options, operation: 'POST /a' }),
      await mock.send('told', { ...options, operation: 'b' }),
      await mock.send('tellB', options),
    ];
    expect(sent.map(({ operation }) => operation)).toEqual(['POST /a', 'POST /b', 'POST /b']);
  });

  test('may be a webhook’s', async () => {
    const mock = await createMock(await contractOf(paths, { webhooks: { told: { post: {} } } }));
    mock.outbox.open(async () => ({ status: 204, headers: {} }));
    expect(await mock.send('told', options)).toMatchObject({ kind: 'webhook', operation: null });
  });

  test('that nothing has is told', async () => {
    const mock = await createMock(await contractOf(paths));
    await expect(mock.waitForSent('unknown')).rejects.toMatchObject({
      name: 'UsageError',
      expected: 'one of told',
    });
  });
});
