import { describe, expect, test } from 'vitest';
import { bodyFactories, shopFactories } from './shop.ts';

const variants = [...variantsIn('a')];

function variantsIn(seed: string) {
  return shopFactories(seed).responses['GET /orders']?.variants() ?? [];
}

test('each status comes in each of its forms, one thing at a time', () => {
  expect(variants.map(({ name }) => name)).toEqual([
    '200',
    '200, /orders is empty',
    '200, /orders/0/note is absent',
    '200, /orders/0/tags is absent',
    '200, /orders/0/status is "open"',
    '200, /orders/0/status is "paid"',
    '200, /orders/0/status is null',
    '200, /orders/0/note is null',
    '200, /orders/0/note has 2 characters',
    '200, /orders/0/note has 40 characters',
    '200, /orders/0/payment is Card',
    '200, /orders/0/payment is Invoice',
    '200, /orders/0/lines has 1 item',
    '200, /orders/0/tags is empty',
    '200, /orders/0/lines/0/count is absent',
    '200, /orders/0/lines/0/count is 1',
    '200, /orders/0/lines/0/count is 9',
    '204',
    '400',
    '400, /fields is absent',
    '400, /fields is empty',
    '500',
    '500, /fields is absent',
    '500, /fields is empty',
  ]);
});

test('each is what its name says', () => {
  const orders = new Map(
    variants.map(({ name, body }) => [name, (body as { orders?: object[] } | undefined)?.orders]),
  );
  const first = (name: string) => orders.get(`200, /orders/0/${name}`)?.[0];
  expect(orders.get('200, /orders is empty')).toEqual([]);
  expect(first('note is absent')).not.toHaveProperty('note');
  expect(first('note is null')).toHaveProperty('note', null);
  expect(first('status is "paid"')).toHaveProperty('status', 'paid');
  expect(first('payment is Card')).toHaveProperty('payment.kind', 'card');
  expect(first('payment is Invoice')).toHaveProperty('payment.kind', 'invoice');
  expect(first('lines has 1 item')).toHaveProperty('lines.length', 1);
  expect(first('note has 2 characters')).toHaveProperty('note.length', 2);
});

test('a branch that is null is told once', async () => {
  const owner = { anyOf: [{ title: 'Owner', type: 'object' }, { type: 'null' }] };
  const schema = { type: 'object', required: ['owner'], properties: { owner } };
  const { responses } = await bodyFactories({ 'application/json': { schema } });
  expect([...responses.variants()].map(({ name }) => name)).toEqual([
    '200',
    '200, /owner is Owner',
    '200, /owner is null',
  ]);
});

test.each([
  [Number.NaN, 'NaN'],
  [-1, '-1'],
  [1.5, '1.5'],
  ['2', '"2"'],
  [null, 'null'],
])('a depth of %j is refused at once', async (depth, received) => {
  const { responses } = await bodyFactories({ 'application/json': { schema: {} } });
  expect(() => responses.variants({ depth: depth as number })).toThrow(
    expect.objectContaining({ name: 'UsageError', received }),
  );
});

test('each has a name of its own, which tells a branch from another', async () => {
  const schema = {
    allOf: [{ type: 'object' }, { properties: { tags: { type: 'array' } } }],
    properties: {
      tags: { type: 'array', maxItems: 1, items: { type: 'string' } },
      code: { type: 'string', minLength: 3, maxLength: 3 },
    },
    oneOf: [
      { required: ['a'], properties: { a: { type: 'boolean' } }, title: 'One' },
      { required: ['b'], properties: { b: { type: 'string' }, a: { const: 1 } }, title: 'One' },
    ],
  };
  const { responses } = await bodyFactories({ 'application/json': { schema } });
  expect([...responses.variants()].map(({ name }) => name)).toEqual([
    '200',
    '200, the body is One',
    '200, the body is One2',
    '200, /tags is absent',
    '200, /code is absent',
    '200, /a is absent, where the body is One2',
    '200, /tags is empty',
    '200, /tags has 1 item',
    '200, /code has 3 characters',
    '200, /a is true, where the body is One',
    '200, /a is false, where the body is One',
  ]);
});

test('go as deep as they are asked to', () => {
  const all = shopFactories('a').responses['GET /orders'];
  const names = (depth: number) => [...(all?.variants({ depth }) ?? [])].map(({ name }) => name);
  expect(names(0)).toEqual(['200', '204', '400', '500']);
  expect(names(1)).toEqual(
    variants.map(({ name }) => name).filter((name) => !name.includes('/0/')),
  );
});

test('a status without a body has none', () => {
  expect(variants.find(({ status }) => status === 204)).toEqual({
    name: '204',
    status: 204,
    mediaType: undefined,
    body: undefined,
  });
});

test('are those of a seed, and don’t count as values', () => {
  expect([...variantsIn('a')]).toEqual(variants);
  expect([...variantsIn('b')]).not.toEqual(variants);
});

describe('media types', () => {
  const pet = { $ref: '#/components/schemas/Pet' };
  const text = { type: 'string' };
  const file = { ...text, format: 'binary' };

  test.each<[string, object, (readonly [string, string])[]]>([
    [
      'JSON comes first, then each other one by its name',
      {
        'text/csv': { schema: text },
        'application/json': { schema: pet },
        'application/vnd.pets+json': { schema: { type: 'array', items: pet, maxItems: 1 } },
      },
      [
        ['200', 'application/json'],
        ['200, /name is absent', 'application/json'],
        ['200 as application/vnd.pets+json', 'application/vnd.pets+json'],
        ['200 as application/vnd.pets+json, the body is empty', 'application/vnd.pets+json'],
        ['200 as application/vnd.pets+json, the body has 1 item', 'application/vnd.pets+json'],
        ['200 as application/vnd.pets+json, /0/name is absent', 'application/vnd.pets+json'],
        ['200 as text/csv', 'text/csv'],
      ],
    ],
    [
      'one with the schema of another one comes once',
      { 'application/json': { schema: pet }, 'application/yaml': { schema: { ...pet } } },
      [
        ['200', 'application/json'],
        ['200, /name is absent', 'application/json'],
        ['200 as application/yaml', 'application/yaml'],
      ],
    ],
    [
      'without a schema',
      { 'application/pdf': {}, 'text/*': {} },
      [
        ['200', 'application/pdf'],
        ['200 as text/*', 'text/*'],
      ],
    ],
  ])('%s', async (_, content, wanted) => {
    const { responses } = await bodyFactories(content);
    const found = [...responses.variants()].map(({ name, mediaType }) => [name, mediaType]);
    expect(found).toEqual(wanted);
  });

  test.each<[string, object, RegExp]>([
    ['application/octet-stream', { schema: file }, /^[\0-\xff]{32}$/],
    ['application/octet-stream', { schema: text }, /^[\0-\xff]{32}$/],
    ['application/octet-stream', {}, /^[\0-\xff]{32}$/],
    ['application/octet-stream', { schema: { ...text, pattern: '^[a-z]{3}$' } }, /^[a-z]{3}$/],
    ['application/octet-stream', { schema: { ...text, maxLength: 5 } }, /^.{0,5}$/],
    ['image/png', { schema: file }, /^\x89PNG\r\n/],
    ['image/*', {}, /^\x89PNG\r\n/],
    ['application/pdf', { schema: { ...text, contentEncoding: 'base64' } }, /^JVBERi0/],
    ['text/csv', { schema: text }, /^id,name,date\r\n1,/],
  ])('a body of %s with %j holds what it holds', async (mediaType, media, wanted) => {
    const { responses, requests } = await bodyFactories({ [mediaType]: media });
    const [variant] = responses.variants();
    for (const body of [variant?.body, responses[200]?.(), requests(), requests.minimal()])
      expect(body).toMatch(wanted);
  });

  test('a part that is a file holds bytes', async () => {
    const schema = { type: 'object', required: ['file'], properties: { file, note: text } };
    const { requests } = await bodyFactories({ 'multipart/form-data': { schema } });
    expect(requests({ note: 'a' })).toEqual({
      file: expect.stringMatching(/^[\0-\xff]{32}$/),
      note: 'a',
    });
  });

  test('what is said of bytes counts', async () => {
    const { requests } = await bodyFactories({ 'application/octet-stream': { schema: file } });
    expect(requests('abc')).toBe('abc');
  });
});
