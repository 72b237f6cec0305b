import { describe, expect, test } from 'vitest';
import { defineSemantics, type Semantics } from '../../src/semantics/semantics.ts';
import { braze, checkOne, exchange, openSubject } from './exchanges.ts';

const json = { 'content-type': 'application/json' };

describe("Braze's rules for answers", () => {
  const series = (query: string, times: readonly string[]) =>
    exchange(
      {
        url: `https://rest.iad-01.braze.com/events/data_series?event=e&${query}`,
        headers: { authorization: 'Bearer key' },
      },
      {
        headers: json,
        body: { message: 'success', data: times.map((time) => ({ time, count: 1 })) },
      },
    );
  const days = ['2014-12-09', '2014-12-10'];
  const hours = ['2014-12-10T22:00:00Z', '2014-12-10T23:00:00Z'];

  test.each([
    ['length=2', days],
    ['length=100&unit=day&ending_at=2014-12-10T23:59:59-05:00', days],
    ['length=2&unit=hour&ending_at=2014-12-10T23:00:00Z', hours],
  ])('%s is kept by %j', async (query, times) => {
    expect(await checkOne(series(query, times), [braze])).toMatchObject({
      verdict: 'pass',
      findings: [],
    });
  });

  test.each([
    [
      'length=1',
      days,
      '/data',
      '"2 points"',
      'a series has at most `length` points (at-most-length-points)',
    ],
    [
      'length=2',
      ['2014-12-09', '2014-12-10T00:00:00Z'],
      '/data/1/time',
      '"2014-12-10T00:00:00Z"',
      '`time` is a date-time when `unit` is hour, a date when it is day (time-follows-unit)',
    ],
    [
      'length=2&unit=hour',
      ['2014-12-10'],
      '/data/0/time',
      '"2014-12-10"',
      '`time` is a date-time when `unit` is hour, a date when it is day (time-follows-unit)',
    ],
    [
      'length=2&unit=hour&ending_at=2014-12-10T22:30:00Z',
      hours,
      '/data/1/time',
      '"2014-12-10T23:00:00Z"',
      'the last point is the unit in which `ending_at` lies, or which ends there (ends-at-ending-at)',
    ],
  ])('%s is broken by %j', async (query, times, pointer, received, documented) => {
    const { verdict, findings } = await checkOne(series(query, times), [braze]);
    expect(verdict).toBe('fail');
    expect(findings).toMatchObject([
      {
        check: 'documented-rule',
        severity: 'error',
        contract: 'braze',
        operation: 'GET /events/data_series',
        at: 'response.body',
        pointer,
        received,
        documented,
        contractLocation: { pointer: '/paths/~1events~1data_series/get' },
      },
    ]);
    expect(findings[0]?.contractLocation.file).toMatch(/specs\/braze\/openapi\.yaml$/);
  });

  test('two rules that break at one place are two causes', async () => {
    const broken = series('length=2&ending_at=2014-12-01T00:00:00Z', hours.slice(1));
    const { findings } = await checkOne(broken, [braze]);
    expect(findings.map(({ pointer }) => pointer)).toEqual(['/data/0/time', '/data/0/time']);
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  test('only of what satisfies its schema', async () => {
    const { findings } = await checkOne(series('length=0', days), [braze]);
    expect(findings.map(({ check }) => check)).toEqual(['request-parameters']);
  });
});

describe('a rule for requests', () => {
  const semantics: Semantics = defineSemantics({
    operations: {
      'GET /bookings': {
        requestRules: [
          {
            name: 'ends-after-start',
            documented: '`to` is after `from`',
            source: 'Bookings, parameters',
            answer: { status: 422, message: 'to must be after from' },
            breach: ({ parameters: { query } }) =>
              String(query.to) > String(query.from)
                ? undefined
                : { at: 'request.query', pointer: '/to', received: query.to },
          },
          {
            name: 'known-room',
            documented: 'the room is there',
            source: 'Bookings, parameters',
            answer: { status: 422, message: 'no such room' },
            breach: ({ parameters: { query } }) =>
              query.room === undefined
                ? undefined
                : { at: 'request.query', pointer: '/room', received: query.room, expected: 'A' },
          },
        ],
        responseRules: [
          {
            name: 'repeats-the-fault',
            documented: 'the refusal repeats `to`',
            source: 'Bookings, errors',
            status: 422,
            breach: (body, { parameters: { query } }) =>
              body === query.to ? undefined : { at: 'response.body', pointer: '', received: body },
          },
        ],
      },
    },
  });
  const bookings = openSubject(
    `openapi: 3.1.0
info: { title: Bookings, version: '1' }
servers: [{ url: https://api.shop.example }]
paths:
  /bookings:
    get:
      parameters:
        - { name: from, in: query, required: true, schema: { type: string } }
        - { name: to, in: query, required: true, schema: { type: string } }
        - { name: room, in: query, schema: { type: string } }
        - { name: note, in: query, schema: { type: string, pattern: '(' } }
      responses:
        '200': { description: The bookings. }
        '404': { description: None. }
        '422':
          description: Refused.
          content: { application/json: { schema: { type: string } } }
        5XX: { description: Failed. }
`,
    { semantics },
  );
  const asking = (query: string) => ({ url: `https://api.shop.example/bookings?${query}` });
  const verdictOf = async (...[request, response]: Parameters<typeof exchange>) =>
    checkOne(exchange(request, response), [await bookings]);

  test('that is kept passes', async () => {
    expect(await verdictOf(asking('from=a&to=b'), {})).toMatchObject({ verdict: 'pass' });
  });

  test('that is broken and answered with a success fails', async () => {
    const { verdict, findings } = await verdictOf(asking('from=b&to=a'), {});
    expect(verdict).toBe('fail');
    expect(findings).toMatchObject([
      {
        check: 'documented-rule',
        at: 'request.query',
        pointer: '/to',
        received: '"a"',
        documented: '`to` is after `from` (ends-after-start): 422 "to must be after from", not 200',
      },
    ]);
  });

  test('that says what was expected is reported with it', async () => {
    const { findings } = await verdictOf(asking('from=a&to=b&room=B'), {});
    expect(findings.map(({ documented }) => documented)).toEqual([
      'the room is there (known-room): A, else 422 "no such room", not 200',
    ]);
  });

  test('that is broken and refused, or answered with a failure, passes', async () => {
    const refusal = { status: 422, headers: json, body: '"a"' };
    expect(await verdictOf(asking('from=b&to=a'), refusal)).toMatchObject({ verdict: 'pass' });
    expect(await verdictOf(asking('from=b&to=a'), { status: 503 })).toMatchObject({
      verdict: 'pass',
    });
  });

  test('whose refusal breaks a rule for answers fails', async () => {
    const refusal = { status: 422, headers: json, body: '"z"' };
    const { findings } = await verdictOf(asking('from=b&to=a'), refusal);
    expect(findings.map(({ documented }) => documented)).toEqual([
      'the refusal repeats `to` (repeats-the-fault)',
    ]);
  });

  test('is asked of a refused one only where a rule speaks of the refusal', async () => {
    const unjudged = asking('from=a&to=b&note=x');
    expect(await verdictOf(unjudged, { status: 404 })).toMatchObject({ verdict: 'pass' });
    const refusal = { status: 422, headers: json, body: '"b"' };
    expect(await verdictOf(unjudged, refusal)).toMatchObject({ verdict: 'unchecked' });
  });

  test('that a masked value breaks is unchecked', async () => {
    expect(await verdictOf(asking('from=b&to=***'), {})).toMatchObject({
      verdict: 'unchecked',
      reason: 'documented-rule: the recording masks request.query /to',
    });
  });
});

test.each([
  ['assumes none', {}, ['request-content-type']],
  ['assumes JSON', { assumedMediaType: 'application/json' }, []],
])('a body without a type, of an API that %s', async (_, assumed, checks) => {
  const text = `
openapi: 3.1.0
info: { title: Notes, version: '1' }
paths:
  /notes:
    post:
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { 204: { description: Kept } }
`;
  const notes = await openSubject(text, { semantics: { operations: {}, ...assumed } });
  const post = exchange({ method: 'POST', url: '/notes', body: {} }, { status: 204 });
  const { findings } = await checkOne(post, [notes]);
  expect(findings.map(({ check }) => check)).toEqual(checks);
});
