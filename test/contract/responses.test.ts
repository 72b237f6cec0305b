import { describe, expect, test } from 'vitest';
import { operation } from './operation.ts';

const SCHEMA = { type: 'string' };

describe('responses', () => {
  test('statuses are told in one way, in the order of the document', async () => {
    const response = { description: 'd' };
    const { responses } = await operation({
      responses: {
        default: response,
        '4xx': response,
        '5XX': response,
        '200': response,
        'x-a': {},
      },
    });
    // JSON.parse puts keys that are integers first.
    expect(responses.map(({ status }) => status)).toEqual(['200', 'default', '4XX', '5XX']);
    expect(responses[2]?.pointer).toBe('/paths/~1a/get/responses/4xx');
  });

  test('headers have lower-case names; Content-Type is ignored', async () => {
    const { responses } = await operation(
      {
        responses: {
          '200': {
            description: 'd',
            headers: {
              'X-Rate': { required: true, schema: SCHEMA, example: 5 },
              'content-type': { schema: SCHEMA },
              'X-List': { $ref: '#/components/headers/List' },
            },
          },
        },
      },
      {},
      { components: { headers: { List: { explode: true, schema: { type: 'array' } } } } },
    );
    expect(responses[0]?.headers).toEqual([
      {
        name: 'x-rate',
        required: true,
        explode: false,
        schema: '/paths/~1a/get/responses/200/headers/X-Rate/schema',
        example: 5,
        pointer: '/paths/~1a/get/responses/200/headers/X-Rate',
      },
      {
        name: 'x-list',
        required: false,
        explode: true,
        schema: '/components/headers/List/schema',
        pointer: '/components/headers/List',
      },
    ]);
  });

  test('examples have names; external ones are left out', async () => {
    const { responses } = await operation(
      {
        responses: {
          '200': {
            description: 'd',
            content: {
              'application/json': {
                example: 1,
                examples: {
                  two: { value: 2 },
                  none: { value: null },
                  referred: { $ref: '#/components/examples/E' },
                  external: { externalValue: 'https://example.com/e.json' },
                },
              },
              'text/*': {},
            },
          },
        },
      },
      {},
      { components: { examples: { E: { value: { $ref: 'data' } } } } },
    );
    expect(responses[0]?.content.map(({ range, examples }) => [range, [...examples]])).toEqual([
      [
        'application/json',
        [
          ['example', 1],
          ['two', 2],
          ['none', null],
          ['referred', { $ref: 'data' }],
        ],
      ],
      ['text/*', []],
    ]);
  });
});
