import { describe, expect, test } from 'vitest';
import { editsFor } from '../../../src/conformance/edits/patch.ts';
import type { Exchange } from '../../../src/http/exchange.ts';
import { check, exchange, openSubject } from '../exchanges.ts';
import { answered, documentOf, passes, propose, URL } from './proposing.ts';

describe('an edit makes the contract allow what came', () => {
  test.each<[schema: string, bodies: unknown[], edit: string, after: string]>([
    ['type: string # text', [1], 'allow number', 'type: ["string","number"] # text'],
    ['type: string', [null], 'allow null', 'type: ["string","null"]'],
    ['type: [string, boolean]', [null], 'allow null', 'type: [string, boolean, "null"]'],
    ['{ type: integer }', [1.5], 'let it be any number', '{ type: "number" }'],
    [
      'enum:\n  - a # ex\n',
      ['b', 'c'],
      'add "b", "c"',
      '- a # ex\n                  - b\n                  - c',
    ],
    ['{ enum: [1] }', [2], 'add 2', '[1, 2]'],
    ['{ maximum: 9 }', [12, 11], 'let it reach 12', '{ maximum: 12 }'],
    ['{ minimum: 9 }', [2, 3], 'let it reach 2', '{ minimum: 2 }'],
    ['{ maxLength: 2 }', ['abc', '😀😀😀😀'], 'let it reach 4', '{ maxLength: 4 }'],
    ['{ minLength: 2 }', ['a'], 'let it reach 1', '{ minLength: 1 }'],
    ['{ type: string, pattern: ^a }', ['b'], 'take out the pattern "^a"', '{ type: string }'],
    ['{ type: string, format: date }', ['b'], 'take out the format "date"', '{ type: string }'],
    ['{ type: number, multipleOf: 2 }', [3], 'take out the multipleOf 2', '{ type: number }'],
    [
      '{ type: array, uniqueItems: true }',
      [[1, 1]],
      'take out the uniqueItems true',
      '{ type: array }',
    ],
    [
      '{ maxItems: 1, minItems: 0 }',
      [
        [1, 2],
        [3, 4, 5],
      ],
      'let it reach 3',
      '{ maxItems: 3,',
    ],
    ['{ minProperties: 1 }', [{}], 'let it reach 0', '{ minProperties: 0 }'],
    ['{ exclusiveMinimum: 2 }', [2, 1], 'let it reach 1', '{ minimum: 1 }'],
    ['{ const: a }', ['b'], 'add "b"', '{ enum: ["a","b"] }'],
    ['{ type: string, const: a }', [4], 'add 4', '{ type: ["string","number"], enum: ["a",4] }'],
    ['required: [a, b]', [{ a: 1 }], 'let b be left out', 'required: [a]'],
    ['type: object\nrequired:\n  - a\n', [{}], 'let a be left out', 'type: object\n'],
    [
      'type: object\nadditionalProperties: false',
      [{ n: [1] }],
      'document the property n',
      'properties:\n                  n:\n                    type: array',
    ],
    [
      'additionalProperties: false\nproperties: { a: true }',
      [{ n: 1 }],
      'document the property n',
      '{ a: true, n: {"type":"integer"} }',
    ],
  ])('%j, of %j: %s', async (schema, bodies, edit, wanted) => {
    const text = documentOf(schema);
    const { report, edits, patched, after } = await propose(
      text,
      bodies.map((body) => answered(body)),
    );
    expect(edits).toEqual([edit]);
    expect(passes(report)).toBe(0);
    expect(passes(after)).toBe(bodies.length);
    expect(patched).toContain(wanted);
    for (const comment of text.match(/#.*/g) ?? []) expect(patched).toContain(comment);
  });

  test.each<[schema: string, version: string, body: unknown, edit: string | undefined]>([
    ['{ type: string }', '3.0.3', null, 'allow null'],
    ['{ type: string, nullable: false }', '3.0.3', null, 'allow null'],
    ['{ type: string }', '3.0.3', 1, 'allow number'],
    ['{ type: integer, format: int64 }', '3.0.3', 1.5, 'let it be any number'],
    ['{ type: string, anyOf: [{ minLength: 1 }] }', '3.0.3', 1, undefined],
    ['{ exclusiveMaximum: true, maximum: 5 }', '3.0.3', 5, 'let it reach 5'],
    ['{ oneOf: [{ type: string }, { type: boolean }] }', '3.1.0', 1, undefined],
    ['{ not: { type: string } }', '3.1.0', 'a', undefined],
  ])('%s in %s, of %j: %s', async (schema, version, body, edit) => {
    const { edits, after } = await propose(documentOf(schema, version), [answered(body)]);
    expect(edits).toEqual([edit]);
    expect(passes(after)).toBe(edit === undefined ? 0 : 1);
  });

  test.each<[what: string, one: Exchange, edit: string]>([
    ['a missing parameter', answered({}, URL), 'let it be left out'],
    ['a parameter beyond its bound', answered({}, `${URL}?page=12`), 'let it reach 12'],
    ['a missing header', answered({}, undefined, {}), 'let it be left out'],
    [
      'an undocumented status',
      exchange({ url: `${URL}?page=1` }, { status: 418 }),
      'document the status 418',
    ],
    [
      'an undocumented media type',
      answered('a', undefined, { 'x-count': '1', 'content-type': 'text/csv; charset=utf-8' }),
      'document text/csv',
    ],
  ])('%s', async (_, one, edit) => {
    const { edits, after } = await propose(documentOf('{ type: object }'), [one]);
    expect(edits).toEqual([edit]);
    expect(passes(after)).toBe(1);
  });

  test('an undeclared property, where strictness is asked for', async () => {
    const text = documentOf('type: object\nproperties:\n  a: {}\n');
    const { edits, after } = await propose(text, [answered({ a: 1, b: 'x' })], true);
    expect(edits).toEqual(['document the property b']);
    expect(passes(after)).toBe(1);
  });
});

test('all edits together mend what each of them does, and the evidence stands before them', async () => {
  const text = documentOf(
    'required: [a]\nproperties:\n  a: { enum: [1] }\n  b: { type: string }\n',
  );
  const bodies = [{}, { a: 2 }, { a: 3, b: null }, { a: 1 }];
  const { report, patch, after } = await propose(
    text,
    bodies.map((body) => answered(body)),
  );
  expect(report.clusters.map(({ exchanges, mends }) => [exchanges, mends])).toEqual([
    [2, 1],
    [1, 1],
    [1, 0],
  ]);
  expect(passes(report)).toBe(1);
  expect(passes(after)).toBe(4);
  expect(patch).toContain(
    '# add 2, 3 at api.yaml:20:24: 2 exchanges, of which 1 would pass by this alone\n#   a.har entries[0]: 2\n#   a.har entries[0]: 3\n',
  );
});

test('several wrong types of one value are all allowed', async () => {
  const { edits, patched, after } = await propose(
    documentOf('type: integer'),
    ['a', null, true, 1.5].map((body) => answered(body)),
  );
  const number = 'let it be any number';
  expect(edits).toEqual(['allow string', 'allow null', 'allow boolean', number]);
  expect(patched).toContain('"string"');
  expect(passes(after)).toBe(4);
});

test('several wrong types of one value are all allowed in 3.0 as well', async () => {
  const { edits, patched, after } = await propose(
    documentOf('{ type: integer, format: int32 }', '3.0.3'),
    ['a', null, true, 1.5].map((body) => answered(body)),
  );
  expect(edits).toEqual(['allow string', 'allow null', 'allow boolean', 'allow number']);
  expect(patched).not.toContain('int32');
  expect(passes(after)).toBe(4);
});

test('a file without a version is written by that of the first', async () => {
  const text = documentOf('type: string', '3.0.3');
  const report = await check([answered(null)], [await openSubject(text)]);
  const part = text.replace('openapi: 3.0.3 # the version\n', '');
  const { patch } = editsFor(report, {
    read: (file) => (file === 'root.yaml' ? 'openapi: 3.0.3' : part),
    rootOf: () => 'root.yaml',
  });
  expect(await patch()).toContain('+                nullable: true\n');
});

test('what is masked or cut for length is no evidence', async () => {
  const text = documentOf('properties: { token: { enum: [a] }, b: { enum: [a] } }');
  const { edits, patch } = await propose(text, [
    answered({ token: 'sesame', b: 'a' }),
    answered({ b: 'b'.repeat(100) }),
  ]);
  expect(edits).toEqual([undefined, undefined]);
  expect(patch).toBe('');
});

test('a contract whose text is not at hand has no edits', async () => {
  const report = await check([answered(1)], [await openSubject(documentOf('{ type: string }'))]);
  const { summary, patch } = editsFor(report, { read: () => undefined, rootOf: () => undefined });
  const clusters = report.clusters.map((cluster) => ({ ...cluster, mends: 0 }));
  expect(summary).toEqual({ ...report, clusters });
  expect(await patch()).toBe('');
});
