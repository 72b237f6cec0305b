import { describe, expect, test } from 'vitest';
import { withBaseline } from '../../src/conformance/baseline.ts';
import type { Cluster, Report } from '../../src/conformance/report.ts';
import { check, exchange } from '../conformance/exchanges.ts';
import { drifted } from './drifted.ts';
import { written } from './reported.ts';
import { expectSarif } from './sarif-schema.ts';

const V1 = 'https://api.shop.example/v1';
const headers = { 'content-type': 'application/json', 'x-total': '1' };
const order = (count: unknown) => ({ id: 1, lines: [{ sku: 'ABC', count }] });

const mixed = () =>
  check([
    exchange({ url: `${V1}/carts` }, {}, 0),
    exchange({}, { headers, body: [order('2')] }, 1),
    exchange({}, { headers, body: [order('3')] }, 2),
    exchange({ url: `${V1}/notes` }, { headers: { 'content-type': 'text/csv' }, body: 'a,b' }, 3),
  ]);

const sarif = async (...args: [Report, Parameters<typeof written>[2]?]) =>
  expectSarif(await written('sarif', ...args));

test('a result for each cause, at its clause of the contract, the worst and most often first', async () => {
  const report = await mixed();
  const { results } = await sarif(report);
  const [cluster] = report.clusters;
  expect(results.map(({ ruleId }) => ruleId)).toEqual(['response-body', 'operation-documented']);
  expect(results[0]).toEqual({
    ruleId: 'response-body',
    level: 'error',
    message: { text: `${cluster?.summary} (2 findings in 2 exchanges).` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: 'test/fixtures/conformance/shop.yaml',
            uriBaseId: '%SRCROOT%',
          },
          region: { startLine: 147, startColumn: 24 },
        },
        logicalLocations: [{ fullyQualifiedName: cluster?.contractLocation.pointer }],
      },
    ],
    partialFingerprints: {
      primaryLocationLineHash: cluster?.fingerprint,
      'specwrightCause/v1': cluster?.fingerprint,
    },
    occurrenceCount: 2,
    webRequest: { method: 'GET', target: `${V1}/orders` },
    webResponse: { statusCode: 200 },
  });
});

test('a result for each place that drifted and is no finding', async () => {
  const report = await drifted();
  const { results } = await sarif(report);
  expect(report.drift.map(({ severity }) => severity)).toContain('info');
  expect(results.slice(report.clusters.length)).toEqual([
    {
      ruleId: 'drift',
      level: 'warning',
      message: {
        text: 'GET /thing 200: body /more (1 exchange). contract: not documented, recording: absent, target: number.',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'api.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 1, startColumn: 138 },
          },
          logicalLocations: [{ fullyQualifiedName: '/paths/~1thing/get/responses/200' }],
        },
      ],
      partialFingerprints: {
        primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]{16}$/),
        'specwrightDrift/v1': expect.stringMatching(/^[0-9a-f]{16}$/),
      },
      occurrenceCount: 1,
    },
  ]);
});

test('how the run ended, and what was not judged or read', async () => {
  const report = await mixed();
  const { invocations } = await sarif(report);
  expect(invocations).toEqual([
    {
      executionSuccessful: true,
      exitCode: 1,
      exitCodeDescription: '3 findings of severity error with 2 causes',
      toolExecutionNotifications: [
        {
          level: 'warning',
          message: {
            text: '1 exchange unchecked (tool), the first of them entries[3]: response-body: no specification says how text/csv holds an array',
          },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'a.har', uriBaseId: '%SRCROOT%' },
              },
            },
          ],
        },
      ],
    },
  ]);
  const broken = [{ problem: 'it ends', location: { file: 'b.har', line: 3, column: 1 } }];
  const { invocations: after } = await sarif({ ...report, broken });
  expect(after[0]).toMatchObject({
    executionSuccessful: false,
    exitCode: 2,
    toolExecutionNotifications: [
      { level: 'error', message: { text: expect.stringContaining('it ends') } },
      {},
    ],
  });
});

test('what a baseline knows is suppressed, the rest is new', async () => {
  const report = await mixed();
  const [first] = report.clusters as [Cluster];
  const { fingerprint, contract, summary } = first;
  const entry = { reason: 'SHOP-7', owner: 'orders', expires: '2027-01-31' };
  const findings = [{ fingerprint, contract, summary, ...entry }];
  const known = { ...report, ...withBaseline(report, { version: 1, findings }) };
  const { results } = await sarif(known, { isBaselined: true });
  expect(
    results.map(({ ruleId, baselineState, suppressions }) => [ruleId, baselineState, suppressions]),
  ).toEqual([
    ['operation-documented', 'new', undefined],
    [
      'response-body',
      'unchanged',
      [
        {
          kind: 'external',
          status: 'accepted',
          justification: 'SHOP-7, orders, until 2027-01-31',
        },
      ],
    ],
  ]);
});

describe('files', () => {
  test.each([
    ['below the root, seen from there', '/repo/a b/ü.yaml', 'a%20b/%C3%BC.yaml', '%SRCROOT%'],
    ['elsewhere', '/other/a b.yaml', 'file:///other/a%20b.yaml', undefined],
    ['on the web', 'https://api.example/a.yaml', 'https://api.example/a.yaml', undefined],
    ['beside the root', '/repository.yaml', 'file:///repository.yaml', undefined],
  ])('%s', async (_, file, uri, uriBaseId) => {
    const report = await mixed();
    const clusters = report.clusters.map((cluster) => ({ ...cluster, contractLocation: { file } }));
    const { results } = await sarif({ ...report, clusters }, { root: '/repo' });
    expect(results[0]?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri, ...(uriBaseId !== undefined && { uriBaseId }) },
        },
      },
    ]);
  });
});

test('no more results than GitHub takes, the worst of them, and it is said', async () => {
  const report = await mixed();
  const [first] = report.clusters as [Cluster];
  const many = Array.from(
    { length: 25_002 },
    (_, index): Cluster => ({
      ...first,
      severity: index < 3 ? 'warning' : 'error',
    }),
  );
  const log = await written('sarif', { ...report, clusters: many });
  const [{ results, invocations }] = JSON.parse(log).runs;
  expect(results).toHaveLength(25_000);
  expect(results.filter(({ level }: { level: string }) => level === 'error')).toHaveLength(24_999);
  expect(invocations[0].toolExecutionNotifications.at(-1).message.text).toMatch(
    /^2 of 25002 results, the least of them, are left out/,
  );
});
