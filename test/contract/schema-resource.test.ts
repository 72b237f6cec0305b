import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { valueAt } from '../../src/contract/pointer.ts';
import { type Failure, failureOf } from './failure.ts';
import { folderOf } from './folder.ts';

/** Loads a document with these schemas, given as YAML on one line each, beside other files. */
async function load(
  schemas: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
) {
  const lines = Object.entries(schemas).map(([name, schema]) => `    ${name}: ${schema}\n`);
  const text = `openapi: 3.1.0\ncomponents:\n  schemas:\n${lines.join('')}`;
  const folder = await folderOf({ 'openapi.yaml': text, ...files });
  return loadContract(join(folder, 'openapi.yaml'));
}

/** The title of the schema that each property of `S` refers to. */
async function titles(schemas: Readonly<Record<string, string>>, files = {}): Promise<Json> {
  const { document } = await load(schemas, files);
  const properties = valueAt(document, '/components/schemas/S/properties') as {
    [key: string]: Json;
  };
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const { $ref } = property as { $ref: string };
      return [name, valueAt(document, `${decodeURIComponent($ref.slice(1))}/title`) ?? null];
    }),
  );
}

describe('what a reference names', () => {
  const named: [what: string, schemas: Readonly<Record<string, string>>, wanted: Json][] = [
    [
      'an anchor of its own resource, not one of a resource inside it',
      {
        S: '{ $id: "https://example.com/s", properties: { mine: { $ref: "#a" }, inner: { $ref: "t#a" } }, $defs: { x: { $id: t, $defs: { y: { $anchor: a, title: theirs } } }, z: { $anchor: a, title: mine } } }',
      },
      { mine: 'mine', inner: 'theirs' },
    ],
    [
      'an anchor of the document, nearest first where several schemas have it',
      {
        T: '{ $defs: { x: { $anchor: a, title: far }, y: { $anchor: b, title: only } } }',
        S: '{ properties: { near: { $ref: "#a" }, only: { $ref: "#b" } }, $defs: { x: { $anchor: a, title: near } } }',
      },
      { near: 'near', only: 'only' },
    ],
    [
      'a dynamic anchor, which is one for a $ref too',
      { S: '{ properties: { a: { $ref: "#a" } }, $defs: { x: { $dynamicAnchor: a, title: x } } }' },
      { a: 'x' },
    ],
    [
      'an $id that is relative to the one around it',
      {
        S: '{ $id: "https://example.com/s/", properties: { a: { $ref: "t/u" }, b: { $ref: "/s/t/u" } }, $defs: { t: { $id: t/, $defs: { u: { $id: u, title: u } } } } }',
      },
      { a: 'u', b: 'u' },
    ],
    [
      'the $id of another schema of the document, beside it',
      { S: '{ properties: { a: { $ref: t.json } } }', T: '{ $id: t.json, title: t }' },
      { a: 't' },
    ],
    [
      'no $id or anchor that is data, or stands in an unknown keyword',
      {
        S: '{ properties: { id: { $ref: t }, anchor: { $ref: "#a" } }, enum: [{ $id: t, $anchor: a, title: data }], x: { $id: t, $anchor: a, title: unknown }, $defs: { t: { $id: t, title: t }, a: { $anchor: a, title: a } } }',
      },
      { id: 't', anchor: 'a' },
    ],
    [
      'a pointer into the document, inside a schema with an $id',
      {
        T: '{ title: t }',
        S: '{ $id: "https://example.com/s", properties: { a: { $ref: "#/components/schemas/T" }, b: { $ref: "#/$defs/x" } }, $defs: { x: { title: x } } }',
      },
      { a: 't', b: 'x' },
    ],
  ];
  test.each(named)('%s', async (_, schemas, wanted) => {
    expect(await titles(schemas)).toEqual(wanted);
  });

  const filed: [what: string, files: Readonly<Record<string, string>>, wanted: Json][] = [
    [
      'a file beside the one it stands in, where an $id is a mere name',
      {
        's.yaml': '{ $id: "https://example.com/s", properties: { a: { $ref: t.yaml } } }',
        't.yaml': 'title: file',
      },
      { a: 'file' },
    ],
    [
      'a schema by its $id, whatever its file is called',
      {
        's.yaml':
          '{ $id: "https://example.com/s", properties: { a: { $ref: t }, b: { $ref: file.yaml } } }',
        'file.yaml': '{ $id: "https://example.com/t", title: t }',
      },
      { a: 't', b: 't' },
    ],
    [
      'a pointer into the $defs of its own file, without an $id',
      {
        's.yaml': '{ properties: { a: { $ref: "#/$defs/x" } }, $defs: { x: { title: x } } }',
      },
      { a: 'x' },
    ],
    [
      'an anchor in a file of several schemas',
      {
        's.yaml': '{ properties: { a: { $ref: "t.yaml#a" } } }',
        't.yaml': 'Pet: { $anchor: b }\nToy: { properties: { a: { $anchor: a, title: a } } }',
      },
      { a: 'a' },
    ],
  ];
  test.each(filed)('%s', async (_, files, wanted) => {
    expect(await titles({ S: '{ $ref: s.yaml }' }, files)).toEqual(wanted);
  });

  test('a document of OpenAPI 3.2 by its $self', async () => {
    const folder = await folderOf({
      'openapi.yaml':
        'openapi: 3.2.0\n$self: https://example.com/api\ncomponents: { schemas: { S: { items: { $ref: "api#/components/schemas/T" } }, T: { title: t } } }',
    });
    const { document } = await loadContract(join(folder, 'openapi.yaml'));
    expect(valueAt(document, '/components/schemas/S/items/$ref')).toBe('#/components/schemas/T');
  });

  test('neither a file nor a schema', async () => {
    const failure: Failure = {
      error: 'UnresolvedReferenceError',
      problem: 'a remote reference is not followed',
      received: 'https://example.com/t.json',
      hint: 'Allow it with --allow-refs example.com',
      at: 'openapi.yaml:4:49',
    };
    const schemas = { S: '{ $id: "https://example.com/s", items: { $ref: t.json } }' };
    expect(await failureOf(() => load(schemas))).toEqual(failure);
  });
});
