import { describe, expect, test } from 'vitest';
import { plain } from '../../src/report/paint.ts';
import { textReport } from '../../src/report/text.ts';
import { check, exchange, openSubject, shop } from '../conformance/exchanges.ts';

const headers = { 'content-type': 'application/json', 'x-total': '1' };

describe('coverage', async () => {
  const large = await openSubject(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Large', version: '1' },
      servers: [{ url: 'https://large.example' }],
      paths: Object.fromEntries(
        Array.from({ length: 12 }, (_, index) => [
          `/${index}`,
          { get: { responses: { '200': { description: 'Done.' } } } },
        ]),
      ),
    }),
    { file: 'large.yaml' },
  );
  const asked = (path: string) => exchange({ url: `https://large.example${path}` }, {});
  const coverage = async (...[exchanges, subjects]: Parameters<typeof check>) =>
    /^Coverage.*?(?=\n\n)/ms.exec(textReport(await check(exchanges, subjects), [], plain))?.[0];

  test('many operations that no exchange shows are only counted', async () => {
    expect(await coverage([asked('/3')], [large])).toBe(
      `Coverage  1 of 12 operations, 1 of 12 documented responses (8 %)
  GET /3  200 ×1
  11 operations that no exchange shows`,
    );
    expect(await coverage([asked('/3'), asked('/4')], [large])).toMatch(
      /\n {2}GET \/0 {3}200 –\n.*\n {2}GET \/11 {2}200 –$/s,
    );
  });

  test('many operations of which everything is shown are only counted', async () => {
    const most = Array.from({ length: 11 }, (_, index) => asked(`/${index}`));
    expect(await coverage(most, [large])).toBe(
      `Coverage  11 of 12 operations, 11 of 12 documented responses (91 %)
  GET /11  200 –
  11 operations with every documented response`,
    );
  });

  test('of several contracts each has its own rows', async () => {
    expect(await coverage([asked('/3')], [shop, large])).toMatch(
      /\n {2}large\n {4}GET \/3 {2}200 ×1\n {4}11 operations .*\n {2}shop\n {4}GET \/orders /s,
    );
  });
});

test('a share is not rounded up to the whole', async () => {
  const report = await check([exchange({}, { headers, body: [] })]);
  const almost = { documented: 1000, exercised: 999, missing: ['GET /orders 200'] };
  const coverage = { ...report.coverage, responses: almost };
  expect(textReport({ ...report, coverage }, [], plain)).toContain('(99 %)');
});
