import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../src/contract/load.ts';
import { type Failure, failureOf } from './failure.ts';
import { folderOf } from './folder.ts';
import { loadSchema, schemas } from './load-schema.ts';

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
