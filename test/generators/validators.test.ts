import { beforeAll, describe, expect, test } from 'vitest';
import { loadContractText } from '../../src/contract/load.ts';
import { importValidators, type Validators, violationsOf } from './validators/imported.ts';

const DOCUMENT = `openapi: 3.1.0
info: { title: T, version: '1' }
components:
  schemas:
    Pet:
      type: object
      required: [id, name, secret]
      properties:
        id: { type: integer, format: int64, readOnly: true }
        name: { type: string, minLength: 1 }
        secret: { type: string, writeOnly: true }
        owner: { $ref: '#/components/schemas/Owner' }
    Owner:
      type: object
      properties:
        email: { type: string, format: email }
        pets: { type: array, items: { $ref: '#/components/schemas/Pet' } }
    Date: { type: string, format: date }
    class: { enum: [{ __proto__: 1 }, null] }
    Cat: { type: object, required: [kind], properties: { kind: { const: cat }, lives: { type: integer } } }
    Dog: { type: object, required: [kind], properties: { kind: { const: dog } } }
    Animal: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }
    Odd: { type: object, properties: { code: { type: string, pattern: '(' }, size: { maximum: 9 } } }
    Broken: { type: object, properties: { size: { minimum: '5' } } }
    Referring: { type: object, properties: { broken: { $ref: '#/components/schemas/Broken' } } }
    Long: { const: 9007199254740993 }
    Exact: { enum: [9007199254740994, big] }
    Node:
      anyOf: [{ properties: { a: { $ref: '#/components/schemas/Node' } } }, { type: string }]
      unevaluatedProperties: false
    Either:
      oneOf:
        - { required: [kind], properties: { kind: { const: 1 }, a: { $ref: '#/components/schemas/Either' } } }
        - { required: [kind], properties: { kind: { const: 2 }, a: { $ref: '#/components/schemas/Either' } } }
    Late:
      oneOf:
        - { required: [kind], properties: { a: { $ref: '#/components/schemas/Late' }, kind: { const: 1 } } }
        - { required: [kind], properties: { a: { $ref: '#/components/schemas/Late' }, kind: { const: 2 } } }
    Different: { type: array, uniqueItems: true }
    Endless: { type: string, anyOf: [{ $ref: '#/components/schemas/Endless' }] }
    Circle: { allOf: [{ $ref: '#/components/schemas/Circle' }] }
`;

const circle: unknown[] = [];
circle.push(circle);

describe('a module of validators', () => {
  let validators: Validators;

  beforeAll(async () => {
    validators = await importValidators(await loadContractText(DOCUMENT));
  });

  test.each([
    ['isPet', { id: 1, name: 'Rex' }, true],
    ['isPet', { id: 1.5, name: 'Rex' }, false],
    ['isPet', { name: 'Rex', secret: 's' }, false],
    ['isPetInRequest', { name: 'Rex', secret: 's' }, true],
    ['isPetInRequest', { id: 1, name: 'Rex' }, false],
    ['isOwner', { pets: [{ id: 1, name: 'Rex' }] }, true],
    ['isOwner', { pets: [{ name: 'Rex', secret: 's' }] }, false],
    ['isOwnerInRequest', { pets: [{ name: 'Rex', secret: 's' }] }, true],
    ['isDate', '2026-02-28', true],
    ['isDate', '2026-02-30', false],
    ['isClass', JSON.parse('{ "__proto__": 1 }'), true],
    ['isClass', {}, false],
    ['isAnimal', { kind: 'cat' }, true],
    ['isAnimal', { kind: 'cow' }, false],
    ['isExact', 2 ** 53 + 2, true],
    ['isExact', 2 ** 53 + 4, false],
    ['isLong', 1, false],
    ['isDifferent', [1, '1', [1]], true],
    [
      'isDifferent',
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      false,
    ],
  ])('%s says of %j: %s', (guard, value, wanted) => {
    expect(validators[guard]?.(value)).toBe(wanted);
  });

  test('only what requests have otherwise has a guard of its own for them', () => {
    const inRequests = Object.keys(validators).filter((name) => name.endsWith('InRequest'));
    expect(inRequests.sort()).toEqual([
      'assertOwnerInRequest',
      'assertPetInRequest',
      'isOwnerInRequest',
      'isPetInRequest',
    ]);
  });

  test('an assertion says where and why', () => {
    const value = { id: 1, name: 'Rex', owner: { email: 'none', pets: [{ id: 2, name: '' }] } };
    expect(() => validators.assertPet?.(value)).toThrow(
      'not a valid Pet at /owner/email: expected email, received "none" ' +
        '(contract: /components/schemas/Owner/properties/email/format), and 1 more',
    );
    expect(violationsOf(validators, 'assertPet', value)).toEqual([
      {
        pointer: '/owner/email',
        keyword: 'format',
        contractPointer: '/components/schemas/Owner/properties/email/format',
        expected: 'email',
        received: '"none"',
        value: 'none',
      },
      {
        pointer: '/owner/pets/0/name',
        keyword: 'minLength',
        contractPointer: '/components/schemas/Pet/properties/name/minLength',
        expected: 'at least 1 character',
        received: '""',
        value: '',
      },
    ]);
    expect(violationsOf(validators, 'assertPet', { id: 1, name: 'Rex' })).toEqual([]);
  });

  test('of alternatives, what the nearest lacks', () => {
    expect(violationsOf(validators, 'assertAnimal', { kind: 'cat', lives: '9' })).toMatchObject([
      { pointer: '/lives', expected: 'integer', received: '"9"', branch: 'Cat' },
    ]);
  });

  test.each([
    ['isOdd', { code: 'a' }, 'a pattern is no regular expression'],
    [
      'isBroken',
      {},
      "the schema at /components/schemas/Broken doesn't compile: minimum isn't a number",
    ],
    ['isReferring', {}, "the schema at /components/schemas/Broken doesn't compile"],
    ['assertBroken', {}, "the schema at /components/schemas/Broken doesn't compile"],
    ['isLong', 2 ** 53, "of integers about 9007199254740992, the last digits aren't known"],
    ['isBroken', 1n, "the schema at /components/schemas/Broken doesn't compile"],
    ['isCircle', {}, 'it or its schema leads back to itself'],
    ['assertEndless', {}, 'it or its schema leads back to itself'],
    ['isDifferent', [circle], 'it or its schema leads back to itself'],
    ['isBroken', circle, 'it or its schema leads back to itself'],
  ])('%s of %o throws, since it can’t tell: %s', (name, value, reason) => {
    expect(() => validators[name]?.(value)).toThrow(`can't judge this value: ${reason}`);
  });

  test.each([
    [[1n, 2n, 1], true],
    [[{ a: 1n }, { a: 1n }], false],
  ])('items that JSON hasn’t are told apart, too: %o', (items, wanted) => {
    expect(validators.isDifferent?.(items)).toBe(wanted);
  });

  test('what hangs on nothing that can’t be told is judged', () => {
    expect(validators.isOdd?.({ size: 1 })).toBe(true);
    expect(validators.isOdd?.({ code: 'a', size: 10 })).toBe(false);
    expect(violationsOf(validators, 'assertOdd', { code: 'a', size: 10 })).toMatchObject([
      { pointer: '/size', expected: 'at most 9' },
    ]);
  });

  test('each level of a recursive schema is looked at once', () => {
    const nested = (around: object, inside: unknown) =>
      Array.from({ length: 40 }).reduce((a) => ({ ...around, a }), inside);
    expect(validators.isNode?.(nested({}, {}))).toBe(true);
    expect(validators.isNode?.(nested({}, { b: 1 }))).toBe(false);
    for (const assertion of ['assertEither', 'assertLate']) {
      const violations = violationsOf(validators, assertion, nested({ kind: 1 }, { kind: 3 }));
      const pointer = `${'/a'.repeat(40)}/kind`;
      expect(violations).toMatchObject([{ pointer, expected: '1, or 2', received: '3' }]);
    }
    expect(validators.isLate?.(nested({ kind: 1 }, { kind: 2 }))).toBe(true);
  });

  test.each([
    [undefined, 'nothing'],
    [10n, '10'],
    [Number.NaN, 'NaN'],
    [Symbol('pet'), 'Symbol(pet)'],
  ])('what JSON hasn’t isn’t valid: %s', (value, received) => {
    expect(validators.isPet?.(value)).toBe(false);
    expect(violationsOf(validators, 'assertPet', value)).toMatchObject([
      { pointer: '', expected: 'object', received },
    ]);
  });
});
