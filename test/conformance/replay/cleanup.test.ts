import { describe, expect, test } from 'vitest';
import { TargetError } from '../../../src/errors.ts';
import { replaySteps, type Step } from './sequence.ts';

/** A creation of which another id comes than was recorded. */
const creation = (url: string, id = 9): Step => ({
  request: { method: 'POST', url },
  recorded: { status: 201, body: { id: 7 } },
  answer: { status: 201, body: { id } },
});
const DELETION: Step = {
  request: { method: 'DELETE', url: '/orders/7' },
  recorded: { status: 204 },
};

describe('what a replay created is deleted at its end', () => {
  test.each<[string, readonly Step[], readonly string[]]>([
    ['by its own id', [creation('/orders')], ['DELETE /orders/9']],
    [
      'the last first',
      [creation('/orders', 8), creation('/orders', 9)],
      ['DELETE /orders/9', 'DELETE /orders/8'],
    ],
    ['once', [creation('/orders'), creation('/orders')], ['DELETE /orders/9']],
    ['not where the recording did so', [creation('/orders'), DELETION], []],
    [
      'also where that failed',
      [creation('/orders'), { ...DELETION, answer: { status: 500 } }],
      ['DELETE /orders/9'],
    ],
    ['not where it was gone', [creation('/orders'), { ...DELETION, answer: { status: 404 } }], []],
    [
      'not what may have been there before',
      [{ ...creation('/orders'), answer: { status: 200, body: { id: 9 } } }],
      [],
    ],
  ])('%s', async (_, steps, wanted) => {
    const { sent, left } = await replaySteps(steps);
    expect(sent.slice(steps.length)).toEqual(wanted);
    expect(left).toEqual([]);
  });

  test('where Location says it is', async () => {
    const located = (id: number) => ({
      status: 201,
      headers: { location: `/x/${id}` },
      body: { id: 1 },
    });
    const request = { method: 'POST', url: '/orders' };
    const { sent } = await replaySteps([{ request, recorded: located(7), answer: located(9) }]);
    expect(sent.slice(1)).toEqual(['DELETE /orders/9']);
  });

  test('not on a mock, whose sandbox ends with it', async () => {
    const { sent } = await replaySteps([creation('/orders')], { mock: true });
    expect(sent).toHaveLength(1);
  });
});

describe('what stays is told', () => {
  test('where no DELETE is documented', async () => {
    const { left } = await replaySteps([creation('/notes')]);
    expect(left).toEqual(['0 /notes/9: no DELETE is documented for it']);
  });

  test.each([
    [
      ['POST /orders'],
      1,
      ['0 /orders/9: it is deleted only with --allow "DELETE /orders/{orderId}"'],
    ],
    [['POST /orders', 'DELETE /orders/{orderId}'], 2, []],
  ])('where it is not allowed: %j', async (names, count, wanted) => {
    let sent = 0;
    const { left } = await replaySteps([creation('/orders')], {
      local: false,
      allowed: new Set(names),
      send: async () => {
        sent += 1;
        const headers = { 'content-type': 'application/json' };
        return { status: 201, headers, body: '{"id":9}' };
      },
    });
    expect([sent, left]).toEqual([count, wanted]);
  });

  test.each([
    ['its DELETE was answered 500', async () => ({ status: 500, headers: {} })],
    [
      'its DELETE got no answer: reset',
      async () => {
        throw new TargetError({ problem: 'no answer', received: 'reset' });
      },
    ],
  ])('%s', async (reason, send) => {
    const { left } = await replaySteps([creation('/orders')], {
      send: async (request) =>
        request.method === 'DELETE'
          ? send()
          : { status: 201, headers: { 'content-type': 'application/json' }, body: '{"id":9}' },
    });
    expect(left).toEqual([`0 /orders/9: ${reason}`]);
  });
});
