import { expect, test } from 'vitest';
import type { Finding } from '../../../src/conformance/finding.ts';
import { exchangeData } from '../../../src/report/html/exchange-data.ts';
import type { ExchangesShape } from '../../../src/report/html/shapes.ts';
import type { JudgedExchange } from '../../../src/report/lists.ts';

const PASSED: JudgedExchange = {
  file: 'a.har',
  index: 0,
  contract: 'shop',
  operation: 'GET /orders',
  status: 200,
  verdict: 'pass',
  reason: null,
  party: null,
  findings: [],
};

const FINDING: Finding = {
  check: 'response-body',
  severity: 'error',
  contract: 'shop',
  operation: 'GET /orders',
  exchange: { file: 'a.har', index: 1, method: 'GET', url: 'https://a.example/', status: 200 },
  at: 'response.body',
  pointer: '/id',
  received: '"7"',
  documented: 'integer',
  contractLocation: { file: 'shop.yaml' },
  fingerprint: 'f',
  isAlone: true,
};

async function dataOf(exchanges: Iterable<JudgedExchange>): Promise<ExchangesShape> {
  async function* given() {
    yield* exchanges;
  }
  const pieces = await Array.fromAsync(exchangeData(given(), new Map([['f', 3]])));
  return JSON.parse(pieces.join(''));
}

test('an exchange and a finding are a row of numbers each', async () => {
  const skipped = { contract: null, operation: null, status: null } as const;
  const { rows, findings, cells, texts, unlisted } = await dataOf([
    PASSED,
    { ...PASSED, index: 1, verdict: 'fail', findings: [FINDING, FINDING] },
    { ...PASSED, ...skipped, index: 2, verdict: 'skipped', reason: 'foreign', party: 'policy' },
  ]);
  const t = (text: string) => texts.indexOf(text);
  expect(rows).toEqual([
    ...[t('a.har'), 0, t('shop'), t('GET /orders'), 200, 3, 0, 0],
    ...[t('a.har'), 1, t('shop'), t('GET /orders'), 200, 0, 0, t('GET https://a.example/')],
    ...[t('a.har'), 2, 0, 0, 0, 2, t('foreign'), 0],
  ]);
  expect(findings).toEqual([...[1, 3, t('/id'), t('"7"')], ...[1, 3, t('/id'), t('"7"')]]);
  expect(cells).toEqual([t('shop'), t('GET /orders'), 200, 1, 0, 0, 1]);
  expect(unlisted).toEqual({ exchanges: 0, findings: 0 });
});

test('of each verdict 200,000 are listed, and all are counted', async () => {
  function* many() {
    for (let index = 0; index < 200_002; index += 1) yield { ...PASSED, index };
    yield { ...PASSED, verdict: 'fail' as const, findings: [FINDING] };
  }
  const { rows, findings, cells, unlisted } = await dataOf(many());
  expect(rows.length).toBe(200_001 * 8);
  expect(findings.length).toBe(4);
  expect(cells.slice(2)).toEqual([200, 1, 0, 0, 200_002]);
  expect(unlisted).toEqual({ exchanges: 2, findings: 0 });
});

test('findings are listed until their texts are too long', async () => {
  function* many() {
    for (let index = 0; index < 30_000; index += 1) {
      const received = `${index} ${'x'.repeat(500)}`;
      yield { ...PASSED, index, verdict: 'fail' as const, findings: [{ ...FINDING, received }] };
    }
  }
  const { rows, findings, texts, unlisted } = await dataOf(many());
  expect(rows.length).toBe(30_000 * 8);
  expect(texts.join('').length).toBeLessThan(8_001_000);
  expect(unlisted).toEqual({ exchanges: 0, findings: 30_000 - findings.length / 4 });
  expect(unlisted.findings).toBeGreaterThan(9_000);
});
