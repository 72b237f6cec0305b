import { describe, expect, test } from 'vitest';
import type { Given } from '../../../src/compile/fakes/compile.ts';
import { createRandom } from '../../../src/compile/random.ts';
import type { Json, JsonObject, Schema } from '../../../src/contract/contract.ts';
import { fakeAmong, fakeOf, NOW } from './proof.ts';

const USER = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    name: { type: 'string' },
    email: { type: 'string' },
    created_at: { type: 'string', format: 'date-time' },
  },
};
const NOTHING: Given = { references: new Map(), members: {} };
const entities = createRandom('world');

const REF = { $ref: '#/components/schemas/User' };

function make(schema: Schema, key: string, given?: Given): JsonObject {
  const fake = fakeAmong({ User: USER, Made: schema }, schema === USER ? 'User' : 'Made');
  return fake({ random: createRandom(key), now: NOW, entities, given }) as JsonObject;
}

describe('what has an id', () => {
  const byId = (id: Json): Given => ({ ...NOTHING, id: { names: ['user id'], text: String(id) } });

  test('is the same in a list, in another object and alone', () => {
    const list = make({ properties: { users: { type: 'array', items: REF } } }, 'list');
    for (const user of list.users as JsonObject[]) {
      expect(make(USER, 'alone', byId(user.id as Json))).toEqual(user);
    }
    const note = make({ properties: { id: { type: 'string' }, author: REF } }, 'note');
    const { id } = note.author as JsonObject;
    expect(make(USER, 'alone', byId(id as Json))).toEqual(note.author);
  });

  test('differs from what has another one', () => {
    const { id: _, ...first } = make(USER, 'a', byId(1));
    const { id: _other, ...second } = make(USER, 'a', byId(2));
    expect(first).not.toEqual(second);
  });
});

describe('what the request says', () => {
  test.each<[string, Given['id'], JsonObject]>([
    ['the id of a text', { names: ['id'], text: '7' }, { id: { type: 'string' } }],
    ['the id of a number', { names: ['user id'], text: '7' }, { id: { type: 'integer' } }],
    ['by its own name', { names: ['user id'], text: '7' }, { userId: { type: 'string' } }],
    [
      'without the resource',
      { names: ['issue number', 'number'], text: '7' },
      { number: { type: 'integer' } },
    ],
  ])('is its id: %s', (_, id, properties) => {
    const [made] = Object.values(make({ properties }, 'a', { ...NOTHING, ...(id && { id }) }));
    expect(String(made)).toBe('7');
  });

  test('a text is no number: then it is the name that people use', () => {
    const properties = { id: { type: 'integer' }, login: { type: 'string' } };
    const given = { ...NOTHING, id: { names: ['username'], text: 'octocat' } };
    expect(make({ properties }, 'a', given)).toMatchObject({ login: 'octocat' });
    expect(typeof make({ properties }, 'a', given).id).toBe('number');
  });

  test('what it belongs to', () => {
    const properties = { id: { type: 'string' }, account_id: { type: 'integer' } };
    const given = { ...NOTHING, references: new Map([['account id', '12']]) };
    expect(make({ properties }, 'a', given)).toMatchObject({ account_id: 12 });
  });

  const members = {
    name: 'Ada',
    email: null,
    tags: ['a'],
    extra: 1,
    address: { city: 'Bonn', moon: 1 },
  };
  const SENT = {
    properties: {
      id: { type: 'integer' },
      name: { type: 'string' },
      tags: { type: 'array', items: { type: 'string' } },
      address: { properties: { city: { type: 'string' }, zip: { type: 'string' } } },
    },
  };

  test.each<[string, Schema, (made: JsonObject) => Json | undefined]>([
    ['at the top', SENT, (made) => made],
    ['in an envelope', { properties: { data: SENT } }, (made) => made.data],
  ])('what was sent stands in it, %s', (_, schema, read) => {
    const made = read(make(schema, 'a', { ...NOTHING, members })) as JsonObject;
    expect(made).toMatchObject({ name: 'Ada', tags: ['a'], address: { city: 'Bonn' } });
    expect(Object.keys(made)).toEqual(['id', 'name', 'tags', 'address']);
    expect(Object.keys(made.address as JsonObject)).toEqual(['city', 'zip']);
  });

  test.each([
    ['Cat', { kind: 'Cat', name: 'Tom' }],
    ['Dog', { kind: 'Dog', name: 'Rex' }],
    ['Dog', { barks: 3 }],
  ])('of several kinds it is the one that was sent: %s', (kind, members) => {
    const heir = (own: JsonObject) => ({
      allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: own }],
    });
    const schemas = {
      Pet: {
        discriminator: { propertyName: 'kind' },
        properties: { kind: { type: 'string' }, name: { type: 'string' } },
      },
      Cat: heir({ meows: { type: 'integer' } }),
      Dog: heir({ barks: { type: 'integer' } }),
    };
    const fake = fakeAmong(schemas, 'Pet');
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const context = { random: createRandom(seed), now: NOW, entities };
      const made = fake({ ...context, given: { ...NOTHING, members } });
      expect(made).toMatchObject({ kind, ...members });
    }
  });

  test('what is of another type doesn’t', () => {
    const given = { ...NOTHING, members: { name: 3, tags: 'a' } };
    const { name, tags } = make(SENT, 'a', given);
    expect([typeof name, Array.isArray(tags)]).toEqual(['string', true]);
  });
});

test.each<[string, JsonObject, boolean]>([
  ['total_count', { type: 'integer' }, true],
  ['total', { type: 'number' }, true],
  ['count', { type: 'integer', minimum: 50 }, false],
  ['width', { type: 'integer' }, false],
])('%s of a list beside it: %j', (name, schema, isTotal) => {
  const properties = { [name]: schema, items: { type: 'array', items: USER } };
  const made = make({ properties }, 'a');
  expect(made[name] === (made.items as Json[]).length).toBe(isTotal);
  expect(Object.keys(made)).toEqual([name, 'items']);
});

test('names and addresses of an object are one person’s', () => {
  const names = ['first_name', 'last_name', 'full_name', 'email', 'username', 'manager_name'];
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
  const { first_name, last_name, full_name, email, username, manager_name } = make(
    { properties },
    'a',
  );
  expect(full_name).toBe(`${first_name} ${last_name}`);
  expect(email).toMatch(new RegExp(`^${username}@example\\.`));
  expect(username).toBe(`${first_name}.${last_name}`.toLowerCase().replace(/[^a-z.]/g, ''));
  expect(manager_name).not.toBe(full_name);
});

test('of two entities that hold each other, each is the same wherever it stands', () => {
  const of = (name: string): JsonObject => ({
    properties: {
      id: { type: 'integer' },
      note: { type: 'string' },
      other: { $ref: `#/components/schemas/${name}` },
    },
  });
  const fake = fakeAmong({ Left: of('Right'), Right: of('Left') }, 'Left');
  const value = fake({ random: createRandom('a'), now: NOW, entities }) as JsonObject;
  expect(
    fake({
      random: createRandom('b'),
      now: NOW,
      entities,
      given: { ...NOTHING, id: { names: [], text: String(value.id) } },
    }),
  ).toEqual(value);
});

test.each([
  ['index', [0, 1, 2]],
  ['line_number', [1, 2, 3]],
])('the %s of an item is its place in the list', (name, wanted) => {
  const items = { type: 'object', properties: { [name]: { type: 'integer' } } };
  const fake = fakeOf({ type: 'array', minItems: 3, maxItems: 3, items });
  const made = fake({ random: createRandom('seed'), now: NOW }) as JsonObject[];
  expect(made.map((item) => item[name])).toEqual(wanted);
});

test('what is new begins now, ends later, and has nothing yet', () => {
  const time = { type: 'string', format: 'date-time' };
  const properties = {
    id: { type: 'string' },
    order_date: time,
    due_date: time,
    birth_date: time,
    comments_count: { type: 'integer' },
  };
  const fake = fakeOf({ type: 'object', properties });
  const made = fake({
    random: createRandom('seed'),
    now: NOW,
    entities: createRandom('world'),
    isNew: true,
  }) as Record<string, string>;
  expect(Date.parse(made.order_date ?? '')).toBe(NOW);
  expect(Date.parse(made.due_date ?? '')).toBeGreaterThan(NOW);
  expect(Date.parse(made.birth_date ?? '')).toBeLessThan(NOW);
  expect(made.comments_count).toBe(0);
});
