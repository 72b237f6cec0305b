import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { contractOf, jsonResponse } from '../contract.ts';
import { openMock } from './ask.ts';

const text = { type: 'string' };
const entity = (properties: JsonObject): JsonObject => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

/** A collection and its items, by a key of a name; answers of the items have links. */
function paths(path: string, key: string, schema: JsonObject, links: JsonObject): JsonObject {
  const list = jsonResponse({ type: 'array', minItems: 2, items: schema });
  return {
    [path]: { get: { responses: { 200: list } } },
    [`${path}/{${key}}`]: {
      parameters: [{ name: key, in: 'path', required: true, schema: text }],
      get: {
        operationId: `get ${path}`,
        responses: { 200: { ...jsonResponse(schema), links }, 404: { description: 'Gone' } },
      },
    },
  };
}

test.each<[how: string, link: JsonObject]>([
  [
    'operationId',
    { operationId: 'get /accounts', parameters: { number: '$response.body#/payer' } },
  ],
  [
    'operationRef, the parameter with its place',
    {
      operationRef: '#/paths/~1accounts~1{number}/get',
      parameters: { 'path.number': '$response.body#/payer' },
    },
  ],
  ['a reference to a component', { $ref: '#/components/links/Payer' }],
])('what a link leads to is there, whatever its member is called: %s', async (_, link) => {
  const ask = await openMock(
    await contractOf(
      {
        ...paths('/orders', 'id', entity({ id: text, payer: text }), { payer: link }),
        ...paths('/accounts', 'number', entity({ number: text, owner: text }), {}),
      },
      {
        components: {
          links: {
            Payer: {
              operationId: 'get /accounts',
              parameters: { number: '$response.body#/payer' },
            },
          },
        },
      },
    ),
  );
  const { body: orders } = await ask('GET', '/orders');
  for (const order of orders) {
    const account = await ask('GET', `/accounts/${order.payer}`);
    expect(account).toMatchObject({ status: 200, body: { number: order.payer } });
  }
});

test('a link without an expression into the body refers to nothing', async () => {
  const link = { operationId: 'get /accounts', parameters: { number: '$request.path.id' } };
  const ask = await openMock(
    await contractOf({
      ...paths('/orders', 'id', entity({ id: text, payer: text }), { payer: link }),
      ...paths('/accounts', 'number', entity({ number: text, owner: text }), {}),
    }),
  );
  const { body: orders } = await ask('GET', '/orders');
  expect(await ask('GET', `/accounts/${orders[0].payer}`)).toMatchObject({ status: 404 });
});
