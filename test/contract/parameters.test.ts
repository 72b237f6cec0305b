import { describe, expect, test } from 'vitest';
import type { JsonObject, Parameter } from '../../src/contract/contract.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { failureOf } from './failure.ts';
import { operation } from './operation.ts';

const SCHEMA = { type: 'string' };

describe('parameters', () => {
  test.each<[given: JsonObject, wanted: Partial<Parameter>]>([
    [{ in: 'query' }, { style: 'form', explode: true, required: false, allowEmptyValue: false }],
    [{ in: 'cookie' }, { style: 'form', explode: true, required: false }],
    [{ in: 'header' }, { style: 'simple', explode: false, required: false }],
    [{ in: 'path' }, { style: 'simple', explode: false, required: true }],
    [
      { in: 'path', style: 'matrix' },
      { style: 'matrix', explode: false },
    ],
    [
      { in: 'path', style: 'label', explode: true },
      { style: 'label', explode: true },
    ],
    [
      { in: 'query', style: 'spaceDelimited' },
      { style: 'spaceDelimited', explode: false },
    ],
    [
      { in: 'query', style: 'pipeDelimited' },
      { style: 'pipeDelimited', explode: false },
    ],
    [
      { in: 'query', style: 'deepObject' },
      { style: 'deepObject', explode: false },
    ],
    [
      { in: 'query', style: 'form', explode: false },
      { style: 'form', explode: false },
    ],
    [
      { in: 'query', required: true, allowEmptyValue: true },
      { required: true, allowEmptyValue: true },
    ],
  ])('%j', async (given, wanted) => {
    const { parameters } = await operation({
      parameters: [{ name: 'p', ...given, schema: SCHEMA }],
    });
    expect(parameters).toEqual([
      expect.objectContaining({
        name: 'p',
        pointer: '/paths/~1a/get/parameters/0',
        schema: '/paths/~1a/get/parameters/0/schema',
        ...wanted,
      }),
    ]);
  });

  test('those of the path come first, and give way to those of the operation', async () => {
    const { parameters } = await operation(
      {
        parameters: [
          { name: 'both', in: 'query', schema: SCHEMA },
          { name: 'X-BOTH', in: 'header', schema: SCHEMA },
          { name: 'own', in: 'query', schema: SCHEMA },
        ],
      },
      {
        parameters: [
          { name: 'both', in: 'query', schema: SCHEMA },
          { name: 'both', in: 'cookie', schema: SCHEMA },
          { name: 'x-both', in: 'header', schema: SCHEMA },
        ],
      },
    );
    expect(parameters.map(({ name, in: location, pointer }) => [name, location, pointer])).toEqual([
      ['both', 'query', '/paths/~1a/get/parameters/0'],
      ['both', 'cookie', '/paths/~1a/parameters/1'],
      ['X-BOTH', 'header', '/paths/~1a/get/parameters/1'],
      ['own', 'query', '/paths/~1a/get/parameters/2'],
    ]);
  });

  test('headers that other parts describe are ignored', async () => {
    const names = ['Accept', 'content-type', 'AUTHORIZATION', 'X-Accept'];
    const { parameters } = await operation({
      parameters: names.map((name) => ({ name, in: 'header', schema: SCHEMA })),
    });
    expect(parameters.map(({ name }) => name)).toEqual(['X-Accept']);
  });

  test('a reference is followed; content stands in for a schema', async () => {
    const { parameters } = await operation(
      { parameters: [{ $ref: '#/components/parameters/A' }] },
      {},
      {
        components: {
          parameters: {
            A: { $ref: '#/components/parameters/B' },
            B: { name: 'b', in: 'query', content: { 'application/json': { schema: SCHEMA } } },
          },
        },
      },
    );
    const pointer = '/components/parameters/B';
    expect(parameters).toMatchObject([
      {
        name: 'b',
        pointer,
        content: {
          range: 'application/json',
          schema: `${pointer}/content/application~1json/schema`,
        },
      },
    ]);
    expect(parameters[0]).not.toHaveProperty('schema');
  });

  test.each<[parameter: string, problem: string, received: string, at: string]>([
    ['{ in: query }', 'a parameter has no name', 'nothing', 'a.yaml:6:11'],
    ['{ name: 5, in: query }', 'a parameter has no name', '5', 'a.yaml:6:13'],
    ['{ name: p }', 'the parameter "p" has no place in a request', 'nothing', 'a.yaml:6:11'],
    [
      '{ name: p, in: body }',
      'the parameter "p" has no place in a request',
      '"body"',
      'a.yaml:6:22',
    ],
    [
      '{ name: p, in: query, style: csv }',
      'the parameter "p" has an unknown style',
      '"csv"',
      'a.yaml:6:33',
    ],
  ])('%s is refused', async (parameter, problem, received, at) => {
    const text = `openapi: 3.1.0
paths:
  /a:
    get:
      parameters:
        - ${parameter}
`;
    expect(await failureOf(() => loadContractText(text, { file: 'a.yaml' }))).toMatchObject({
      error: 'DocumentError',
      problem,
      received,
      at,
    });
  });
});
