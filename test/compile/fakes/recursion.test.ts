import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { fakeAmong, sampleOf } from './proof.ts';

const SEEDS = Array.from({ length: 40 }, (_, index) => `seed ${index}`);

describe('recursion ends', () => {
  test.each<[string, JsonObject, string]>([
    [
      'an optional property',
      {
        Node: {
          properties: { id: {}, next: { $ref: '#/components/schemas/Node' } },
          required: ['id'],
        },
      },
      'next',
    ],
    [
      'a list of itself',
      {
        Node: {
          properties: {
            id: {},
            next: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
          },
          required: ['next'],
        },
      },
      'next',
    ],
    [
      'a map of itself',
      {
        Node: {
          properties: { next: { additionalProperties: { $ref: '#/components/schemas/Node' } } },
        },
      },
      'next',
    ],
    [
      'through another',
      {
        Node: { properties: { next: { $ref: '#/components/schemas/Other' } } },
        Other: { properties: { back: { $ref: '#/components/schemas/Node' } }, required: ['back'] },
      },
      'next',
    ],
  ])('%s', (_, schemas, name) => {
    const value = sampleOf(fakeAmong(schemas, 'Node')) as JsonObject;
    expect(value).toHaveProperty(name);
    expect(JSON.stringify(value).length).toBeLessThan(2_000);
  });

  test.each<[string, JsonObject]>([
    [
      'a list of at least one of itself',
      { children: { type: 'array', minItems: 1, items: { $ref: '#/components/schemas/Node' } } },
    ],
    [
      'an optional part that requires two of itself',
      {
        children: {
          properties: {
            left: { $ref: '#/components/schemas/Node' },
            right: { $ref: '#/components/schemas/Node' },
          },
          required: ['left', 'right'],
        },
      },
    ],
  ])('soon, where %s can be left out', (_, parts) => {
    const value = sampleOf(fakeAmong({ Node: { properties: { id: {}, ...parts } } }, 'Node'));
    expect(value).toHaveProperty('children');
    expect(JSON.stringify(value).length).toBeLessThan(1_000);
  });

  test('in null, or in the branch that doesn’t go on', () => {
    const schemas: JsonObject = {
      Node: {
        type: 'object',
        required: ['next'],
        properties: { next: { anyOf: [{ $ref: '#/components/schemas/Node' }, { type: 'null' }] } },
      },
      Value: {
        anyOf: [
          { type: 'string' },
          { type: 'array', minItems: 2, items: { $ref: '#/components/schemas/Value' } },
        ],
      },
    };
    expect(JSON.stringify(sampleOf(fakeAmong(schemas, 'Node')))).toMatch(/null\}+$/);
    for (const seed of SEEDS) sampleOf(fakeAmong(schemas, 'Value'), seed);
  });

  test('not before a long chain of required components has come to its end', () => {
    const schemas: JsonObject = {};
    for (let index = 0; index < 6; index++) {
      const next = { $ref: `#/components/schemas/Link${index + 1}` };
      schemas[`Link${index}`] = { type: 'object', properties: { next }, required: ['next'] };
    }
    const first = { anyOf: [{ $ref: '#/components/schemas/Link0' }, { const: 'end' }] };
    schemas.Link6 = { type: 'object', properties: { first }, required: ['first'] };
    expect(JSON.stringify(sampleOf(fakeAmong(schemas, 'Link0')))).toContain('"first":"end"');
  });
});
