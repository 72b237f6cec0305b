import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/contract/contract.ts';
import { load, operation } from './operation.ts';

const SCHEMA = { type: 'string' };

describe('operations', () => {
  test('come in the order of the document, methods alone, paths alone', async () => {
    const { operations } = await load({
      paths: {
        '/b': { post: {}, summary: 'not a method', get: { operationId: 'getB' }, 'x-get': {} },
        'x-a': { get: {} },
        '/a': { trace: {}, parameters: [] },
      },
    });
    expect(operations.map(({ id, operationId }) => [id, operationId])).toEqual([
      ['POST /b', undefined],
      ['GET /b', 'getB'],
      ['TRACE /a', undefined],
    ]);
  });

  test('of methods that 3.2 adds, and of any others', async () => {
    const { operations } = await load({
      paths: {
        '/a': {
          parameters: [{ name: 'p', in: 'query', schema: SCHEMA }],
          additionalOperations: { COPY: { operationId: 'copyA' }, 'x-Move': {}, none: null },
          query: {},
        },
      },
    });
    expect(operations.map(({ id, method, pointer }) => [id, method, pointer])).toEqual([
      ['COPY /a', 'COPY', '/paths/~1a/additionalOperations/COPY'],
      ['x-Move /a', 'x-Move', '/paths/~1a/additionalOperations/x-Move'],
      ['QUERY /a', 'QUERY', '/paths/~1a/query'],
    ]);
    expect(operations.map(({ parameters }) => parameters.length)).toEqual([1, 1, 1]);
  });

  test('of a path item beside a reference to another', async () => {
    const { operations } = await load({
      paths: {
        '/a': {
          $ref: '#/components/pathItems/A',
          get: { summary: 'own' },
          parameters: [{ name: 'p', in: 'query', required: true, schema: SCHEMA }],
        },
      },
      components: {
        pathItems: {
          A: {
            get: { summary: 'other' },
            put: {},
            parameters: [{ name: 'p', in: 'query', schema: SCHEMA }],
          },
        },
      },
    });
    expect(operations.map(({ id, pointer }) => [id, pointer])).toEqual([
      ['GET /a', '/paths/~1a/get'],
      ['PUT /a', '/components/pathItems/A/put'],
    ]);
    expect(operations[1]?.parameters).toMatchObject([{ name: 'p', required: true }]);
  });

  test('without paths there are none', async () => {
    expect((await load({ components: {} })).operations).toEqual([]);
  });
});

test.each<[requestBody: JsonObject, required: boolean]>([
  [{ content: {} }, false],
  [{ required: true, content: {} }, true],
])('a request body %j', async (requestBody, required) => {
  expect((await operation({ requestBody })).requestBody).toEqual({
    required,
    content: [],
    pointer: '/paths/~1a/get/requestBody',
  });
});
