import { describe, expect, test } from 'vitest';
import type { CheckName } from '../../src/conformance/finding.ts';
import type { Cluster } from '../../src/conformance/report.ts';
import { check, exchange } from '../conformance/exchanges.ts';
import { written } from './reported.ts';
import { commandsIn } from './workflow-commands.ts';

const V1 = 'https://api.shop.example/v1';
const headers = { 'content-type': 'application/json', 'x-total': '1' };
const order = (count: unknown) => ({ id: 1, lines: [{ sku: 'ABC', count }] });

const failing = () =>
  check([
    exchange({}, { headers, body: [order('50 %')] }, 0),
    exchange({}, { headers, body: [order('2')] }, 1),
    exchange({ url: `${V1}/carts` }, {}, 2),
  ]);

test('the report in a group, and an annotation for each cause', async () => {
  const text = await written('github', await failing());
  const commands = commandsIn(text);
  expect(commands.map(({ name }) => name)).toEqual([
    'group',
    'stop-commands',
    'endgroup',
    'error',
    'error',
  ]);
  expect(commands[3]).toEqual({
    name: 'error',
    properties: {
      file: 'test/fixtures/conformance/shop.yaml',
      line: '147',
      col: '24',
      title: 'response-body in GET /orders (2 findings)',
    },
    data: 'response.body /0/lines/0/count\nReceived    "50 %"\nDocumented  integer\nExchange    a.har entries[0]',
  });
  expect(text).toContain('\nFalls short: 3 findings of severity error with 2 causes.\n  2 × GET');
});

test('as GitHub documents, `%`, line breaks, `:` and `,` are escaped', async () => {
  const report = await failing();
  const clusters = report.clusters.map((cluster) => ({
    ...cluster,
    operations: ['GET /a:b,c%0A'],
    documented: '5 %: a, b',
  }));
  const text = await written('github', { ...report, clusters });
  expect(text).toContain('title=response-body in GET /a%3Ab%2Cc%250A (2 findings)::');
  expect(text).toContain('%0ADocumented  5 %25: a, b%0A');
});

test('what does not fail the run is no error, what is known is not annotated', async () => {
  const report = await failing();
  const failOn = new Set<CheckName>(['operation-documented']);
  const names = async (
    ...args: Parameters<typeof written> extends [unknown, ...infer R] ? R : never
  ) =>
    commandsIn(await written('github', ...args))
      .map(({ name }) => name)
      .slice(3);
  expect(await names(report, { failOn })).toEqual(['error', 'warning']);
  const known = { reason: null, owner: null, expires: null };
  const clusters = report.clusters.map((cluster) => ({ ...cluster, known }));
  expect(await names({ ...report, clusters })).toEqual([]);
});

describe('as many of each kind as GitHub shows, and how many are left', () => {
  test.each([
    [10, 10, 0],
    [13, 10, 3],
  ])('%i', async (given, shown, left) => {
    const report = await failing();
    const [first] = report.clusters as [Cluster];
    const clusters = Array.from({ length: given }, (_, count) => ({ ...first, count: count + 2 }));
    const commands = commandsIn(await written('github', { ...report, clusters }));
    const errors = commands.filter(({ name }) => name === 'error');
    expect(errors).toHaveLength(shown);
    expect(errors[0]?.properties.title).toContain(`(${given + 1} findings)`);
    expect(commands.filter(({ name }) => name === 'notice').map(({ data }) => data)).toEqual(
      left === 0 ? [] : [`${left} more causes: see the log of this step`],
    );
  });
});

test('paths are those of the repository, wherever the command runs in it', async () => {
  const root = new URL('../..', import.meta.url).pathname.replace(/\/[^/]+\/$/, '');
  const text = await written('github', await failing(), { root });
  expect(commandsIn(text)[3]?.properties.file).toMatch(/^[^/]+\/test\/fixtures\//);
});
