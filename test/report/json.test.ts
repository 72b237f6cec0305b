import { expect, test } from 'vitest';
import { braze, check, exchange } from '../conformance/exchanges.ts';
import { written } from './reported.ts';

const url = 'https://rest.iad-01.braze.com/events/data_series?event=e&length=1';

test('has the promised members', async () => {
  const body = { message: 'success', data: [{ time: '2014-12-10', count: '7' }] };
  const headers = { 'content-type': 'application/json' };
  const report = await check(
    [
      exchange({ url }, { headers, body }, 3),
      exchange({ url: 'https://elsewhere.example/' }, {}, 4),
    ],
    [braze],
  );
  const text = await written('json', report);
  expect(text.endsWith('}\n')).toBe(true);
  const { coverage, looseness, ...rest } = JSON.parse(text);
  const place = '/components/schemas/DataPoint/properties/count/type';
  expect(rest).toEqual({
    version: 1,
    shard: null,
    contracts: ['braze'],
    recordings: ['a.har'],
    broken: [],
    exchanges: 2,
    verdicts: { pass: 0, fail: 1, unchecked: 0, skipped: 1 },
    liveCredentials: { exchanges: 0, first: [] },
    findings: [
      {
        check: 'response-body',
        severity: 'error',
        contract: 'braze',
        operation: 'GET /events/data_series',
        exchange: { file: 'a.har', index: 3, method: 'GET', url, status: 200 },
        at: 'response.body',
        pointer: '/data/0/count',
        received: '"7"',
        documented: 'integer',
        contractLocation: {
          file: 'specs/braze/openapi.yaml',
          line: expect.any(Number),
          column: expect.any(Number),
          pointer: place,
        },
        fingerprint: expect.stringMatching(/^[\da-f]{16}$/),
        isAlone: true,
      },
    ],
    exchangeVerdicts: [
      {
        file: 'a.har',
        index: 3,
        contract: 'braze',
        operation: 'GET /events/data_series',
        status: 200,
        verdict: 'fail',
        reason: null,
        party: null,
      },
      {
        file: 'a.har',
        index: 4,
        contract: null,
        operation: null,
        status: null,
        verdict: 'skipped',
        reason: expect.stringContaining('--server'),
        party: 'policy',
      },
    ],
    drift: [],
    clusters: [
      {
        fingerprint: rest.findings[0].fingerprint,
        count: 1,
        summary:
          'GET /events/data_series: response-body at response.body /data/0/count: received "7", documented integer',
        exchanges: 1,
        mends: 1,
        evident: 1,
        check: 'response-body',
        severity: 'error',
        contract: 'braze',
        operations: ['GET /events/data_series'],
        at: 'response.body',
        pointer: '/data/0/count',
        documented: 'integer',
        contractLocation: rest.findings[0].contractLocation,
        evidence: [{ exchange: rest.findings[0].exchange, received: '"7"' }],
      },
    ],
    reasons: [
      {
        verdict: 'skipped',
        reason: expect.stringContaining('--server'),
        party: 'policy',
        count: 1,
        first: { file: 'a.har', index: 4 },
      },
    ],
  });
  const message = '/components/schemas/DataSeries/properties/message';
  expect(looseness).toEqual({
    claims: [],
    sightings: [
      {
        contract: 'braze',
        kind: 'empty',
        pointer: '/components/schemas/DataSeries/properties/data',
        place: 'DataSeries /data',
        seen: 1,
        answered: 1,
      },
      {
        contract: 'braze',
        kind: 'enum',
        pointer: message,
        place: 'DataSeries /message',
        seen: 1,
        answered: 1,
        values: [['success', 1]],
      },
    ],
    refuted: [`braze format /components/parameters/Event/schema`, `braze format ${message}`],
  });
  expect(coverage).toMatchObject({
    parameters: { missing: expect.arrayContaining(['GET /events/data_series query.unit']) },
    operations: { documented: 1, exercised: 1, missing: [] },
    responses: {
      documented: 5,
      exercised: 1,
      missing: [
        'GET /events/data_series 400',
        'GET /events/data_series 401',
        'GET /events/data_series 429',
        'GET /events/data_series 5XX',
      ],
    },
  });
});
