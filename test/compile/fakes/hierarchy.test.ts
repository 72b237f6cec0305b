import { expect, test } from 'vitest';
import { createRandom } from '../../../src/compile/random.ts';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { fakeAmong, NOW } from './proof.ts';

const SEEDS = ['a', 'b', 'c', 'd', 'e'];
const INTEGER = { type: 'integer' };
const TEXT = { type: 'string' };
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function make(schemas: JsonObject, name: string): JsonObject[] {
  const fake = fakeAmong(schemas, name);
  const entities = createRandom('world');
  return SEEDS.map(
    (seed) => fake({ random: createRandom(seed), now: NOW, entities }) as JsonObject,
  );
}

test.each(['parent_id', 'parentId'])(
  'children have their parent for %s, a root has none',
  (name) => {
    const Node = {
      type: 'object',
      properties: {
        id: INTEGER,
        [name]: { type: ['integer', 'null'] },
        depth: INTEGER,
        children: { type: 'array', items: refTo('Node') },
      },
    };
    const expectChildren = ({ id, depth, children }: JsonObject): void => {
      for (const child of children as JsonObject[]) {
        expect(child).toMatchObject({ [name]: id, depth: Number(depth) + 1 });
        expectChildren(child);
      }
    };
    for (const root of make({ Node }, 'Node')) {
      expect(root[name]).toBeNull();
      expect(root.children).not.toEqual([]);
      expectChildren(root);
    }
  },
);

test('replies refer to what they reply to', () => {
  const parent = { type: 'object', properties: { id: TEXT } };
  const replies = { type: 'array', items: { type: 'object', properties: { id: TEXT, parent } } };
  for (const made of make({ Post: { properties: { id: TEXT, replies } } }, 'Post')) {
    for (const reply of made.replies as JsonObject[]) expect(reply.parent).toEqual({ id: made.id });
  }
});

test('included resources are those that relationships name', () => {
  const of = (type: string) => ({
    type: 'object',
    properties: { type: { const: type }, id: TEXT },
  });
  const resource = (type: string, text: string) => ({
    type: 'object',
    properties: { ...of(type).properties, attributes: { properties: { [text]: TEXT } } },
  });
  const relationships = {
    properties: {
      author: { properties: { data: of('people') } },
      comments: { properties: { data: { type: 'array', items: of('comments') } } },
    },
  };
  const Page = {
    properties: {
      data: { properties: { ...of('articles').properties, relationships } },
      included: {
        type: 'array',
        items: { oneOf: [resource('people', 'name'), resource('comments', 'body')] },
      },
    },
  };
  for (const { data, included } of make({ Page }, 'Page')) {
    const { author, comments } = (data as JsonObject).relationships as Record<string, JsonObject>;
    const linked = [author?.data, comments?.data].flat();
    const identifiers = (included as JsonObject[]).map(({ type, id }) => ({ type, id }));
    expect(identifiers).toEqual(linked);
  }
});

test.each(['child', 'children', 'team'])(
  'what holds another %s, forty deep, is made once',
  (name) => {
    const DEPTH = 40;
    const held = (level: number): JsonObject => {
      const inner = refTo(`Level${level + 1}`);
      return name === 'children'
        ? { type: 'array', minItems: 1, maxItems: 1, items: inner }
        : inner;
    };
    const levels = Array.from({ length: DEPTH }, (_, level) => {
      const properties = { id: TEXT, [`${name}_id`]: TEXT, [name]: held(level) };
      return [`Level${level}`, { type: 'object', properties }] as const;
    });
    const schemas = { ...Object.fromEntries(levels), [`Level${DEPTH}`]: TEXT };
    for (const made of make(schemas, 'Level0')) {
      let [depth, held]: [number, Json | undefined] = [0, made];
      while (typeof held === 'object') {
        held = [(held as JsonObject)[name]].flat()[0];
        depth++;
      }
      expect(depth).toBe(DEPTH);
    }
  },
);
