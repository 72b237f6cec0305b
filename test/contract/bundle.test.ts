import { describe, expect, test } from 'vitest';
import { loadContract, loadContractText } from '../../src/contract/load.ts';
import { valueAt } from '../../src/contract/pointer.ts';
import { loadSchema, schemas } from './load-schema.ts';

const CLINIC = 'test/fixtures/contract/clinic/openapi.yaml';

describe('a document of many files', () => {
  test('becomes one, in which every reference leads somewhere', async () => {
    const { document } = await loadContract(CLINIC);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, reference]) => reference ?? '',
    );
    expect(references.filter((reference) => !reference.startsWith('#/'))).toEqual([
      'not/a/reference.yaml',
    ]);
    for (const reference of references.filter((text) => text.startsWith('#/')))
      expect(valueAt(document, reference.slice(1)), reference).toBeDefined();
  });

  test('gives each target one place, and keeps the names that the document gave', async () => {
    const { document } = await loadContract(CLINIC);
    expect(Object.keys(valueAt(document, '/components/schemas') ?? {})).toEqual([
      'Pet',
      'owner',
      'owner2',
      'Text',
      'Animal',
      'stray',
    ]);
    expect(valueAt(document, '/components/schemas/Pet')).toEqual({
      type: 'object',
      properties: {
        name: { type: ['string', 'null'] },
        owner: { $ref: '#/components/schemas/owner2' },
        friends: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
      },
    });
    expect(valueAt(document, '/components/schemas/Animal/oneOf')).toEqual([
      { $ref: '#/components/schemas/Pet' },
      { $ref: '#/components/schemas/stray' },
    ]);
    expect(valueAt(document, '/components/schemas/stray/properties/age')).toEqual({
      type: 'integer',
      exclusiveMinimum: 0,
    });
  });

  test('has its operations where a reference leads to a path item', async () => {
    const { operations } = await loadContract(CLINIC);
    expect(operations.map(({ id, pointer }) => [id, pointer])).toEqual([
      ['GET /pets/{id}', '/paths/~1pets~1{id}/get'],
      ['GET /owners', '/paths/~1owners/get'],
    ]);
  });

  test.each<[pointer: string, place: string]>([
    ['/paths/~1owners/get', 'openapi.yaml:7:5'],
    ['/paths/~1pets~1{id}/get/responses/200', 'paths/pet.yaml:6:5'],
    ['/components/schemas/Pet/properties/name/type', 'schemas/pet.yaml:3:11'],
    ['/components/schemas/Animal/oneOf', 'schemas/owner.yaml:10:5'],
    ['/components/schemas/Text/type', 'shared/problems.json:15:26'],
    ['/components/parameters/Trace', 'shared/problems.json:3:5'],
  ])('%s is located at %s', async (pointer, place) => {
    const { file, line, column } = (await loadContract(CLINIC)).locate(pointer);
    expect(`${file.split('clinic/')[1]}:${line}:${column}`).toBe(place);
  });
});

describe('references', () => {
  test('names are made fit for components, and told apart', async () => {
    const contract = await loadSchema(
      '{ anyOf: [$ref: "a b.yaml", $ref: x/n.yaml, $ref: y/n.yaml, $ref: "a%20b.yaml#/$defs/é"] }',
      {
        'api/a b.yaml': '$defs: { é: { title: é } }\n',
        'api/x/n.yaml': 'title: x\n',
        'api/y/n.yaml': 'title: y\n',
      },
    );
    expect(schemas(contract)).toMatchObject({
      S: {
        anyOf: ['a_b', 'n', 'n2', '_'].map((name) => ({ $ref: `#/components/schemas/${name}` })),
      },
      n: { title: 'x' },
      n2: { title: 'y' },
      _: { title: 'é' },
    });
  });

  test('a name that objects have by birth', async () => {
    const contract = await loadSchema('{ not: { $ref: "a.yaml#/$defs/__proto__" } }', {
      'api/a.yaml': '$defs: { __proto__: { title: polluted } }\n',
    });
    expect(Object.keys(schemas(contract) ?? {})).toEqual(['S', '__proto__']);
    expect('title' in {}).toBe(false);
  });

  test('a file in 3.1 that a document in 3.0 refers to keeps its terms', async () => {
    const contract = await loadSchema(
      '{ allOf: [$ref: "new.yaml#/components/schemas/A", $ref: old.yaml] }',
      {
        'api/new.yaml':
          'openapi: 3.1.0\ncomponents: { schemas: { A: { format: byte, example: a } } }\n',
        'api/old.yaml': 'format: byte\nexample: a\n',
      },
      { version: '3.0.3' },
    );
    expect(schemas(contract)).toMatchObject({
      A: { format: 'byte', example: 'a' },
      old: { format: 'byte', contentEncoding: 'base64', examples: ['a'] },
    });
  });

  test('a place that the specification does not know is brought in', async () => {
    const { document } = await loadContractText(
      'openapi: 3.0.0\nx-types: { A: { nullable: true, type: string } }\ncomponents: { schemas: { S: { items: { $ref: "#/x-types/A" } } } }\n',
    );
    expect(valueAt(document, '/components/schemas')).toEqual({
      S: { items: { $ref: '#/components/schemas/A' } },
      A: { type: ['string', 'null'] },
    });
  });

  test('a reference into a schema that the upgrade wrapped leads where its target went', async () => {
    const { document, locate } = await loadContractText(
      `openapi: 3.0.0
components:
  schemas:
    A:
      nullable: true
      allOf:
        - properties: { b: { type: string } }
    B: { items: { $ref: '#/components/schemas/A/allOf/0/properties/b' } }
`,
    );
    const target = '/components/schemas/A/anyOf/0/allOf/0/properties/b';
    expect(valueAt(document, '/components/schemas/B/items/$ref')).toBe(`#${target}`);
    expect(valueAt(document, target)).toEqual({ type: 'string' });
    expect(locate(`${target}/type`)).toMatchObject({ line: 7, column: 30 });
  });

  test('an anchor', async () => {
    const contract = await loadSchema('{ $anchor: tree, items: { $ref: "#tree" } }');
    expect(schemas(contract)).toEqual({ S: { items: { $ref: '#/components/schemas/S' } } });
  });

  test('a schema with an $id is where the references inside it start', async () => {
    const contract = await loadSchema(
      `{ $id: "https://example.com/s/tree.json",
        $defs: { leaf: { $anchor: leaf, type: string } },
        properties: {
          pointer: { $ref: "#/$defs/leaf" },
          anchor: { $ref: "#leaf" },
          self: { $ref: "#" },
          absolute: { $ref: "https://example.com/s/tree.json#/$defs/leaf" },
          relative: { $ref: "tree.json" },
          file: { $ref: "a.yaml" } } }`,
      { 'api/a.yaml': 'type: number\n' },
    );
    const leaf = { $ref: '#/components/schemas/S/%24defs/leaf' };
    const tree = { $ref: '#/components/schemas/S' };
    expect(schemas(contract)).toEqual({
      S: {
        $defs: { leaf: { type: 'string' } },
        properties: {
          pointer: leaf,
          anchor: leaf,
          self: tree,
          absolute: leaf,
          relative: tree,
          file: { $ref: '#/components/schemas/a' },
        },
      },
      a: { type: 'number' },
    });
  });

  test('the mapping of a discriminator', async () => {
    const contract = await loadSchema(
      '{ oneOf: [$ref: cat.yaml], discriminator: { propertyName: k, mapping: { a: cat.yaml, b: S, c: "#/components/schemas/S", d: nowhere.yaml } } }',
      { 'api/cat.yaml': 'type: object\n' },
    );
    expect(schemas(contract)).toMatchObject({
      S: {
        discriminator: {
          mapping: {
            a: '#/components/schemas/cat',
            b: 'S',
            c: '#/components/schemas/S',
            d: 'nowhere.yaml',
          },
        },
      },
    });
  });

  test('what is data is neither resolved nor refused', async () => {
    const data = {
      $ref: './missing.yaml',
      url: { $ref: 'http://[' },
      up: { $ref: '../../x.yaml' },
    };
    const schema = { default: data, enum: [data], const: data, examples: [data], 'x-data': data };
    const contract = await loadSchema(JSON.stringify(schema));
    expect(schemas(contract)).toEqual({ S: schema });
  });

  test('a property may be called $ref', async () => {
    const contract = await loadSchema('{ properties: { $ref: { type: string } } }');
    expect(schemas(contract)).toEqual({ S: { properties: { $ref: { type: 'string' } } } });
  });
});
