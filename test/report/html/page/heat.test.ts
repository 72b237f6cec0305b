import { expect, test } from 'vitest';
import { heatColumns, heatRows, sumOf } from '../../../../src/report/html/page/heat.ts';
import type { ExchangesShape } from '../../../../src/report/html/shapes.ts';

const DATA: ExchangesShape = {
  rows: [],
  findings: [],
  cells: [
    ...[1, 2, 200, 0, 0, 0, 5],
    ...[1, 3, 0, 0, 2, 0, 0],
    ...[1, 3, 503, 1, 0, 0, 1],
    ...[1, 0, 404, 3, 0, 0, 0],
  ],
  texts: ['', 'shop', 'GET /a', 'GET /b'],
  unlisted: { exchanges: 0, findings: 0 },
};

const COVERAGE = [
  {
    contract: 'shop',
    shares: [],
    operations: [
      { operation: 'GET /a', missing: ['429', 'default'] },
      { operation: 'GET /b', missing: [] },
      { operation: 'GET /c', missing: ['5XX'] },
    ],
  },
];

test('operations stand by failures, then as they are documented', () => {
  const rows = heatRows(DATA, COVERAGE);
  expect(
    rows.map(({ operation, exchanges, failures }) => [operation, exchanges, failures]),
  ).toEqual([
    ['', 3, 3],
    ['GET /b', 4, 1],
    ['GET /a', 5, 0],
    ['GET /c', 0, 0],
  ]);
  expect(heatColumns(rows)).toEqual(['200', '404', '429', '503', '5XX', 'default', 'none']);
  expect(rows[1]?.cells).toEqual(
    new Map([
      ['none', [0, 2, 0, 0]],
      ['503', [1, 0, 0, 1]],
    ]),
  );
  expect(sumOf(rows[1]?.cells.get('503') ?? [])).toBe(2);
});
