import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { contractOf, jsonResponse } from '../contract.ts';
import { openMock } from './ask.ts';

const text = { type: 'string' };
const requestBody = { content: { 'application/json': { schema: { type: 'object' } } } };
const gone = { 404: { description: 'Gone' } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const holding = (member: string, name: string): JsonObject => ({
  type: 'object',
  required: ['id', member],
  properties: { id: text, [member]: { type: 'array', items: ref(name) } },
});

/** The paths of a collection and of its items, in which each path names the parents by their own names. */
function crud(path: string, name: string): JsonObject {
  const parameters = [...path.matchAll(/\{(\w+)\}/g), ['', 'id']].map(([, one = '']) => ({
    name: one,
    in: 'path',
    required: true,
    schema: text,
  }));
  return {
    [path]: {
      parameters: parameters.slice(0, -1),
      get: { responses: { 200: jsonResponse({ type: 'array', items: ref(name) }) } },
      post: { requestBody, responses: { 201: jsonResponse(ref(name)) } },
    },
    [`${path}/{id}`]: {
      parameters,
      get: { responses: { 200: jsonResponse(ref(name)), ...gone } },
      patch: { requestBody, responses: { 200: jsonResponse(ref(name)), ...gone } },
      delete: { responses: { 204: { description: 'Gone' }, ...gone } },
    },
  };
}

test('what an entity has in a list is what is below its path, also within what it has', async () => {
  const schemas = {
    Order: holding('items', 'Item'),
    Item: holding('notes', 'Note'),
    Note: { type: 'object', required: ['id', 'text'], properties: { id: text, text } },
  };
  const ask = await openMock(
    await contractOf(
      {
        ...crud('/orders', 'Order'),
        ...crud('/orders/{orderId}/items', 'Item'),
        ...crud('/orders/{orderId}/items/{itemId}/notes', 'Note'),
      },
      { components: { schemas } },
    ),
  );
  const [listed] = ask('GET', '/orders').body;
  const created = ask('POST', '/orders', {}).body;
  for (const { id, items } of [listed, created]) {
    const [url, of] = [`/orders/${id}`, `/orders/${id}/items`];
    expect(ask('GET', of).body).toEqual(items);
    const item = ask('POST', of, { notes: [] }).body;
    expect(ask('GET', url).body.items).toEqual([...items, item]);
    const note = ask('POST', `${of}/${item.id}/notes`, { text: 'Hello' }).body;
    expect(ask('GET', url).body.items.at(-1)).toEqual({ ...item, notes: [note] });
    ask('PATCH', `${of}/${item.id}/notes/${note.id}`, { text: 'Bye' });
    expect(ask('GET', `${of}/${item.id}`).body.notes).toEqual([{ id: note.id, text: 'Bye' }]);
    expect(ask('DELETE', `${of}/${item.id}`).status).toBe(204);
    expect(ask('GET', `${of}/${item.id}/notes`).status).toBe(404);
    expect(ask('GET', url).body.items).toEqual(items);
  }
});
