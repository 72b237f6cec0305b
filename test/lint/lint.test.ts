import { describe, expect, test } from 'vitest';
import { loadContract } from '../../src/contract/load.ts';
import { lintContract } from '../../src/lint/lint.ts';
import { problemsOf, problemsOfDocument } from './problems.ts';

test('a bundled contract has no problem', async () => {
  expect(await lintContract(await loadContract('braze'))).toEqual([]);
});

describe('what is said', () => {
  test('of a value: what was expected and what came', async () => {
    const [problem] = await problemsOf(
      'components: { schemas: { A: { maximum: 3, default: 4 } } }',
    );
    expect(problem).toEqual({
      rule: 'defaults-valid',
      severity: 'error',
      message: 'the default breaks its schema',
      expected: 'at most 3',
      received: '4',
      pointer: '/components/schemas/A/default',
      at: '3:43',
    });
  });

  test('of an object: all that it lacks, at once', async () => {
    const required = '[a, b, c, d, e, f, g]';
    const problems = await problemsOf(
      `components: { schemas: { A: { items: { required: ${required} }, default: [{ a: 1 }] } } }`,
    );
    expect(problems).toMatchObject([
      {
        message: 'the default breaks its schema at /0',
        expected: '"b", "c", "d", "e", "f" and 1 more (required)',
        received: 'nothing',
      },
    ]);
  });

  test.each([
    [
      'paths: { /a: { get: { parameters: [{ name: p, in: query }], responses: { default: { description: A } } } } }',
      '"parameters/0" lacks what OpenAPI requires',
      'one of "schema", "content"',
    ],
    [
      'components: { securitySchemes: { A: { type: basic } } }',
      '"type" is not what OpenAPI asks for',
      'one of "apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"',
    ],
    [
      'components: { responses: { A: {} } }',
      '"description" is missing, which OpenAPI requires',
      undefined,
    ],
    [
      'components: { schemas: { A: { format: date, formatMinimum: 3 } } }',
      'the schema does not compile: formatMinimum value must be ["string"]',
      undefined,
    ],
    [
      'components: { schemas: { A: { enum: [] } } }',
      'no value can be made of the schema at /components/schemas/A: no value of the enum is left',
      undefined,
    ],
    [
      'components: { schemas: { A: { type: strin } } }',
      '"type" is not what JSON Schema asks for',
      'one of "array", "boolean", "integer", "null", "number", "object", "string", or array',
    ],
  ])('of %s', async (document, message, expected) => {
    const problems = await problemsOf(document);
    expect(problems.map((problem) => [problem.message, problem.expected])).toEqual([
      [message, expected],
    ]);
  });

  test.each([
    ['formats-known', 'info', 'components: { schemas: { A: { type: string, format: colour } } }'],
    [
      'operations-distinct',
      'warning',
      `
paths:
  /a/{x}:
    get: { parameters: [{ $ref: '#/components/parameters/X' }], responses: { default: { description: A } } }
  /a/{y}:
    put: { parameters: [{ $ref: '#/components/parameters/Y' }], responses: { default: { description: A } } }
components:
  parameters:
    X: { name: x, in: path, required: true, schema: { type: string } }
    Y: { name: y, in: path, required: true, schema: { type: string } }`,
    ],
    [
      'required-declared',
      'info',
      'components: { schemas: { A: { required: [a], properties: { b: {} } } } }',
    ],
    ['version-kept', 'warning', 'components: { schemas: { A: { nullable: true } } }'],
    ['components-used', 'info', 'webhooks: {}\ncomponents: { schemas: { A: {} } }'],
    ['examples-valid', 'info', 'components: { examples: { A: { externalValue: a.json } } }'],
    ['path-templates-valid', 'warning', "paths: { '/a?b': {} }"],
    [
      'server-variables-declared',
      'warning',
      'paths: {}\nservers: [{ url: /, variables: { a: { default: b } } }]',
    ],
    [
      'security-schemes-declared',
      'warning',
      `
paths: {}
security: [{ a: [b] }]
components: { securitySchemes: { a: { type: oauth2, flows: {} } } }`,
    ],
  ])('%s has the severity %s', async (rule, severity, document) => {
    const problems = await problemsOf(document);
    expect(problems.map((problem) => [problem.rule, problem.severity])).toEqual([[rule, severity]]);
  });
});

test('one broken schema hides no other, and the problems come in the order of the file', async () => {
  const problems = await problemsOf(`
components:
  schemas:
    A: { type: strin }
    B: { format: date, formatMinimum: 3 }
    C: { type: string, pattern: '(' }
    D: { allOf: [{ $ref: '#/components/schemas/D' }] }
    E: { type: integer, minimum: 3, maximum: 2 }
    F: { type: integer, default: x }
    G: { items: { $ref: '#/components/schemas/A' }, examples: [1] }`);
  expect(problems.map(({ at, rule }) => [at, rule])).toEqual([
    ['5:10', 'schemas-valid'],
    ['6:5', 'schemas-compile'],
    ['7:24', 'schemas-valid'],
    ['8:5', 'schemas-end'],
    ['9:5', 'schemas-satisfiable'],
    ['10:25', 'defaults-valid'],
  ]);
});

describe('what is not a problem', () => {
  test.each([
    [
      'a license without a URL',
      "info: { title: T, version: '1', license: { name: MIT } }\npaths: {}",
    ],
    ['components alone', 'components: { schemas: {} }'],
    [
      'the description of a server variable',
      "paths: {}\nservers: [{ url: 'https://{a}', variables: { a: { default: b, description: A } } }]",
    ],
    [
      'the server and the constants of a link',
      'components: { links: { A: { operationId: a, server: { url: / }, parameters: { n: 1 } } } }',
    ],
    ['an extension of a callback', 'components: { callbacks: { A: { x-a: text } } }'],
    [
      'an HTTP scheme in capitals',
      'components: { securitySchemes: { A: { type: http, scheme: Bearer, bearerFormat: JWT } } }',
    ],
    [
      'a path that is a reference',
      `
paths: { /a: { $ref: '#/components/pathItems/A' } }
components: { pathItems: { A: { get: { responses: { default: { description: A } } } } } }`,
    ],
    [
      'an example in a media type other than JSON, as it is sent',
      'components: { requestBodies: { A: { content: { text/csv: { schema: { type: array }, example: "1,2" } } } } }',
    ],
    [
      'data that looks like a reference',
      "components: { schemas: { A: { type: object, default: { $ref: 'http://127.0.0.1:1/' } } } }",
    ],
    [
      'a tree',
      "components: { schemas: { A: { type: object, properties: { a: { $ref: '#/components/schemas/A' } } } } }",
    ],
    [
      'what is readOnly, missing in an example of a request',
      `
components:
  requestBodies:
    A: { content: { application/json: { schema: { $ref: '#/components/schemas/A' }, example: {} } } }
  schemas:
    A: { type: object, required: [id], properties: { id: { type: string, readOnly: true } }, default: {} }`,
    ],
    [
      'a pattern that is one without the u flag alone',
      "components: { schemas: { A: { type: string, pattern: '^[\\w-]\\-$' } } }",
    ],
  ])('%s', async (_, document) => {
    const text = document.startsWith('info:')
      ? `openapi: 3.1.0\n${document}`
      : `openapi: 3.1.0\ninfo: { title: T, version: '1' }\n${document}`;
    expect(await problemsOfDocument(text)).toEqual([]);
  });
});

describe('OpenAPI 3.0', () => {
  test('an example of a schema is found under the name it has there', async () => {
    const problems = await problemsOfDocument(`openapi: 3.0.3
info: { title: T, version: '1' }
paths: {}
components:
  schemas:
    A:
      type: integer
      nullable: true
      example: x`);
    expect(problems.map(({ rule, pointer, at }) => [rule, pointer, at])).toEqual([
      ['examples-valid', '/components/schemas/A/example', '9:7'],
    ]);
  });

  test('what stands beside a reference, and is ignored, is found where it stands', async () => {
    const problems = await problemsOfDocument(`openapi: 3.0.3
info: { title: T, version: '1' }
paths: {}
components:
  schemas:
    A:
      nullable: true
      allOf:
        - $ref: '#/components/schemas/B'
          description: B
    B: { type: object }`);
    expect(problems.map(({ rule, pointer, at }) => [rule, pointer, at])).toEqual([
      ['version-kept', '/components/schemas/A/allOf/0/description', '10:11'],
    ]);
  });

  test('a number for a version is one problem beside others', async () => {
    const problems = await problemsOfDocument('openapi: 3.0.3\ninfo: { version: 1.0 }\npaths: {}');
    expect(problems.map(({ message, pointer }) => [message, pointer])).toEqual([
      ['"title" is missing, which OpenAPI requires', '/info'],
      ['"version" is not what OpenAPI asks for', '/info/version'],
    ]);
  });
});
