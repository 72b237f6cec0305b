import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../src/http/exchange.ts';
import { LongInteger } from '../../../src/http/long-integer.ts';
import { exchange } from '../exchanges.ts';
import { answered, documentOf, passes, propose, URL } from './proposing.ts';

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

  test('gets a value that is also refused as a property', async () => {
    const text = documentOf('{ enum: [a], additionalProperties: false }');
    const bodies = [{ b: 7 }, 1.5, 7].map((body) => answered(body));
    const { edits } = await propose(text, bodies);
    expect(edits[0]).toBe('add 1.5, 7');
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

test('a request body that is missing may be left out', async () => {
  const text = documentOf('true').replace(
    '      responses:',
    '      requestBody: { required: true, content: { application/json: {} } } # a query\n      responses:',
  );
  const { edits, patched, after } = await propose(text, [answered(1)]);
  expect(edits).toEqual(['let it be left out']);
  expect(patched).toContain(
    'requestBody: { required: false, content: { application/json: {} } } # a query',
  );
  expect(passes(after)).toBe(1);
});

const long = new LongInteger('9007199254740993');

test.each<[what: string, schema: string, body: unknown, why: RegExp]>([
  ['alternatives', '{ oneOf: [{ type: string }, { type: boolean }] }', 1, /fits no alternative/],
  ['what is ruled out', '{ not: { type: string } }', 'a', /what the document rules out/],
  ['a text that is cut', '{ enum: [a] }', 'b'.repeat(100), /cut for length/],
  ['a long integer, listed', '{ enum: [1] }', long, /would be rounded/],
  ['a long integer, bound', '{ maximum: 1 }', long, /would be rounded/],
  ['a body that is missing', '{ type: object }', undefined, /no document can say/],
])('where there is no edit, it is said why: %s', async (_, schema, body, why) => {
  const { noEdits } = await propose(documentOf(schema), [answered(body)]);
  expect(noEdits).toEqual([expect.stringMatching(why)]);
});

describe('a document of OpenAPI 2.0', () => {
  const swagger = (parameters: string, more = '') => `swagger: '2.0'
info: { title: Shop, version: '1' }
host: api.shop.example
basePath: /v1
schemes: [https]
consumes: [application/x-www-form-urlencoded]
produces: [application/json]
paths:
  /orders:
    post:
      parameters:
${parameters.replace(/^/gm, '        ')}
      responses: { 200: { description: Done.${more} } }
`;
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const sent = (body: string) =>
    exchange({ method: 'POST', url: URL, headers: form, body }, { body: '' });

  test.each<
    [what: string, parameters: string, body: string, line: number, edit: string, wanted: string]
  >([
    [
      'the one field that is required',
      '- { name: a, in: formData, type: string }\n- { name: b, in: formData, type: string, required: true }',
      'a=1',
      13,
      'let it be left out',
      'b, in: formData, type: string, required: false',
    ],
    [
      'one of several',
      '- { name: a, in: formData, type: string, required: true }\n- { name: b, in: formData, type: string, required: true }',
      'a=1',
      11,
      'let b be left out',
      'b, in: formData, type: string, required: false',
    ],
  ])('lets a field of a form be left out: %s', async (_, parameters, body, line, edit, wanted) => {
    const { report, edits, patched, after } = await propose(swagger(parameters), [sent(body)]);
    expect(report.clusters[0]?.contractLocation).toMatchObject({ line });
    expect(edits).toEqual([edit]);
    expect(patched).toContain(wanted);
    expect(passes(after)).toBe(1);
  });

  test('says by x-nullable that null may come', async () => {
    const schema = ', schema: { type: object, properties: { a: { type: string } } }';
    const body = exchange(
      { method: 'POST', url: URL, headers: form, body: 'a=1' },
      { headers: { 'content-type': 'application/json' }, body: '{"a":null}' },
    );
    const text = swagger('- { name: a, in: formData, type: string }', schema);
    const { edits, patched, after } = await propose(text, [body]);
    expect(edits).toEqual(['allow null']);
    expect(patched).toContain('x-nullable: true');
    expect(passes(after)).toBe(1);
  });

  test('gets the skeleton of an operation that it lacks', async () => {
    const text = swagger('- { name: a, in: formData, type: string }');
    const asked = exchange({ method: 'DELETE', url: URL }, { status: 204, body: '' });
    const { edits, patched, after } = await propose(text, [asked]);
    expect(edits).toEqual(['document DELETE']);
    expect(patched).toContain('    delete:\n');
    expect(passes(after)).toBe(1);
  });
});
