import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Contract } from '../../src/contract/contract.ts';
import { loadContract, loadContractText } from '../../src/contract/load.ts';
import { valueAt } from '../../src/contract/pointer.ts';
import { type Failure, failureOf } from './failure.ts';
import { folderOf } from './folder.ts';

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

/** Loads a document with one schema `S`, given as YAML on one line, beside other files. */
async function loadSchema(
  schema: string,
  files: Readonly<Record<string, string>> = {},
  options: { version?: string; allowRefs?: (folder: string) => string[] } = {},
): Promise<Contract> {
  const { version = '3.1.0', allowRefs = () => [] } = options;
  const folder = await folderOf({
    'api/openapi.yaml': `openapi: ${version}\ncomponents:\n  schemas:\n    S: ${schema}\n`,
    ...files,
  });
  return loadContract(join(folder, 'api/openapi.yaml'), { allowRefs: allowRefs(folder) });
}

const schemas = ({ document }: Contract) => valueAt(document, '/components/schemas');

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

describe('references that are refused', () => {
  const unresolved = 'UnresolvedReferenceError';
  const at = 'openapi.yaml:4:19';
  test.each<[schema: string, failure: Failure]>([
    [
      '{ items: { $ref: "#/components/schemas/T" } }',
      {
        error: unresolved,
        problem: 'the reference leads nowhere',
        received: '#/components/schemas/T',
        hint: 'Did you mean #/components/schemas/S?',
        at,
      },
    ],
    [
      '{ items: { $ref: "#/nowhere/at/all" } }',
      {
        error: unresolved,
        problem: 'the reference leads nowhere',
        received: '#/nowhere/at/all',
        at,
      },
    ],
    [
      '{ items: { $ref: "part.yaml#/$defs/Cta" } }',
      {
        error: unresolved,
        problem: 'the reference leads nowhere',
        received: 'part.yaml#/$defs/Cta',
        hint: 'Did you mean #/$defs/Cat?',
        at,
      },
    ],
    [
      '{ items: { $ref: "#anchor" } }',
      { error: unresolved, problem: 'the reference leads nowhere', received: '#anchor', at },
    ],
    [
      '{ items: { $ref: "missing.yaml#/a" } }',
      { error: unresolved, problem: 'no such file', received: 'missing.yaml#/a', at },
    ],
    [
      '{ items: { $ref: "http://[/a.yaml" } }',
      {
        error: unresolved,
        problem: 'the reference is not a usable URL',
        received: 'http://[/a.yaml',
        at,
      },
    ],
    [
      '{ items: { $ref: 5 } }',
      {
        error: 'DocumentError',
        problem: '$ref is not a reference',
        expected: 'text, such as "#/components/schemas/Pet"',
        received: '5',
        at,
      },
    ],
    [
      '{ items: { $ref: "https://example.com/a.yaml" } }',
      {
        error: unresolved,
        problem: 'a remote reference is not followed',
        received: 'https://example.com/a.yaml',
        hint: 'Allow it with --allow-refs example.com',
        at,
      },
    ],
    [
      '{ discriminator: { propertyName: k, mapping: { a: "#/components/schemas/T" } } }',
      {
        error: unresolved,
        problem: 'the reference leads nowhere',
        received: '#/components/schemas/T',
        hint: 'Did you mean #/components/schemas/S?',
        at: 'openapi.yaml:4:55',
      },
    ],
    [
      '{ items: { $ref: "broken.yaml" } }',
      {
        error: 'DocumentError',
        problem: 'the same key stands twice in one object',
        expected: 'each key once',
        at: 'broken.yaml:2:1',
      },
    ],
    [
      '{ $ref: "#/components/schemas/S" }',
      {
        error: unresolved,
        problem: 'the reference leads back to itself',
        expected: 'a reference that ends at an object',
        at: 'openapi.yaml:4:10',
      },
    ],
    [
      '{ $ref: "round.yaml" }',
      {
        error: unresolved,
        problem: 'the reference leads back to itself',
        expected: 'a reference that ends at an object',
        at: 'round.yaml:1:1',
      },
    ],
  ])('%s', async (schema, failure) => {
    const files = {
      'api/broken.yaml': 'type: string\ntype: number\n',
      'api/part.yaml': '$defs: { Cat: {} }\n',
      'api/round.yaml': '$ref: "openapi.yaml#/components/schemas/S"\n',
    };
    expect(await failureOf(() => loadSchema(schema, files))).toEqual(failure);
  });

  const outside = { 'shared/a.yaml': 'type: string\n', 'api2/a.yaml': 'type: string\n' };

  test.each([
    '../shared/a.yaml',
    '../api2/a.yaml',
    'sub/../../shared/a.yaml',
    '%2e%2e/shared/a.yaml',
    'FOLDER/shared/a.yaml',
    'file://FOLDER/shared/a.yaml',
    '/etc/hostname',
    'file:///etc/hostname',
  ])('%s leads outside the folder', async (reference) => {
    const folder = await folderOf(outside);
    const schema = `{ items: { $ref: "${reference.replace('FOLDER', folder)}" } }`;
    expect(await failureOf(() => loadSchema(schema, outside))).toMatchObject({
      error: unresolved,
      problem: "a reference leads outside the document's folder",
      hint: expect.stringMatching(/^Allow it with --allow-refs \/.*[^/]$/),
      at,
    });
  });

  test('a symbolic link does not lead outside', async () => {
    const folder = await folderOf({
      ...outside,
      'api/openapi.yaml': 'openapi: 3.1.0\ncomponents: { schemas: { S: { $ref: link.yaml } } }\n',
    });
    await symlink(join(folder, 'shared/a.yaml'), join(folder, 'api/link.yaml'));
    expect(await failureOf(() => loadContract(join(folder, 'api/openapi.yaml')))).toMatchObject({
      error: unresolved,
      problem: "a reference leads outside the document's folder",
      received: expect.stringMatching(/link\.yaml, which is a link to .*shared\/a\.yaml$/),
      hint: `Allow it with --allow-refs ${join(folder, 'shared')}`,
    });
  });

  test('a folder that a symbolic link leads to is allowed by its own name', async () => {
    const folder = await folderOf({
      ...outside,
      'api/openapi.yaml': 'openapi: 3.1.0\ncomponents: { schemas: { S: { $ref: link/a.yaml } } }\n',
    });
    await symlink(join(folder, 'shared'), join(folder, 'api/link'));
    const contract = await loadContract(join(folder, 'api/openapi.yaml'), {
      allowRefs: [join(folder, 'shared')],
    });
    expect(schemas(contract)).toEqual({ S: { type: 'string' } });
  });

  test('a folder that is allowed by name may be read, and no other', async () => {
    const schema = '{ items: { $ref: ../shared/a.yaml } }';
    const allowed = { allowRefs: (folder: string) => [join(folder, 'shared')] };
    const contract = await loadSchema(schema, outside, allowed);
    expect(schemas(contract)).toMatchObject({ a: { type: 'string' } });
    const other = { allowRefs: (folder: string) => [join(folder, 'share')] };
    expect(await failureOf(() => loadSchema(schema, outside, other))).toMatchObject({
      error: unresolved,
    });
  });
});
