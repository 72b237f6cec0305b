import { describe, expect, test } from 'vitest';
import { createPace } from '../../../src/conformance/replay/pace.ts';
import { createSender } from '../../../src/conformance/replay/retry.ts';
import { TargetError } from '../../../src/errors.ts';
import type { HttpResponse } from '../../../src/http/exchange.ts';
import { AnswerTooLarge, UnwritableRequest } from '../../../src/recording/send.ts';
import { virtualClock } from './virtual-clock.ts';

type Outcome = number | HttpResponse | Error;

/** What a target that gives some answers, the last one for ever, comes to. */
function targetOf(outcomes: readonly Outcome[], retries = 2) {
  const clock = virtualClock();
  let sent = 0;
  const told: boolean[] = [];
  const send = createSender({
    clock,
    pace: createPace(clock),
    retries,
    send: async () => {
      const outcome = outcomes[Math.min(sent++, outcomes.length - 1)] as Outcome;
      if (outcome instanceof Error) throw outcome;
      return typeof outcome === 'number' ? { status: outcome, headers: {} } : outcome;
    },
  });
  const ask = async (method = 'GET', recorded = 200) => {
    const request = { method, url: 'http://127.0.0.1:1/', headers: {} };
    const onSend = (mayHaveArrived: boolean) => told.push(mayHaveArrived);
    const limits = { what: 'all', rate: undefined, recorded, onSend };
    return send(request, limits).then(
      ({ status }) => status,
      (error: Error) => error.message,
    );
  };
  return { ask, clock, told, sent: () => sent };
}

function failure(code: string): TargetError {
  return new TargetError({ problem: code, cause: Object.assign(new Error(code), { code }) });
}

const REFUSED = failure('ECONNREFUSED');
const RESET = failure('ECONNRESET');
const WAIT_A_MINUTE = { status: 503, headers: { 'retry-after': '60' } };

describe('sent again', () => {
  test.each<[string, readonly Outcome[], string, number, string | number]>([
    ['an overload', [503, 200], 'GET', 2, 200],
    ['a time-out of the server', [408, 200], 'GET', 2, 200],
    ['too many requests', [429, 200], 'GET', 2, 200],
    ['a reset', [RESET, 200], 'GET', 2, 200],
    ['twice at most', [500, 502, 504], 'GET', 3, 504],
    ['what may arrive twice', [500, RESET, 200], 'PUT', 3, 200],
    ['a deletion', [500, 200], 'DELETE', 2, 200],
    ['a POST that was refused for the moment', [429, WAIT_A_MINUTE, 200], 'POST', 3, 200],
    ['a POST that nobody took', [REFUSED, 200], 'POST', 2, 200],
    ['but no POST that may have been processed', [500, 200], 'POST', 1, 500],
    ['nor one whose connection broke off', [RESET, 200], 'POST', 1, 'ECONNRESET'],
    ['nor a PATCH', [503, 200], 'PATCH', 1, 503],
    ['nor what is answered otherwise', [404, 200], 'GET', 1, 404],
  ])('%s', async (_, outcomes, method, sent, wanted) => {
    const target = targetOf(outcomes);
    expect([await target.ask(method), target.sent()]).toEqual([wanted, sent]);
  });

  test('not where the same was recorded', async () => {
    const target = targetOf([503, 200]);
    expect([await target.ask('GET', 503), target.sent()]).toEqual([503, 1]);
  });

  test('not what is too large', async () => {
    const target = targetOf([new TargetError({ problem: 'large', cause: new AnswerTooLarge() })]);
    expect([await target.ask(), target.sent()]).toEqual(['large', 1]);
  });

  test('not at all where that is not wanted', async () => {
    const target = targetOf([503, 200], 0);
    expect([await target.ask(), target.sent()]).toEqual([503, 1]);
  });

  test('after longer and longer waits, or what the target asks for', async () => {
    const own = targetOf([500, 500, 500, 200], 3);
    await own.ask();
    expect(own.clock.waits).toEqual([500, 1000, 2000]);
    const asked = targetOf([WAIT_A_MINUTE, 200]);
    await asked.ask();
    expect(asked.clock.passed()).toBe(60_000);
  });

  test.each<[string, readonly Outcome[], readonly boolean[]]>([
    ['a lost answer', [RESET, 404], [false, true]],
    ['a failure', [500, 404], [false, true]],
    ['what was not taken', [429, REFUSED, WAIT_A_MINUTE, 404], [false, false, false, false]],
    ['what came before one that was not taken', [RESET, 429, 404], [false, true, true]],
  ])('and it is told whether it may have arrived before: %s', async (_, outcomes, wanted) => {
    const target = targetOf(outcomes, 3);
    await target.ask('DELETE');
    expect(target.told).toEqual(wanted);
  });

  test('another failure is no reason', async () => {
    const target = targetOf([new TypeError('a fault of our own'), 200]);
    expect([await target.ask(), target.sent()]).toEqual(['a fault of our own', 1]);
  });
});

describe('a target that is silent', () => {
  test('is none that was never asked, since HTTP can not write the requests', async () => {
    const cause = new UnwritableRequest('no such field');
    const unwritten = new TargetError({ problem: 'no answer', cause });
    const target = targetOf([...Array.from({ length: 12 }, () => unwritten), 200]);
    const said = [];
    for (let left = 13; left > 0; left -= 1) said.push(await target.ask());
    expect(said).toEqual([...Array.from({ length: 12 }, () => 'no such field'), 200]);
    expect(target.clock.waits).toEqual([]);
  });

  test('from the beginning is given up, without waiting for long', async () => {
    const target = targetOf([REFUSED]);
    const said = [];
    for (let count = 0; count < 12; count += 1) said.push(await target.ask());
    expect(said.slice(8)).toEqual([
      'ECONNREFUSED',
      'ECONNREFUSED',
      'the target gave no answer to 10 requests in a row',
      'the target gave no answer to 10 requests in a row',
    ]);
    expect(target.sent()).toBe(12);
    expect(target.clock.passed()).toBe(1500);
  });

  test('all of a sudden is left alone, and given up after minutes', async () => {
    const target = targetOf([200, REFUSED]);
    for (let count = 0; count < 13; count += 1) await target.ask();
    expect(target.sent()).toBe(13);
    expect(target.clock.passed()).toBeGreaterThan(120_000);
    expect(target.clock.passed()).toBeLessThan(300_000);
  });

  test('and answers again is as it was', async () => {
    const target = targetOf([200, REFUSED, REFUSED, REFUSED, 200, 500, 200]);
    expect(await target.ask()).toBe(200);
    expect(await target.ask()).toBe('ECONNREFUSED');
    expect(await target.ask()).toBe(200);
    expect(await target.ask()).toBe(200);
    expect(target.sent()).toBe(7);
  });
});
