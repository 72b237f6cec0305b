import { describe, expect, test } from 'vitest';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { SchemaError } from '../../src/errors.ts';

const document = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1' },
  paths: {
    '/things': {
      get: {
        parameters: [
          { name: 'limit', in: 'query', required: true, schema: { type: 'integer', maximum: 9 } },
          { name: 'since', in: 'query', schema: { type: 'string', format: 'date-time' } },
          { name: 'pages', in: 'query', schema: { maximum: 9, default: 10, type: 'integer' } },
          {
            name: 'colour',
            in: 'query',
            style: 'deepObject',
            schema: {
              type: 'object',
              properties: { R: { type: 'integer' } },
              enum: [{ R: 100 }, { R: 200 }],
            },
          },
        ],
        responses: {
          '204': {
            description: 'Nothing',
            headers: {
              Accept: { schema: { const: 'text/html' } },
              Authorization: { required: true, schema: { type: 'string' } },
              Pages: { schema: { type: 'integer', maximum: 9, default: 10 } },
            },
          },
        },
      },
    },
  },
};

const contract = await loadContractText(JSON.stringify(document));
const compiled = compileContract(contract);

const [operation] = contract.operations;
const [response] = operation?.responses ?? [];
if (operation === undefined || response === undefined) throw new Error('the document has both');

/** That `pages` has a default that it doesn't allow is no request's fault. */
test.each([
  ['limit=9', []],
  ['limit=9&colour[R]=100', []],
  ['', [['/limit', 'required', 'a value (required)', 'nothing']]],
  ['limit=1&pages=10', [['/pages', 'maximum', 'at most 9', '10']]],
  ['limit=10', [['/limit', 'maximum', 'at most 9', '10']]],
  ['limit=1&limit=2', [['/limit', 'style', 'one value', '2']]],
  ['limit=1&since=2026-01-01T00:00:00%2B02:00', []],
  [
    'limit=1&since=2026-01-01T00:00:00+02:00',
    [
      [
        '/since',
        'format',
        'date-time',
        '"2026-01-01T00:00:00 02:00" (+ means a space: write it as %2B)',
      ],
    ],
  ],
  ['limit=1&since=the+first', [['/since', 'format', 'date-time', '"the first"']]],
  ['limit=1&colour[R]=300', [['/colour', 'enum', 'one of {"R":100}, {"R":200}', '{"R":300}']]],
])('?%s', (query, wanted) => {
  const { violations } = compiled.judgeParameters(operation, { path: {}, query, headers: {} });
  expect(violations.every(({ at }) => at === 'request.query')).toBe(true);
  expect(
    violations.map(({ pointer, keyword, expected, received }) => [
      pointer,
      keyword,
      expected,
      received,
    ]),
  ).toEqual(wanted);
});

test('headers that a request describes elsewhere are judged in a response', () => {
  const violations = compiled.judgeResponseHeaders(response, { accept: 'text/plain' });
  expect(violations.map(({ at, pointer, keyword }) => [at, pointer, keyword])).toEqual([
    ['response.header', '/authorization', 'required'],
    ['response.header', '/accept', 'const'],
  ]);
});

describe('a parameter whose schema does not compile', async () => {
  const broken = await loadContractText(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Things', version: '1' },
      paths: {
        '/things': {
          get: {
            parameters: [
              { name: 'q', in: 'query', schema: { type: 'strin' } },
              { name: 'r', in: 'query', schema: { pattern: '(' } },
              { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 9 } },
            ],
            responses: { '204': { description: 'Nothing' } },
          },
        },
      },
    }),
  );
  const [broad] = broken.operations;
  const judge = (query: string) => {
    if (broad === undefined) throw new Error('the document has one');
    return compileContract(broken).judgeParameters(broad, { path: {}, query, headers: {} });
  };

  test('is no obstacle where it is not given', () => {
    expect(judge('limit=9').violations).toEqual([]);
  });

  test('hides no fault of another', () => {
    const { violations } = judge('q=a&r=b&limit=10');
    expect(violations.map(({ pointer, keyword }) => [pointer, keyword])).toEqual([
      ['/limit', 'maximum'],
    ]);
  });

  test('leaves nothing to be said where no other is at fault', () => {
    expect(() => judge('q=a&r=b&limit=9')).toThrow(SchemaError);
    expect(() => judge('q=a&r=b&limit=9')).toThrow('/parameters/0/schema');
  });
});
