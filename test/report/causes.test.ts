import { describe, expect, test } from 'vitest';
import { plain } from '../../src/report/paint.ts';
import { textReport } from '../../src/report/text.ts';
import { check, exchange, openSubject } from '../conformance/exchanges.ts';

const V1 = 'https://api.shop.example/v1';
const json = { 'content-type': 'application/json' };

test('what came alike with other statuses is told once', async () => {
  const exchanges = [200, 500].map((status) => exchange({ url: `${V1}/carts` }, { status }));
  const told = textReport(await check(exchanges), [], plain);
  expect(told).toContain('Received    GET /carts\n');
});

describe('causes that differ in their place alone are told together', async () => {
  const members = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const wide = await openSubject(`openapi: 3.1.0
info: { title: Wide, version: '1' }
servers: [{ url: https://api.shop.example/v1 }]
paths:
  /orders:
    get:
      responses:
        '200':
          description: Much.
          content: { application/json: { schema: { required: [${members.join(', ')}] } } }
`);
  test.each<[lacking: string[], places: string, more: string]>([
    [['a'], '/a', '1 more finding with this cause'],
    [['a', 'b'], '/a, /b', '2 more findings with these causes'],
    [members, '/a, /b, /c, /d, /e and 2 more', '7 more findings with these causes'],
  ])('%j', async (lacking, places, more) => {
    const given = members.filter((member) => !lacking.includes(member));
    const body = Object.fromEntries(given.map((member) => [member, 1]));
    const one = exchange({}, { headers: json, body });
    const text = textReport(await check([one, one], [wide]), [], plain);
    expect(text.match(/^error/gm)).toHaveLength(1);
    expect(text).toContain(`At          response.body ${places}\n`);
    expect(text).toContain(`Exchange    a.har entries[0], answered 200; ${more}\n`);
  });
});

test('of many causes, the worst are told once more at the end, where the eye is', async () => {
  const paths = ['a', 'b', 'b', 'c', 'd', 'e'];
  const report = await check(paths.map((path) => exchange({ url: `${V1}/nope-${path}` }, {})));
  const text = textReport(report, ['6 findings of severity error with 5 causes'], plain);
  expect(
    text.slice(text.indexOf('Falls short')),
  ).toBe(`Falls short: 6 findings of severity error with 5 causes.
  2 × no operation: operation-documented at request: received GET /nope-b, documented no such path
  1 × no operation: operation-documented at request: received GET /nope-a, documented no such path
  1 × no operation: operation-documented at request: received GET /nope-c, documented no such path
  and 2 more causes, all above
`);
});
