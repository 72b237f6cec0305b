import { describe, expect, test } from 'vitest';
import { type Callback, readCallbacks, readWebhooks } from '../../src/contract/callbacks.ts';
import type { JsonObject } from '../../src/contract/contract.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { valueAt } from '../../src/contract/pointer.ts';
import { load } from './operation.ts';

const RESPONSES = { 200: { description: 'Taken.' } };

test('the callbacks of an operation are one for each URL and method, wherever they stand', async () => {
  const changed = { '{$request.body#/changed}': { put: { operationId: 'tellChange' } } };
  const contract = await load({
    paths: {
      '/streams': {
        post: {
          responses: RESPONSES,
          callbacks: {
            onData: {
              'x-note': {},
              '{$request.body#/url}': { post: {}, delete: {} },
              'http://127.0.0.1/{$request.body#/id}': { $ref: '#/components/pathItems/Told' },
            },
            onChange: { $ref: '#/components/callbacks/Changed' },
          },
        },
      },
    },
    components: {
      callbacks: { Changed: changed },
      pathItems: { Told: { post: {} } },
    } as JsonObject,
  });
  const [stream] = contract.operations;
  const read = readCallbacks(contract, stream as (typeof contract.operations)[0]);
  expect(read.map(({ kind, name, url, operation }) => [kind, name, url, operation.method])).toEqual(
    [
      ['callback', 'onData', '{$request.body#/url}', 'POST'],
      ['callback', 'onData', '{$request.body#/url}', 'DELETE'],
      ['callback', 'onData', 'http://127.0.0.1/{$request.body#/id}', 'POST'],
      ['callback', 'onChange', '{$request.body#/changed}', 'PUT'],
    ],
  );
  expect(read.at(-1)?.operation).toMatchObject({
    operationId: 'tellChange',
    pointer: '/components/callbacks/Changed/{$request.body#~1changed}/put',
  });
  expect(contract.operations).toHaveLength(1);
});

test('an operation without callbacks has none, a document without webhooks neither', async () => {
  const contract = await load({ paths: { '/a': { get: { responses: RESPONSES } } } });
  const [operation] = contract.operations;
  expect(readCallbacks(contract, operation as (typeof contract.operations)[0])).toEqual([]);
  expect(readWebhooks(contract)).toEqual([]);
});

test('webhooks are one for each method', async () => {
  const contract = await load({
    webhooks: { newPet: { post: {} }, oldPet: { $ref: '#/components/pathItems/Old' } },
    components: { pathItems: { Old: { post: {}, put: {} } } },
  });
  expect(readWebhooks(contract).map(({ kind, operation }) => [kind, operation.id])).toEqual([
    ['webhook', 'POST newPet'],
    ['webhook', 'POST oldPet'],
    ['webhook', 'PUT oldPet'],
  ]);
});

describe('webhooks of a document of 3.0', async () => {
  const text = [
    'openapi: 3.0.3',
    "info: { title: T, version: '1' }",
    'paths: {}',
    'x-webhooks:',
    '  newPet:',
    '    post:',
    '      requestBody:',
    '        content: { application/json: { schema: { type: string, nullable: true } } }',
    '      responses: { "200": { description: Taken. } }',
    '  oldPet:',
    '    post:',
    "      requestBody: { $ref: '#/x-webhooks/newPet/post/requestBody' }",
    '      responses: { "200": { description: Taken. } }',
  ].join('\n');
  const contract = await loadContractText(text, { file: 'a.yaml' });
  const webhooks = readWebhooks(contract);

  test('are those that Redocly reads', () => {
    expect(webhooks.map(({ kind, operation }) => [kind, operation.id])).toEqual([
      ['webhook', 'POST newPet'],
      ['webhook', 'POST oldPet'],
    ]);
  });

  test('are in terms of 3.1, their references too', () => {
    const schemas = webhooks.map(({ operation }) => operation.requestBody?.content[0]?.schema);
    const schema = '/webhooks/newPet/post/requestBody/content/application~1json/schema';
    expect(schemas).toEqual([schema, schema]);
    expect(valueAt(contract.document, schema)).toEqual({ type: ['string', 'null'] });
  });

  test('are found where they stand', () => {
    const { pointer } = (webhooks[1] as Callback).operation;
    expect(contract.locate(pointer)).toMatchObject({
      line: 11,
      pointer: '/x-webhooks/oldPet/post',
    });
  });

  test('are those of `webhooks` where there are both', async () => {
    const both = await loadContractText(`${text}\nwebhooks: { own: { post: {} } }`);
    expect(readWebhooks(both).map(({ name }) => name)).toEqual(['own']);
  });
});
