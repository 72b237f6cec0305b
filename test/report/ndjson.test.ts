import { expect, test } from 'vitest';
import { check, exchange } from '../conformance/exchanges.ts';
import { written } from './reported.ts';

const headers = { 'content-type': 'application/json', 'x-total': '1' };

test('an object on each line, as in the JSON report, the summary last', async () => {
  const report = await check([
    exchange({}, { headers, body: [{ id: 1, lines: [{ sku: 'ABC', count: '2' }] }] }, 0),
    exchange({}, { headers, body: [] }, 1),
  ]);
  const text = await written('ndjson', report);
  expect(text.endsWith('}\n')).toBe(true);
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { findings, exchangeVerdicts, clusters, ...summary } = JSON.parse(
    await written('json', report),
  );
  expect(findings).toHaveLength(1);
  expect(lines).toEqual([
    { type: 'finding', ...findings[0] },
    { type: 'verdict', ...exchangeVerdicts[0] },
    { type: 'verdict', ...exchangeVerdicts[1] },
    { type: 'cluster', ...clusters[0] },
    { type: 'summary', ...summary },
  ]);
});

test('of no exchange, the summary alone', async () => {
  const lines = (await written('ndjson', await check([]))).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).type)).toEqual(['summary']);
});
