import { describe, expect, test } from 'vitest';
import { id, thing } from './bodies.ts';
import { contractOf, contractOfBody, inLine, json, recordings, replayed } from './drifting.ts';

describe('of what says nothing', () => {
  test.each([
    ['left out', { omitted: { response: 'too large' } }],
    ['cut off', { cut: { response: 'it may be cut' } }],
  ])('a recorded body that was %s: the target is held against the contract', async (_, change) => {
    const cut = recordings({ headers: json, body: '{"id":' }).map((one) => ({ ...one, ...change }));
    const { drift } = await replayed(thing, cut, [{ headers: json, body: { more: 1 } }]);
    expect(drift.map(inLine)).toEqual([
      'error response.body /id: integer | – | absent (ct)',
      'info response.body /more: not documented | – | number (ct)',
    ]);
  });

  test('an exchange without a recorded answer: the same', async () => {
    const unanswered = recordings({}).map(({ source, request }) => ({ source, request }));
    const { drift } = await replayed(thing, unanswered, [{ headers: json, body: {} }]);
    expect(drift.map(inLine)).toEqual(['error response.body /id: integer | – | absent (ct)']);
  });

  test('a schema that does not compile: nothing', async () => {
    const broken = await contractOfBody({ type: 'object', properties: { id: { type: 'strin' } } });
    const exchanges = recordings({ headers: json, body: { id } });
    const { drift, verdicts } = await replayed(broken, exchanges, [{ headers: json, body: [] }]);
    expect(verdicts.unchecked).toBe(1);
    expect(drift).toEqual([]);
  });
});

test('bodies that are not documented are compared all the same', async () => {
  const bare = await contractOf({ 200: { description: 'Done.' } });
  const rows = async (recorded: unknown, received: unknown) => {
    const exchanges = recordings({ headers: json, body: recorded });
    return (await replayed(bare, exchanges, [{ headers: json, body: received }])).drift.map(inLine);
  };
  expect(await rows({ id }, { id: 'a' })).toEqual([
    'warning response.body /id: not documented | number | string (rt)',
    'info response.body: not documented | object | object (cr ct)',
  ]);
  expect(await rows({ id }, '')).toEqual([
    'warning response.body: not documented | object | absent (cr rt)',
  ]);
});

test('without a schema, all members are open', async () => {
  const content = { 'application/json': {} };
  const open = await contractOf({ 200: { description: 'Done.', content } });
  const exchanges = recordings({ headers: json, body: { id } });
  const { drift } = await replayed(open, exchanges, [{ headers: json, body: { other: 1 } }]);
  expect(drift.map(inLine)).toEqual([
    'info response.body /id: any value or absent | number | absent (rt)',
    'info response.body /other: any value or absent | absent | number (rt)',
  ]);
});

test('a schema that leads back to itself', async () => {
  const tree = await contractOfBody({
    type: 'object',
    properties: {
      below: {
        type: 'array',
        items: { $ref: '#/paths/~1thing/get/responses/200/content/application~1json/schema' },
      },
    },
  });
  const exchanges = recordings({ headers: json, body: { below: [{ below: [{}] }] } });
  const answer = { headers: json, body: { below: [{ below: [{ below: 1 }] }] } };
  const { drift } = await replayed(tree, exchanges, [answer]);
  expect(drift.map(inLine)).toEqual([
    'error response.body /below/*/below/*/below: array or absent | absent | number (ct rt)',
  ]);
});
