import { describe, expect, test } from 'vitest';
import type { ShareName } from '../../../src/conformance/coverage.ts';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { check, exchange } from '../exchanges.ts';
import { answered, object, string, thingContract } from './thing.ts';

const status = { enum: ['open', 'paid', null] };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** What of a share is missing after some answers. */
async function missing(
  share: ShareName,
  schema: JsonObject,
  bodies: readonly unknown[],
  schemas: JsonObject = {},
) {
  const things = await thingContract(schema, { components: { schemas } });
  const { coverage } = await check(
    bodies.map((body) => answered(body)),
    [things],
  );
  return coverage[share].missing.map((words) => words.replace('GET /things 200', '').trim());
}

type Case = [
  name: string,
  schema: JsonObject,
  bodies: readonly unknown[],
  wanted: readonly string[],
  schemas?: JsonObject,
];

describe('values of enums that never came', () => {
  const recursive = { Node: object({ status, next: ref('Node') }) };
  test.each<Case>([
    ['none came', object({ status }), [], ['/status "open"', '/status "paid"']],
    ['one came', object({ status }), [{ status: 'open' }], ['/status "paid"']],
    ['another came', object({ status }), [{ status: 'x' }, { status: 'paid' }], ['/status "open"']],
    ['in a list', { type: 'array', items: status }, [['open', 'open']], ['/* "paid"']],
    ['by its name', object({}, { additionalProperties: status }), [{ a: 'paid' }], ['/* "open"']],
    [
      'in a tuple',
      { prefixItems: [status, status] },
      [['open', 'paid']],
      ['/0 "paid"', '/1 "open"'],
    ],
    ['of other types', { enum: [1, '1', { a: 1, b: 2 }] }, [{ b: 2, a: 1 }, 1], ['"1"']],
    ['said twice', { enum: ['a', 'a', 'b'] }, ['a'], ['"b"']],
    ['through a reference', ref('S'), ['open'], ['S "paid"'], { S: status }],
    [
      'of a component, once',
      object({ a: ref('S'), b: ref('S') }),
      [{ b: 'paid' }],
      ['S "open"'],
      { S: status },
    ],
    ['of parts', { allOf: [ref('S'), { title: 'a' }] }, ['paid'], ['S "open"'], { S: status }],
    [
      'deep in itself',
      ref('Node'),
      [{ next: { next: { status: 'open' } } }],
      ['Node /status "paid"'],
      recursive,
    ],
    [
      'in an API of objects',
      object({ toString: status }),
      [{ toString: 'open' }],
      ['/toString "paid"'],
    ],
  ])('%s', async (_, schema, bodies, wanted, schemas) => {
    expect(await missing('enumValues', schema, bodies, schemas)).toEqual(wanted);
  });
});

describe('branches that never came', () => {
  const card = object({ kind: { const: 'card' } }, { required: ['kind'] });
  const cash = object({ kind: { const: 'cash' }, sum: { type: 'number' } }, { required: ['kind'] });
  const pay = { oneOf: [ref('Card'), ref('Cash')] };
  const schemas = { Card: card, Cash: cash };
  test.each<Case>([
    ['by a tag', object({ pay }), [{ pay: { kind: 'card' } }], ['/pay oneOf/1 Cash'], schemas],
    ['by type', { anyOf: [string, { type: 'integer' }] }, [7], ['anyOf/0']],
    [
      'by judgement',
      {
        anyOf: [
          { ...string, minLength: 2 },
          { ...string, pattern: '^x$' },
        ],
      },
      ['x'],
      ['anyOf/0'],
    ],
    ['several at once', { anyOf: [string, { ...string, minLength: 2 }] }, ['ab'], []],
    ['of what may be null', { anyOf: [string, { type: 'null' }] }, [], []],
    [
      'beside null',
      { oneOf: [string, { type: 'null' }, { type: 'number' }] },
      [null],
      ['oneOf/0', 'oneOf/2'],
    ],
    [
      'though one failed',
      { oneOf: [object({ a: { type: 'integer' } }, { required: ['a'] }), string] },
      [{ a: 'x' }],
      ['oneOf/0', 'oneOf/1'],
    ],
    [
      'beside a fault elsewhere',
      object({ pay: { oneOf: [string, { type: 'integer' }] }, n: { type: 'integer' } }),
      [{ pay: 'a', n: 'x' }],
      ['/pay oneOf/1'],
    ],
    [
      'within a branch',
      { oneOf: [{ oneOf: [string, { type: 'null' }, { type: 'number' }] }, { type: 'array' }] },
      ['a'],
      ['oneOf/1', 'oneOf/0 oneOf/2'],
    ],
  ])('%s', async (_, schema, bodies, wanted, schemas) => {
    expect(await missing('branches', schema, bodies, schemas)).toEqual(wanted);
  });
});

describe('optional properties that never came', () => {
  test.each<Case>([
    [
      'but no required one',
      object({ a: string, b: string }, { required: ['b'] }),
      [{ b: '' }],
      ['/a'],
    ],
    ['though others did', object({ a: string, b: string }), [{ b: '' }, { b: null }], ['/a']],
    ['in a branch', { oneOf: [object({ a: string }), string] }, [{ a: '' }], []],
    ['not what only requests hold', object({ a: { ...string, writeOnly: true } }), [{ a: '' }], []],
    ['what answers alone hold', object({ a: { ...string, readOnly: true } }), [], ['/a']],
    ['not what is forbidden', object({ a: false }), [], []],
    [
      'below a pattern',
      { patternProperties: { '^x-': object({ a: string }) } },
      [{ y: { a: '' } }],
      ['/^x-/a'],
    ],
    ['of a body that breaks its schema', object({ a: string, b: string }), [{ a: 1 }], ['/b']],
  ])('%s', async (_, schema, bodies, wanted, schemas) => {
    expect(await missing('properties', schema, bodies, schemas)).toEqual(wanted);
  });
});

describe('requests', async () => {
  const parameters = [
    { in: 'query', name: 'status', schema: { ...status, default: 'open' } },
    { in: 'query', name: 'filter', style: 'deepObject', schema: object({ sku: string }) },
    { in: 'header', name: 'X-Trace', schema: string },
  ];
  const subjects = [await thingContract(true, { operation: { parameters } })];
  const shares = async (query: string, answer = 200) => {
    const { coverage } = await check([answered({}, query, answer)], subjects);
    const { parameters, enumValues, properties } = coverage;
    return [parameters, enumValues, properties].map(({ missing }) =>
      missing.map((words) => words.replace('GET /things ', '')),
    );
  };

  test('show parameters, but no defaults', async () => {
    const all = ['query.status', 'query.filter', 'header.X-Trace'];
    const values = ['query.status "open"', 'query.status "paid"'];
    expect(await shares('')).toEqual([all, values, ['query.filter /sku']]);
    expect(await shares('?status=paid')).toEqual([
      all.slice(1),
      ['query.status "open"'],
      ['query.filter /sku'],
    ]);
    expect(await shares('?filter[sku]=a')).toEqual([
      ['query.status', 'header.X-Trace'],
      values,
      [],
    ]);
  });

  test('that are refused show which parameters they have, and no more', async () => {
    const values = ['query.status "open"', 'query.status "paid"'];
    expect(await shares('?status=paid', 404)).toEqual([
      ['query.filter', 'header.X-Trace'],
      values,
      ['query.filter /sku'],
    ]);
  });

  test('with a parameter whose schema leads back to itself', async () => {
    const schemas = { Loop: { anyOf: [{ type: 'integer' }, ref('Loop')] } };
    const parameters = [
      { in: 'query', name: 'loop', schema: ref('Loop') },
      { in: 'query', name: 'page', schema: { type: 'integer' } },
    ];
    const parts = { operation: { parameters }, components: { schemas } };
    const things = await thingContract(true, parts);
    const { coverage } = await check([answered({}, '?loop=x&page=x')], [things]);
    expect(coverage.branches.missing).toEqual(['Loop anyOf/0', 'Loop anyOf/1 Loop']);
  });

  test('show their bodies', async () => {
    const content = { 'application/json': { schema: object({ status, id: { readOnly: true } }) } };
    const things = await thingContract(true, { operation: { requestBody: { content } } });
    const headers = { 'content-type': 'application/json' };
    const url = 'https://things.example/things';
    const sent = exchange({ url, headers, body: { status: 'paid', id: 1 } }, {});
    const { enumValues, properties } = (await check([sent], [things])).coverage;
    expect(enumValues.missing).toEqual(['GET /things request /status "open"']);
    expect(properties).toEqual({ documented: 1, exercised: 1, missing: [] });
  });
});

test('what has the same words is told apart by its pointer', async () => {
  const both = [{ in: 'query', name: 'a', schema: { allOf: [status, status] } }];
  const things = await thingContract({ anyOf: [true] }, { operation: { parameters: both } });
  const { missing } = (await check([], [things])).coverage.enumValues;
  expect(missing[0]).toBe('GET /things query.a allOf/0 "open"');
  expect(new Set(missing).size).toBe(missing.length);
});

test('a check that is left out shows nothing', async () => {
  const things = await thingContract(object({ a: string }));
  const options = { ignored: new Set(['response-body'] as const) };
  const { coverage } = await check([answered({ a: '' })], [things], options);
  expect(coverage.properties.missing).toEqual(['GET /things 200 /a']);
});
