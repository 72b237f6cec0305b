import { describe, expect, test } from 'vitest';
import { mergeReports } from '../../../src/conformance/merge.ts';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { check, exchange, openSubject } from '../exchanges.ts';
import { answered, many, numbered, object, string, thingContract, uuid } from './thing.ts';

/** What some answers show to be documented loosely, in words. */
async function claims(schema: JsonObject, bodies: readonly unknown[], schemas: JsonObject = {}) {
  const things = await thingContract(schema, { components: { schemas } });
  const { looseness } = await check(
    bodies.map((body) => answered(body)),
    [things],
  );
  return looseness.claims.map(({ place, kind, seen, shown }) => {
    const words = `${place.replace('GET /things 200', '').trim()} ${kind} ${shown}`.trim();
    return `${words} ${seen}`;
  });
}

type Case = [name: string, schema: JsonObject, bodies: readonly unknown[], wanted: string[]];

describe('what is documented more loosely than all of the traffic shows', () => {
  const nullable = { type: ['string', 'null'], format: 'byte' };
  const or = { anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] };
  test.each<Case>([
    ['an optional property', object({ a: true }), many({ a: 1 }), ['/a optional always there 20']],
    ['not one that was missing', object({ a: true }), [{}, ...many({ a: 1 })], []],
    ['not one seen too rarely', object({ a: true }), many({ a: 1 }, 19), []],
    ['not a required one', object({ a: true }, { required: ['a'] }), many({ a: 1 }), []],
    [
      'not one that is required beside it',
      { allOf: [object({ a: true }), { required: ['a'] }] },
      many({ a: 1 }),
      [],
    ],
    [
      'not one that is required around it',
      { required: ['a'], anyOf: [object({ a: true })] },
      many({ a: 1 }),
      [],
    ],
    ['a null', nullable, many('x'), ['nullable never null 20']],
    ['not one that came', nullable, [null, ...many('x')], []],
    ['a null branch', or, many('x'), ['nullable never null 20']],
    ['a date-time', string, many('2026-01-31T10:00:00Z'), ['format always a date-time 20']],
    ['a date', string, many('2026-01-31'), ['format always a date 20']],
    ['a UUID', string, many(uuid), ['format always a UUID 20']],
    ['a URI', string, many('https://a.example/b?c=d'), ['format always a URI 20']],
    ['an e-mail address', string, many('a@b.example'), ['format always an e-mail address 20']],
    ['digits', string, many('-12'), ['format always the digits of an integer 20']],
    ['not those of one format but once', string, [...many(uuid), ...numbered(11)], []],
    ['not those of a format that is documented', { ...string, format: 'uuid' }, many(uuid), []],
    ['a few values', string, [...many('b', 10), ...many('a', 10)], ['enum always one of a, b 20']],
    [
      'a few values and null',
      { type: ['string', 'null'] },
      [...many('b', 10), ...many('a', 10), ...many(null, 3)],
      ['enum always one of a, b, null 23'],
    ],
    ['one value and null', { type: ['string', 'null'] }, [...many('a'), ...many(null)], []],
    ['not one that came twice', string, [...many('a'), 'b', 'b'], []],
    ['not eleven', string, many(0, 3).flatMap(() => numbered(11)), []],
    ['not keys', string, many('sk9f8a7b6c5d'), []],
    ['not sentences', string, many('One of many.'), []],
    ['not an enum', { ...string, enum: ['a', 'b'] }, many('a'), []],
    ['an integer', { type: 'number' }, many(1000), ['integer always an integer 20']],
    ['not a fraction', { type: 'number' }, [...many(1000), 0.5], []],
    ['one value alone', string, many('b', 30), []],
    ['one integer alone', { type: 'integer' }, many(3, 30), []],
    ['a small integer', { type: 'integer' }, [...many(3), 0, 7], ['range always from 0 to 7 22']],
    ['not a negative one', { type: 'integer' }, [...many(3), -1], []],
    ['not a large one', { type: 'integer' }, [...many(3), 101], []],
    ['not a bounded one', { type: 'integer', minimum: 1 }, many(3), []],
    ['a list', { type: 'array' }, many([1]), ['empty never empty 20']],
    ['not one that was empty', { type: 'array' }, [...many([1]), []], []],
    ['not one that may not be empty', { type: 'array', minItems: 1 }, many([1]), []],
    ['an object', { type: 'object' }, many({ b: 1, a: 2 }), ['open always a, b 20']],
    ['not one that had others', { type: 'object' }, [...many({ a: 1 }), { b: 1 }], []],
    ['not one without any', { type: 'object' }, many({}), []],
    [
      'further members',
      object({ a: true }, { required: ['a'], additionalProperties: true }),
      many({ a: 1, b: 2 }),
      ['open always b 20'],
    ],
    [
      'not where nobody said so',
      object({ a: true }, { required: ['a'] }),
      many({ a: 1, b: 2 }),
      [],
    ],
    [
      'each item',
      { type: 'array', items: nullable },
      [many('a', 12), many('b', 12)],
      ['/* nullable never null 24'],
    ],
  ])('%s', async (_, schema, bodies, wanted) => {
    expect(await claims(schema, bodies, { A: { type: 'string', format: 'byte' } })).toEqual(wanted);
  });

  test('is told with its place, how often it was seen, and what could be documented', async () => {
    const schemas = {
      Order: object({ sentAt: { type: ['string', 'null'], format: 'date-time' } }),
    };
    const things = await thingContract(
      { $ref: '#/components/schemas/Order' },
      { components: { schemas } },
    );
    const one = answered({ sentAt: '2026-01-31T10:00:00Z' });
    const { looseness } = await check(many(one, 21) as [], [things]);
    const pointer = '/components/schemas/Order/properties/sentAt';
    const place = { place: 'Order /sentAt', contract: 'things', seen: 21 };
    const contractLocation = { file: 'things.json', line: 1, column: expect.any(Number), pointer };
    expect(looseness.claims).toEqual([
      {
        ...place,
        kind: 'nullable',
        documented: 'null or a value',
        shown: 'never null',
        proposal: 'no null',
        contractLocation,
      },
      {
        ...place,
        kind: 'optional',
        documented: 'optional',
        shown: 'always there',
        proposal: 'required',
        contractLocation,
      },
    ]);
  });
});

describe('what answers show and requests speak against', async () => {
  const things = await openSubject(`openapi: 3.1.0
info: { title: Things, version: '1' }
servers: [{ url: https://things.example }]
components: { schemas: { Thing: { type: object, properties: { kind: { type: string } } } } }
paths:
  /things:
    post:
      requestBody: &body { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
      responses: { '200': { description: One., <<: *body } }
`);
  const headers = { 'content-type': 'application/json' };
  const post = (sent: unknown, answer: unknown) =>
    exchange(
      { method: 'POST', url: 'https://things.example/things', headers, body: sent },
      { headers, body: answer },
    );
  const told = async (...exchanges: readonly ReturnType<typeof post>[]) =>
    (await check(exchanges, [things])).looseness.claims.map(({ kind, seen }) => `${kind} ${seen}`);
  const alike = many({ kind: 'a' }, 10).flatMap((one) => [
    post(one, one),
    post({ kind: 'b' }, { kind: 'b' }),
  ]);

  test('is told of both', async () => {
    expect(await told(...alike)).toEqual(['enum 40', 'optional 40']);
  });

  test('is no claim where requests lack it', async () => {
    expect(await told(...alike, post({}, { kind: 'a' }))).toEqual(['enum 41']);
  });

  test('is no claim where requests have other values', async () => {
    expect(await told(...alike, post({ kind: 'c' }, { kind: 'a' }))).toEqual(['optional 42']);
  });

  test('is the same in shards', async () => {
    const exchanges = [...alike, post({}, 3)].map((one, index) => ({
      ...one,
      source: { file: 'a.har', index },
    }));
    const run = (options: object) => check(exchanges, [things], options);
    const shards = await Promise.all([1, 2, 3].map((index) => run({ shard: { index, of: 3 } })));
    expect(mergeReports(shards)).toEqual(await run({}));
  });

  test('is no claim where only requests show it', async () => {
    const sent = many(post({ kind: 'a' }, {}), 25) as ReturnType<typeof post>[];
    expect(await told(...sent)).toEqual([]);
  });
});

test('secrets and what was masked show nothing', async () => {
  const schema = object({ api_key: string, tokens: object({ token: string }), name: string });
  const body = { api_key: 'abc', tokens: { token: 'def' }, name: 'REDACTED' };
  const things = await thingContract(schema);
  const report = await check(many(answered(body)) as [], [things], { shard: { index: 1, of: 1 } });
  expect(JSON.stringify(report.looseness)).not.toMatch(/abc|def|REDACTED/);
  expect(report.looseness.claims.map(({ kind }) => kind)).toEqual(many('optional', 4));
});

test('nor does a parameter at the name of a secret', async () => {
  const parameters = ['api_key', 'name'].map((name) => ({ name, in: 'query', schema: string }));
  const things = await thingContract(string, { operation: { parameters } });
  const asked = answered('a', '?api_key=hush&name=me');
  const report = await check([asked], [things], { shard: { index: 1, of: 1 } });
  const sightings = JSON.stringify(report.looseness.sightings);
  expect(sightings).toContain('"me"');
  expect(sightings).not.toContain('hush');
});

test('what is kept does not grow with the traffic', async () => {
  const free = await thingContract({ type: 'object', additionalProperties: string });
  const size = async (names: number) => {
    const bodies = numbered(names).map((name) => answered({ [name]: `${name} ${name}` }));
    return JSON.stringify((await check(bodies, [free])).looseness).length;
  };
  expect(await size(300)).toBe(await size(30));
});
