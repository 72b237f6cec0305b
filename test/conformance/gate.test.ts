import { expect, test } from 'vitest';
import { CHECK_NAMES, type CheckName } from '../../src/conformance/finding.ts';
import { percentOf, shortcomings } from '../../src/conformance/gate.ts';
import { check, exchange, openSubject, shop } from './exchanges.ts';

const json = { 'content-type': 'application/json' };
const passing = exchange({}, { headers: { ...json, 'x-total': '1' }, body: [] });
const failing = exchange({}, { headers: json, body: {} });
const tolerated = exchange(
  {},
  { headers: { 'content-type': 'application/vnd.api+json', 'x-total': '1' }, body: [] },
);
const { response: _, ...unchecked } = passing;
const skipped = exchange({ url: 'https://elsewhere.example/' }, {});
const all = new Set<CheckName | 'unchecked'>(CHECK_NAMES);

async function reasons(
  exchanges: Parameters<typeof check>[0],
  options: Partial<Parameters<typeof shortcomings>[1]> = {},
): Promise<string[]> {
  return shortcomings(await check(exchanges), { failOn: all, ...options });
}

test('all is well', async () => {
  expect(await reasons([passing])).toEqual([]);
});

test('nothing was judged', async () => {
  expect(await reasons([])).toEqual(['nothing was judged: there was no exchange to judge']);
  const elsewhere = { ...(await check([])), recordings: ['a.har'] };
  expect(shortcomings(elsewhere, { failOn: all })).toEqual([
    'nothing was judged: this share holds no exchange',
  ]);
  expect(await reasons([unchecked, skipped])).toEqual([
    'nothing was judged: every exchange is unchecked or skipped',
  ]);
});

test('errors count where their check does', async () => {
  expect(await reasons([failing])).toEqual(['2 findings of severity error']);
  expect(await reasons([failing], { failOn: new Set(['response-headers']) })).toEqual([
    '1 finding of severity error',
  ]);
  expect(await reasons([failing], { failOn: new Set(['request-body']) })).toEqual([]);
  expect(await reasons([failing, failing])).toEqual(['4 findings of severity error with 2 causes']);
});

test('what is worth an info does not count', async () => {
  expect(await reasons([tolerated])).toEqual([]);
});

test('unchecked exchanges count where that is asked for', async () => {
  expect(await reasons([passing, unchecked])).toEqual([]);
  const failOn = new Set<CheckName | 'unchecked'>(['unchecked']);
  expect(await reasons([passing, unchecked], { failOn })).toEqual(['1 exchange unchecked']);
});

test('the share of documented responses', async () => {
  expect(await reasons([passing], { minCoverage: { responses: 7 } })).toEqual([]);
  expect(await reasons([passing], { minCoverage: { responses: 8 } })).toEqual([
    '7.6 % of the documented responses are exercised, less than 8 %',
  ]);
  const report = await check([passing]);
  const almost = { documented: 3000, exercised: 2999, missing: ['GET /orders 200'] };
  const coverage = { ...report.coverage, responses: almost };
  expect(
    shortcomings({ ...report, coverage }, { failOn: all, minCoverage: { responses: 100 } }),
  ).toEqual(['99.9 % of the documented responses are exercised, less than 100 %']);
  expect(percentOf((await check([], [shop], { contractsNamed: false })).coverage.responses)).toBe(
    100,
  );
});

test('the shares of other kinds, of which what is not documented is whole', async () => {
  const whole = { operations: 100, responses: 100, parameters: 100, enumValues: 100 };
  expect(await reasons([passing], { minCoverage: { ...whole, branches: 100 } })).toEqual([
    '14.2 % of the documented operations are exercised, less than 100 %',
    '7.6 % of the documented responses are exercised, less than 100 %',
    '0.0 % of the documented parameters are exercised, less than 100 %',
    '0.0 % of the documented enum values are exercised, less than 100 %',
  ]);
  expect(await reasons([passing], { minCoverage: { parameters: 0, properties: 0 } })).toEqual([]);
});

test('the share of a contract without operations is whole', async () => {
  const empty = await openSubject(
    "{ openapi: 3.1.0, info: { title: A, version: '1' }, paths: {} }",
  );
  expect(percentOf((await check([], [empty])).coverage.responses)).toBe(100);
});
