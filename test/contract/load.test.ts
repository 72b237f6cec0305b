import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadContract, loadContractText } from '../../src/contract/load.ts';
import { type Failure, failureOf } from './failure.ts';
import { folderOf } from './folder.ts';
import { serve } from './serve.ts';

const MINIMAL = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n';

describe('what an argument names', () => {
  test('a bundled contract, by its name', async () => {
    const contract = await loadContract('braze');
    expect(contract.name).toBe('braze');
    expect(contract.operations.map((operation) => operation.id)).toContain(
      'GET /events/data_series',
    );
  });

  test('a bundled contract, whose name stays its own', async () => {
    expect((await loadContract('braze', { name: 'b' })).name).toBe('braze');
  });

  test.each([
    ['billing.yaml', 'billing'],
    ['billing.v2.openapi.json', 'billing'],
    ['billing', 'billing'],
    ['with space.yml', 'with space'],
  ])('a file %s, called %s', async (file, name) => {
    const folder = await folderOf({ [file]: MINIMAL });
    expect((await loadContract(join(folder, file))).name).toBe(name);
  });

  test('a file, by its URL', async () => {
    const folder = await folderOf({ 'with space.yaml': MINIMAL });
    const { href } = pathToFileURL(join(folder, 'with space.yaml'));
    expect((await loadContract(href)).name).toBe('with space');
  });

  test('a name can be given', async () => {
    const folder = await folderOf({ 'a.yaml': MINIMAL });
    expect((await loadContract(join(folder, 'a.yaml'), { name: 'b' })).name).toBe('b');
  });

  test('a URL, with the files beside it', async () => {
    const base = await serve({
      '/api/billing.yaml': `${MINIMAL.replace('paths: {}', 'paths: { /a: { $ref: ./a.yaml } }')}`,
      '/api/a.yaml': 'get: { responses: {} }\n',
    });
    const contract = await loadContract(`${base}/api/billing.yaml`);
    expect(contract.name).toBe('billing');
    expect(contract.operations.map(({ id }) => id)).toEqual(['GET /a']);
    expect(contract.locate('/paths/~1a/get')).toMatchObject({
      file: `${base}/api/a.yaml`,
      line: 1,
      column: 1,
    });
  });

  test('a URL that redirects: references start where it leads', async () => {
    const base = await serve({
      '/latest': '→ /v2/billing.yaml',
      '/v2/billing.yaml': `${MINIMAL.replace('paths: {}', 'paths: { /a: { $ref: ./a.yaml } }')}`,
      '/v2/a.yaml': 'get: { responses: {} }\n',
    });
    expect((await loadContract(`${base}/latest`)).operations).toHaveLength(1);
  });

  test('title and version come from the document', async () => {
    const { title, version } = await loadContractText(MINIMAL);
    expect({ title, version }).toEqual({ title: 'T', version: '1' });
  });

  test('a name that is not known', async () => {
    const failure = await failureOf(() => loadContract('braz'));
    expect(failure).toMatchObject({
      error: 'UnknownContractError',
      problem: 'there is no such contract',
      received: 'braz',
      hint: 'Did you mean braze?',
    });
    expect(failure.expected).toMatch(/^a path, a URL or one of .*\bbraze\b/);
  });

  test.each<[argument: string, problem: string]>([
    ['./braze', 'no such file'],
    ['missing/billing.yaml', 'no such file'],
    ['billing.yaml', 'no such file'],
    ['specs', 'this is a folder, not a document'],
  ])('%s: %s', async (argument, problem) => {
    const failure = await failureOf(() => loadContract(argument));
    expect(failure).toMatchObject({ error: 'DocumentError', problem });
    expect(failure.at).toBe(argument.replace(/^.*\//, ''));
  });

  test.each<[path: string, received: RegExp | string]>([
    ['/missing', 'status 404'],
    ['/cut', /closed|terminated/],
    ['/round', 'redirect count exceeded'],
  ])('a URL that cannot be fetched: %s', async (path, received) => {
    const base = await serve({ '/cut': '✂', '/round': '→ /round' });
    expect(await failureOf(() => loadContract(`${base}${path}`))).toMatchObject({
      error: 'DocumentError',
      problem: 'the document cannot be fetched',
      received: expect.stringMatching(received),
    });
  });
});

describe('what is not a document', () => {
  const expected = 'an object with "openapi": 3.0.x, 3.1.x or 3.2.x, or "swagger": "2.0"';
  const notOpenapi = { error: 'DocumentError', problem: 'not an OpenAPI document', expected };
  const version = {
    error: 'DocumentError',
    problem: 'this version of OpenAPI is not supported',
    expected: 'one of the supported: 2.0, 3.0, 3.1 and 3.2, such as openapi: "3.1.0"',
  };
  const inParts = {
    error: 'DocumentError',
    expected: 'text in three parts, such as "3.1.0"',
    hint: 'Write openapi: "3.1.0"',
    at: 'a.yaml:1:1',
  };
  test.each<[text: string, failure: Failure]>([
    ['hello', { ...notOpenapi, received: '"hello"', at: 'a.yaml:1:1' }],
    ['- a', { ...notOpenapi, received: 'a list', at: 'a.yaml:1:1' }],
    ['{}', { ...notOpenapi, received: 'an object without keys', at: 'a.yaml:1:1' }],
    [
      'name: a\nversion: 1\n',
      { ...notOpenapi, received: 'an object with "name", "version"', at: 'a.yaml:1:1' },
    ],
    ['info: {}\nswagger: "1.2"\n', { ...version, received: 'Swagger "1.2"', at: 'a.yaml:2:1' }],
    [
      'info: {}\nswagger: 2.0\n',
      {
        error: 'DocumentError',
        problem: 'the version of OpenAPI is a number',
        expected: 'text: "2.0"',
        received: '2',
        hint: 'Write swagger: "2.0"',
        at: 'a.yaml:2:1',
      },
    ],
    ['openapi: 3.3.0\n', { ...version, received: '"3.3.0"', at: 'a.yaml:1:1' }],
    [
      'openapi: 3.1\n',
      { ...inParts, problem: 'the version of OpenAPI is a number', received: '3.1' },
    ],
    [
      'openapi: "3.1"\n',
      { ...inParts, problem: 'the version of OpenAPI is incomplete', received: '"3.1"' },
    ],
    [
      'openapi: 3.0\n',
      {
        ...inParts,
        problem: 'the version of OpenAPI is a number',
        received: '3',
        hint: 'Write openapi: "3.0.3"',
      },
    ],
    ['openapi: constructor\n', { ...version, received: '"constructor"', at: 'a.yaml:1:1' }],
    ['# c\nopenapi: "4"\n', { ...version, received: '"4"', at: 'a.yaml:2:1' }],
    ['openapi: null\n', { ...version, received: 'null', at: 'a.yaml:1:1' }],
  ])('%j', async (text, failure) => {
    expect(await failureOf(() => loadContractText(text, { file: 'a.yaml' }))).toEqual(failure);
  });

  test('bytes that are no text', async () => {
    const base = await serve({ '/a.yaml': Buffer.from([0xff, 0xfe, 0x00]) });
    expect(await failureOf(() => loadContract(`${base}/a.yaml`))).toMatchObject({
      error: 'DocumentError',
      problem: 'the document is not text',
      expected: 'UTF-8',
    });
  });
});

describe('where a node stands', () => {
  test('in YAML, with aliases', async () => {
    const text = [
      'openapi: 3.1.0',
      'info: { title: T, version: "1" }',
      'components:',
      '  schemas:',
      '    A: &a',
      '      type: string',
      '    B: *a',
      '    C:',
      '      enum: [x,',
      '        y]',
    ].join('\n');
    const { locate } = await loadContractText(text, { file: 'a.yaml' });
    expect(
      ['', '/info/title', '/components/schemas/A', '/components/schemas/B/type'].map(place),
    ).toEqual(['1:1', '2:9', '5:5', '6:7']);
    expect(['/components/schemas/C/enum/1', '/components/schemas/C/enum/5'].map(place)).toEqual([
      '10:9',
      '9:7',
    ]);
    expect(locate('/components/schemas/C/not/there')).toEqual({
      file: 'a.yaml',
      line: 8,
      column: 5,
      pointer: '/components/schemas/C',
    });

    function place(pointer: string): string {
      const { line, column } = locate(pointer);
      return `${line}:${column}`;
    }
  });

  test('in JSON', async () => {
    const text = '{\n\t"openapi": "3.1.0",\n\t"paths": {\n\t\t"/a": {"get": {}}\n\t}\n}';
    const { locate } = await loadContractText(text, { file: 'a.json' });
    expect(locate('/paths/~1a/get')).toEqual({
      file: 'a.json',
      line: 4,
      column: 10,
      pointer: '/paths/~1a/get',
    });
  });
});

test('equal documents have equal hashes, however they are written', async () => {
  const yaml = await loadContractText(MINIMAL);
  const json = await loadContractText(
    '{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{}}',
  );
  const other = await loadContractText(MINIMAL.replace('"1"', '"2"'));
  expect(yaml.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(json.hash).toBe(yaml.hash);
  expect(other.hash).not.toBe(yaml.hash);
});
