import { describe, expect, test } from 'vitest';
import { TargetError } from '../../../src/errors.ts';
import type { ResponseChange } from '../exchanges.ts';
import { replaySteps } from './sequence.ts';

const UUID = '0198f0c4-7a3e-7b1a-8f52-3f6f4d1c9a10';

describe('what speaks of a create that came to nothing is not sent', () => {
  const creation = {
    request: { method: 'POST', url: '/orders' },
    recorded: { status: 201, body: { id: 7 } },
  };
  const NOT_MADE = 'not sent: what it speaks of was to be created before, and nothing says it was';

  test.each<[string, ResponseChange]>([
    ['it was refused', { status: 400 }],
    ['it failed', { status: 500 }],
  ])('%s', async (_, answer) => {
    const { sent, report } = await replaySteps([
      { ...creation, answer },
      { request: { url: '/orders/7' } },
      { request: { method: 'DELETE', url: '/orders/7' } },
      { request: { url: '/orders/8' } },
    ]);
    expect(sent).toEqual(['POST /orders', 'GET /orders/8']);
    expect(report.exchangeVerdicts.slice(1, 3)).toMatchObject([
      { verdict: 'unchecked', reason: NOT_MADE },
      { verdict: 'unchecked', reason: NOT_MADE },
    ]);
  });

  test('nor is what was to be created below it', async () => {
    const { sent } = await replaySteps([
      { ...creation, answer: { status: 500 } },
      {
        request: { method: 'POST', url: '/orders/7/lines' },
        recorded: { status: 201, body: { id: UUID } },
      },
      { request: { url: `/notes/${UUID}` } },
    ]);
    expect(sent).toEqual(['POST /orders']);
  });

  test('no answer came', async () => {
    const asked: string[] = [];
    await replaySteps([creation, { request: { url: '/orders/7' } }], {
      send: async ({ method }) => {
        asked.push(method);
        throw new TargetError({ problem: 'reset' });
      },
    });
    expect(asked).toEqual(['POST']);
  });

  test('what one before it made is there all the same', async () => {
    const { sent } = await replaySteps([
      { ...creation, answer: { status: 201, body: { id: 9 } } },
      { ...creation, answer: { status: 500 } },
      { request: { url: '/orders/7' } },
    ]);
    expect(sent[2]).toBe('GET /orders/9');
  });

  test('one that was kept back may be there as it was recorded, but is not written to', async () => {
    const steps = [
      creation,
      { request: { url: '/orders/7' } },
      { request: { method: 'DELETE', url: '/orders/7' } },
    ];
    const allowed = new Set(['DELETE /orders/{orderId}']);
    const { sent, report } = await replaySteps(steps, { local: false, allowed });
    expect(sent).toEqual(['GET /orders/7']);
    expect(report.exchangeVerdicts[2]?.reason).toBe(
      "not sent: it writes to what wasn't created here: the request that creates it was kept back",
    );
  });
});
