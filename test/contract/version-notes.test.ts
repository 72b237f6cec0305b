import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/contract/contract.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { upgrade } from '../../src/contract/upgrade.ts';

const NULL = { type: 'null' };

describe('a schema of 3.1', () => {
  test.each<[why: string, given: JsonObject, wanted: JsonObject]>([
    [
      'nullable is meant there too',
      { type: 'string', nullable: true },
      { type: ['string', 'null'] },
    ],
    ['nullable without a type', { nullable: true }, {}],
    ['not nullable', { nullable: false, enum: ['a'] }, { enum: ['a'] }],
    [
      'what is beside a nullable reference holds',
      { $ref: '#/components/schemas/A', maximum: 2, example: 1, nullable: true },
      { example: 1, anyOf: [{ $ref: '#/components/schemas/A', maximum: 2 }, NULL] },
    ],
    [
      'all else stays',
      {
        $ref: '#/components/schemas/A',
        description: 'd',
        exclusiveMinimum: 5,
        example: 1,
        format: 'byte',
      },
      {
        $ref: '#/components/schemas/A',
        description: 'd',
        exclusiveMinimum: 5,
        example: 1,
        format: 'byte',
      },
    ],
  ])('%s', (_, given, wanted) => {
    upgrade(given, 'schema', '/s', '3.1.0');
    expect(given).toStrictEqual(wanted);
  });
});

describe('what is noted', () => {
  test.each<[version: string, given: JsonObject, notes: readonly (readonly [string, RegExp])[]]>([
    [
      '3.0.3',
      { $ref: '#/a', nullable: true, description: 'd', default: 1 },
      [
        ['/s/description', /ignores "description" beside a \$ref/],
        ['/s/default', /ignores "default"/],
      ],
    ],
    [
      '3.0.3',
      { type: ['string', 'null'], const: 'a', 'x-a': 1 },
      [
        ['/s/const', /has no "const"/],
        ['/s/type', /one "type"/],
      ],
    ],
    ['3.0.3', { type: 'array' }, [['/s', /requires the "items"/]]],
    [
      '3.0.3',
      { nullable: true, allOf: [{ format: 'byte', example: 'a', const: 'a' }] },
      [['/s/anyOf/0/allOf/0/const', /has no "const"/]],
    ],
    ['3.0.3', { type: 'string', nullable: true, example: 'a', format: 'byte' }, []],
    ['3.1.0', { type: 'string', nullable: true }, [['/s/nullable', /3\.1 has no "nullable"/]]],
    ['3.1.0', { $ref: '#/a', description: 'd', const: 1, type: ['string'] }, []],
  ])('in %s, of %j', (version, given, wanted) => {
    const { notes } = upgrade(given, 'schema', '/s', version);
    expect(notes).toEqual(
      wanted.map(([pointer, message]) => ({ pointer, message: expect.stringMatching(message) })),
    );
  });

  test('in 3.0, beside a reference to a response', () => {
    const responses = { '200': { $ref: '#/components/responses/A', description: 'd' } };
    const { notes } = upgrade({ responses }, 'operation', '/o', '3.0.3');
    expect(notes.map(({ pointer }) => pointer)).toEqual(['/o/responses/200/description']);
  });

  test('however much it is', async () => {
    const allOf = Array.from({ length: 150_000 }, () => ({ type: 'array' }));
    const info = { title: 'Wide', version: '1' };
    const components = { schemas: { Wide: { allOf } } };
    const document = { openapi: '3.0.3', info, paths: {}, components };
    const { notes } = await loadContractText(JSON.stringify(document));
    expect(notes.length).toBe(allOf.length);
  });
});
