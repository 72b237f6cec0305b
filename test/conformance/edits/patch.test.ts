import { applyPatch } from 'diff';
import { describe, expect, test } from 'vitest';
import { editsFor } from '../../../src/conformance/edits/patch.ts';
import type { Report } from '../../../src/conformance/report.ts';
import type { Exchange } from '../../../src/http/exchange.ts';
import { check, exchange, openSubject } from '../exchanges.ts';

const json = { 'content-type': 'application/json' };

/** A document whose only answer has one schema. */
function documentOf(schema: string, version = '3.1.0'): string {
  return `openapi: ${version} # the version
info: { title: Shop, version: '1' }
servers: [{ url: https://api.shop.example/v1 }]
paths:
  /orders:
    get:
      parameters:
        - { name: page, in: query, required: true, schema: { type: integer, maximum: 9 } }
      responses:
        '200':
          description: An order.
          headers:
            X-Count: { required: true, schema: { type: integer } }
          content:
            application/json:
              schema:
                # of the order
                ${schema.replaceAll('\n', '\n                ')}
`;
}

const URL = 'https://api.shop.example/v1/orders';
const answered = (body: unknown, url = `${URL}?page=1`, headers: object = { 'x-count': '1' }) =>
  exchange({ url }, { headers: { ...json, ...headers }, body: JSON.stringify(body) });

/** What is proposed, and what a check says after it is done. */
async function propose(text: string, exchanges: readonly Exchange[], strict = false) {
  const report = await check(exchanges, [await openSubject(text)], { strict });
  const edits = editsFor(report, { read: () => text, rootOf: () => undefined });
  const { summary } = edits;
  const patch = await edits.patch();
  const patched = patch === '' ? text : applyPatch(text, patch);
  if (patched === false) throw new Error(`the patch can't be applied:\n${patch}`);
  const after = await check(exchanges, [await openSubject(patched)], { strict });
  return {
    report,
    edits: summary.clusters.map(({ edit }) => edit),
    noEdits: summary.clusters.map(({ noEdit }) => noEdit),
    patch,
    patched,
    after,
  };
}

function passes({ verdicts }: Report): number {
  return verdicts.pass;
}

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

describe('an enum', () => {
  test('of texts that gets null has to allow it', async () => {
    const { edits, after } = await propose(documentOf('type: string\nenum: [a]'), [
      answered('b'),
      answered(null),
    ]);
    expect(edits).toEqual(['add "b"', 'add null']);
    expect(passes(after)).toBe(2);
  });

  test('gets no value that another keyword refuses', async () => {
    const text = documentOf('{ enum: [a], maxLength: 1 }');
    const bodies = ['bb', 'b'].map((body) => answered(body));
    const { report, edits, patched } = await propose(text, bodies);
    expect(report.clusters.map(({ evidence }) => evidence.map(({ received }) => received))).toEqual(
      [['"bb"', '"b"'], ['"bb"']],
    );
    expect(edits).toEqual(['add "b"', 'let it reach 2']);
    expect(patched).toContain('{ enum: [a, "b"], maxLength: 2 }');
  });

  test('and a bound are no matter of values of another type', async () => {
    const text = documentOf('{ type: integer, minimum: 5 }');
    const { edits } = await propose(text, [answered(1.5)]);
    expect(edits).toEqual(['let it be any number', undefined]);
  });
});

describe('what aliases and merge keys share', () => {
  const shared = (schema: string) =>
    `x-base: &base\n  memo: { type: string }\n${documentOf(schema)}`;

  test('is edited where it stands', async () => {
    const text = shared('properties:\n  <<: *base\n  id: { type: integer }');
    const bodies = [{ memo: 3 }, { memo: 'a' }].map((body) => answered(body));
    const { report, edits, patched, after } = await propose(text, bodies);
    expect(edits).toEqual(['allow number']);
    expect(report.clusters[0]?.contractLocation).toMatchObject({ line: 2 });
    expect(patched).toContain('x-base: &base\n  memo: { type: ["string","number"] }\n');
    expect(passes(after)).toBe(2);
  });

  const twice = documentOf('properties: { a: &a { type: string }, b: *a }');

  test('is edited if each place shows the fault', async () => {
    const { edits, patched, after } = await propose(twice, [
      answered({ a: 1 }),
      answered({ b: 1 }),
    ]);
    expect(edits).toEqual(['allow number', 'allow number']);
    expect(patched).toContain('a: &a { type: ["string","number"] }, b: *a');
    expect(passes(after)).toBe(2);
  });

  test('is kept, with the reason, if another place keeps it', async () => {
    const { edits, noEdits } = await propose(twice, [answered({ b: 1 })]);
    expect(edits).toEqual([undefined]);
    expect(noEdits).toEqual([
      expect.stringMatching(/^an alias shares its place with .*a\/type, where it is kept$/),
    ]);
  });
});

describe('an operation that is not documented gets a skeleton', () => {
  const asked = (method: string, path: string, status: number, index = 0) =>
    exchange({ method, url: `https://api.shop.example/v1${path}` }, { status }, index);

  test.each<[what: string, exchanges: Exchange[], edit: string, wanted: string]>([
    [
      'of its method',
      [asked('DELETE', '/orders', 204), asked('DELETE', '/orders', 404)],
      'document DELETE',
      `    delete:
      responses:
        '204':
          description: Seen in traffic.
        '404':
          description: Seen in traffic.
`,
    ],
    [
      'of its path, in which ids are parameters',
      [asked('GET', '/v2/line-items/17/notes', 200), asked('GET', '/v2/line-items/18/notes', 200)],
      'document GET /v2/line-items/{lineItemId}/notes',
      `  /v2/line-items/{lineItemId}/notes:
    get:
      parameters:
        - name: lineItemId
          in: path
          required: true
          schema:
            type: string
      responses:
        '200':
          description: Seen in traffic.
`,
    ],
  ])('%s', async (_, exchanges, edit, wanted) => {
    const { edits, patched, after, report } = await propose(documentOf('true'), exchanges);
    expect(edits).toEqual([edit]);
    expect(report.clusters[0]?.mends).toBe(0);
    expect(patched).toContain(wanted);
    expect(passes(after)).toBe(2);
  });
});

test.each<[what: string, schema: string, body: unknown, why: RegExp]>([
  ['alternatives', '{ oneOf: [{ type: string }, { type: boolean }] }', 1, /fits no alternative/],
  ['what is ruled out', '{ not: { type: string } }', 'a', /what the document rules out/],
  ['a text that is cut', '{ enum: [a] }', 'b'.repeat(100), /cut for length/],
])('where there is no edit, it is said why: %s', async (_, schema, body, why) => {
  const { noEdits } = await propose(documentOf(schema), [answered(body)]);
  expect(noEdits).toEqual([expect.stringMatching(why)]);
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
  expect(summary).toEqual({ ...report });
  expect(await patch()).toBe('');
});
