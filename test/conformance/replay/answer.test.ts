import { describe, expect, test } from 'vitest';
import { replayOn } from '../../../src/conformance/replay/replay.ts';
import type { Target } from '../../../src/conformance/replay/target.ts';
import { TargetError } from '../../../src/errors.ts';
import { problem } from '../../../src/mock/problem.ts';
import { check, exchange, type RequestChange } from '../exchanges.ts';
import { API, api, LOCAL, MOCK, replay } from './replaying.ts';

const OWN: Partial<Target> = { credentials: new Map([['bearer', 'mine']]) };

describe('the answer', () => {
  test('takes the place of the recorded one', async () => {
    const { report } = await replay({}, LOCAL, { status: 500 });
    const [covered] = report.coverage.contracts;
    expect(covered?.statuses.find(({ exchanges }) => exchanges > 0)?.status).toBe('200');
  });

  test('that does not come leaves the exchange unchecked', async () => {
    const problem = 'GET /orders?appid=sesame got no answer';
    const received = 'connect ECONNREFUSED';
    const send = () => Promise.reject(new TargetError({ problem, received }));
    const { verdict, report } = await replay({}, { send });
    const reason = 'no answer: connect ECONNREFUSED';
    expect(verdict).toMatchObject({ verdict: 'unchecked', reason });
    expect(report.coverage.operations.exercised).toBe(0);
  });

  test('another failure is no reason', async () => {
    const send = () => Promise.reject(new TypeError('a fault of our own'));
    await expect(replay({}, { send })).rejects.toThrow('a fault of our own');
  });

  test('a request without a credential that is let in is a breach', async () => {
    const { report } = await replay({});
    expect(report.findings.map(({ check, received }) => [check, received])).toEqual([
      ['request-security', 'the Authorization header is missing, answered 200'],
    ]);
  });
});

describe('the recorded status and the one that came', () => {
  const signed: RequestChange = { headers: { authorization: 'Bearer a' } };
  const replayed = async (
    [recorded, answer]: readonly [number, number],
    target: Partial<Target>,
    request: RequestChange = signed,
  ) => {
    const { report, verdict } = await replay(request, target, { status: recorded, answer });
    const drifts = report.findings.filter(({ check }) => check === 'drift');
    return [verdict?.verdict, ...drifts.map(({ severity }) => severity)];
  };

  const everywhere: readonly (readonly [string, Partial<Target>])[] = [
    ['the mock', MOCK],
    ['a local target', LOCAL],
    ['another target', OWN],
  ];

  test.each(everywhere)('are the same: %s', async (_, target) => {
    for (const status of [200, 400, 404]) {
      expect(await replayed([status, status], target)).toEqual(['pass']);
    }
  });

  test.each(everywhere)('another class is an error: %s', async (_, target) => {
    expect(await replayed([200, 400], target)).toEqual(['fail', 'error']);
    expect(await replayed([201, 404], target)).toEqual(['fail', 'error']);
    expect(await replayed([400, 200], target)).toEqual(['fail', 'error']);
  });

  test.each(everywhere)('another status of the class is a warning: %s', async (_, target) => {
    expect(await replayed([200, 201], target)).toEqual(['pass', 'warning']);
    expect(await replayed([404, 400], target)).toEqual(['pass', 'warning']);
  });

  test('are told, with the place in the contract', async () => {
    const { report } = await replay(signed, LOCAL, { answer: 404 });
    const { pointer } = report.findings[0]?.contractLocation ?? {};
    expect(report.findings).toMatchObject([
      { check: 'drift', at: 'response', received: '404', documented: '200 in the recording' },
    ]);
    expect(pointer).toMatch(/responses\/200$/);
  });

  test.each([408, 429, 500, 503])('%i tells a state of the server', async (status) => {
    const request = { url: `${API}/open` };
    const reason = `the target answered ${status}, which tells a state of its server, not of the contract`;
    for (const target of [LOCAL, OWN]) {
      const { verdict, report } = await replay(request, target, { answer: status });
      expect(verdict).toMatchObject({ verdict: 'unchecked', reason });
      expect(report.coverage.operations.exercised).toBe(0);
    }
    expect(await replayed([200, status], MOCK)).toContain('fail');
  });

  test('a recorded state of the server is compared with the same one', async () => {
    expect(await replayed([429, 429], LOCAL)).toEqual(['pass']);
    const { verdict } = await replay(signed, LOCAL, { status: 429 });
    expect(verdict).toMatchObject({
      verdict: 'unchecked',
      reason:
        "drift: the recorded 429 was a state of the server, which a request can't bring about",
    });
    expect(await replayed([429, 200], MOCK)).toEqual(['fail', 'error']);
  });

  test.each([401, 403])('a recorded %i is compared with the same one', async (status) => {
    expect(await replayed([status, status], LOCAL)).toEqual(['pass']);
    expect(await replayed([status, 200], LOCAL)).toEqual(['unchecked']);
    expect(await replayed([status, 200], MOCK)).toEqual(['fail', 'error']);
    // Without a credential it mustn't be let in anywhere.
    expect(await replayed([status, 200], LOCAL, {})).toEqual(['fail']);
  });

  test.each([401, 403])('%i where the target has no credential of its own', async (answer) => {
    for (const target of [LOCAL, {}, { credentials: new Map([['key', 'k']]) }]) {
      const { verdict } = await replay(signed, target, { answer });
      expect(verdict).toMatchObject({
        verdict: 'unchecked',
        reason: `the target answered ${answer}: the request came without a credential of its own (--auth bearer=env:NAME)`,
      });
    }
    expect(await replayed([200, answer], MOCK)).toEqual(['fail', 'error']);
  });

  test("401 to the target's own credential is about that, 403 may be about the request", async () => {
    const { verdict } = await replay(signed, OWN, { answer: 401 });
    expect(verdict).toMatchObject({
      verdict: 'unchecked',
      reason:
        'the target answered 401: it refuses the credential that --auth gave, which may have expired',
    });
    expect(await replayed([200, 403], OWN)).toEqual(['fail', 'error']);
  });

  test('a refusal of a request whose secrets stayed here', async () => {
    const request = { url: `${API}/open?a=1&hidden_token=x`, headers: { cookie: 'sid=hush' } };
    const redirected = await replay(request, {}, { answer: 302 });
    expect(redirected.verdict?.verdict).toBe('unchecked');
    const { verdict } = await replay(request, {}, { answer: 404 });
    expect(verdict).toMatchObject({
      verdict: 'unchecked',
      reason:
        'the target answered 404: it came without the cookie header and the query parameter hidden_token, ' +
        'and a recorded secret reaches no target but this machine: ' +
        'make it a security scheme of the contract, and --auth gives another',
    });
    const local = await replay(request, LOCAL, { answer: 404 });
    expect(local.verdict?.verdict).toBe('fail');
  });

  test('no recorded answer: nothing to compare with', async () => {
    const send = async () => ({ status: 200, headers: {} });
    const { response: _, ...unanswered } = exchange({ url: `${API}/open` }, {});
    const target = { ...MOCK, allowed: new Set<string>(), credentials: new Map(), send } as Target;
    const report = await check([unanswered], [api], { replay: replayOn(target) });
    expect(report.exchangeVerdicts).toMatchObject([
      { verdict: 'unchecked', reason: 'drift: the recording holds no answer' },
    ]);
  });
});

describe('a recorded 304', () => {
  const headers = { 'if-none-match': '"a"', 'if-modified-since': 'Mon, 23 Feb 2026 08:54:18 GMT' };

  test('is asked for without what its cache asked', async () => {
    const { sent, verdict } = await replay({ url: `${API}/open`, headers }, {}, { status: 304 });
    expect(sent[0]?.headers).toEqual({});
    expect(verdict?.verdict).toBe('pass');
  });

  test('that is documented is asked for as it was', async () => {
    const url = `${API}/cached`;
    for (const answer of [200, 304]) {
      const { sent, verdict } = await replay({ url, headers }, {}, { status: 304, answer });
      expect(sent[0]?.headers).toEqual(headers);
      expect(verdict?.verdict).toBe('pass');
    }
  });
});

describe('what a mock answers for itself', () => {
  const keyed: RequestChange = { url: `${API}/keyed`, headers: { 'x-app': 'a' } };
  const replayed = async (request: RequestChange, answer: number, target: Partial<Target>) => {
    const send = async () => problem(answer, 'the reason');
    const { report, verdict } = await replay(request, { ...target, send });
    return [verdict, report.findings.map(({ check, received }) => [check, received])];
  };

  test.each([
    ['in this process', MOCK],
    ['over a port', LOCAL],
  ])('leaves the exchange unchecked, with its reason: %s', async (_, target) => {
    for (const answer of [400, 500]) {
      expect(await replayed(keyed, answer, target)).toMatchObject([
        {
          verdict: 'unchecked',
          reason: `status-documented: the mock answered ${answer} for itself: the reason`,
        },
        [],
      ]);
    }
  });

  test('hides no breach of the request, which the API let in', async () => {
    expect(await replayed({ url: `${API}/keyed` }, 400, LOCAL)).toMatchObject([
      { verdict: 'fail' },
      [
        ['request-parameters', 'nothing'],
        ['request-security', 'the X-App header is missing, answered 200'],
      ],
    ]);
  });

  test('is told from problem details of the API', async () => {
    const send = async () => ({
      status: 500,
      headers: { 'content-type': 'application/problem+json' },
      body: JSON.stringify({ detail: 'Out of order', source: 'the API' }),
    });
    const { verdict } = await replay(keyed, { ...MOCK, send });
    expect(verdict?.verdict).toBe('fail');
  });
});
