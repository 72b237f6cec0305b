import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { fakeAmong, sampleOf, validatorOf } from './proof.ts';

const SEEDS = Array.from({ length: 40 }, (_, index) => `seed ${index}`);

describe('discriminators name the branch that was picked', () => {
  const shapes = (discriminator: JsonObject): JsonObject => ({
    Shape: {
      oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }],
      discriminator,
    },
    Circle: {
      type: 'object',
      properties: { kind: { type: 'string' }, radius: { type: 'integer' } },
      required: ['kind', 'radius'],
    },
    Square: {
      type: 'object',
      properties: { kind: { type: 'string' }, side: { type: 'integer' } },
      required: ['kind', 'side'],
    },
  });

  test.each<[string, JsonObject, string, string]>([
    ['by the component', { propertyName: 'kind' }, 'Circle', 'Square'],
    [
      'by the mapping',
      { propertyName: 'kind', mapping: { round: '#/components/schemas/Circle', even: 'Square' } },
      'round',
      'even',
    ],
    [
      'by both',
      { propertyName: 'kind', mapping: { round: '#/components/schemas/Circle' } },
      'round',
      'Square',
    ],
  ])('%s', (_, discriminator, circle, square) => {
    const fake = fakeAmong(shapes(discriminator), 'Shape');
    const kinds = SEEDS.map((seed) => {
      const value = sampleOf(fake, seed) as JsonObject;
      return `${value.kind} ${'radius' in value ? 'radius' : 'side'}`;
    });
    expect(new Set(kinds)).toEqual(new Set([`${circle} radius`, `${square} side`]));
  });

  test('unless the branch itself asks for another value', () => {
    const schemas = shapes({ propertyName: 'kind' });
    schemas.Circle = { properties: { kind: { const: 'disc' } }, required: ['kind'] };
    const fake = fakeAmong(schemas, 'Shape');
    const kinds = new Set(SEEDS.map((seed) => (sampleOf(fake, seed) as JsonObject).kind));
    expect(kinds).toEqual(new Set(['disc', 'Square']));
  });
});

describe('discriminators name the component that inherits', () => {
  const kindOf = (name: string, mapping?: JsonObject, kind: JsonObject = { type: 'string' }) => {
    const pet = { $ref: '#/components/schemas/Pet' };
    const schemas = {
      Pet: {
        type: 'object',
        discriminator: { propertyName: 'kind', ...(mapping && { mapping }) },
        properties: { kind },
      },
      Dated: { properties: { at: { type: 'string', format: 'date' } } },
      Cat: { allOf: [{ $ref: '#/components/schemas/Dated' }, pet] },
      Lion: { allOf: [{ $ref: '#/components/schemas/Cat' }, { properties: { mane: {} } }] },
      Any: { anyOf: [{ $ref: '#/components/schemas/Cat' }] },
      Inline: { properties: { pet: { allOf: [pet, { description: 'A pet' }] } } },
    };
    const value = sampleOf(fakeAmong(schemas, name)) as JsonObject;
    return ((value.pet ?? value) as JsonObject).kind;
  };

  test.each<[string, JsonObject | undefined, string]>([
    ['Cat', undefined, 'Cat'],
    ['Lion', undefined, 'Lion'],
    ['Any', undefined, 'Cat'],
    ['Cat', { kitty: '#/components/schemas/Cat' }, 'kitty'],
    ['Lion', { kitty: 'Cat' }, 'Lion'],
    ['Pet', { kitty: 'Cat' }, 'kitty'],
  ])('%s, mapped by %j, is a %s', (name, mapping, wanted) => {
    expect(kindOf(name, mapping)).toBe(wanted);
  });

  test.each(['Pet', 'Inline'])('%s is one of its heirs', (name) => {
    expect(kindOf(name)).toMatch(/^(Cat|Lion)$/);
  });

  test('unless the property doesn’t allow the name', () => {
    expect(kindOf('Cat', undefined, { enum: ['meow'] })).toBe('meow');
  });
});

describe('a base is shown as one of its heirs', () => {
  const pet = { $ref: '#/components/schemas/Pet' };
  const heir = (properties: JsonObject) => ({
    allOf: [pet, { type: 'object', required: Object.keys(properties), properties }],
  });
  const family = (base: JsonObject = {}): JsonObject => ({
    Pet: {
      type: 'object',
      required: ['kind'],
      discriminator: { propertyName: 'kind' },
      properties: { kind: { type: 'string' }, name: { type: 'string' } },
      ...base,
    },
    Cat: heir({ meows: { type: 'integer' } }),
    Dog: heir({ barks: { type: 'integer' }, friends: { type: 'array', items: pet } }),
  });
  const petsOf = (schemas: JsonObject, name = 'Pet') =>
    SEEDS.map((seed) => sampleOf(fakeAmong(schemas, name), seed) as JsonObject);

  test('with the members of that heir', () => {
    const members = petsOf(family()).map((value) => Object.keys(value).join(' '));
    expect(new Set(members)).toEqual(new Set(['kind name meows', 'kind name barks friends']));
  });

  test('and is valid as both', () => {
    const schemas = family();
    for (const value of petsOf(schemas)) {
      for (const name of ['Pet', String(value.kind)]) {
        const $ref = `#/components/schemas/${name}`;
        expect(value).toSatisfy(validatorOf({ $ref, components: { schemas } }));
      }
    }
  });

  test('those of the mapping alone, where it names some', () => {
    const discriminator = { propertyName: 'kind', mapping: { kitty: 'Cat' } };
    for (const value of petsOf(family({ discriminator }))) {
      expect(value).toMatchObject({ kind: 'kitty', meows: expect.any(Number) });
    }
  });

  test('in a list', () => {
    const schemas = { ...family(), Zoo: { type: 'array', items: pet, minItems: 2 } };
    for (const zoo of petsOf(schemas, 'Zoo') as unknown as JsonObject[][]) {
      for (const { kind, ...members } of zoo) {
        expect(Object.keys(members)).toContain(kind === 'Cat' ? 'meows' : 'barks');
      }
    }
  });

  test('alone, where it allows no members of heirs', () => {
    for (const value of petsOf(family({ additionalProperties: false }))) {
      expect(Object.keys(value)).toEqual(['kind', 'name']);
    }
  });
});
