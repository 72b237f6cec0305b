import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { readMultipart } from '../../../src/http/multipart.ts';
import { mockOf } from '../contract.ts';

const text = { type: 'string' };
const binary = { type: 'string', format: 'binary' };
const event = {
  type: 'object',
  properties: {
    data: {
      type: 'string',
      contentMediaType: 'application/json',
      contentSchema: { type: 'object', properties: { id: { const: 7 } }, required: ['id'] },
    },
  },
  required: ['data'],
};

async function answer(content: JsonObject) {
  const mock = await mockOf({ responses: { 200: { description: 'Parts.', content } } });
  return mock.respond({ method: 'GET', url: '/thing', headers: {} });
}

test.each<[string, JsonObject, JsonObject, RegExp]>([
  ['of its encoding', binary, { contentType: 'image/png' }, /^\x89PNG\r\n/],
  ['the first of several', binary, { contentType: 'image/gif, image/png' }, /^GIF89a/],
  ['of its schema', { ...text, contentMediaType: 'image/jpeg' }, {}, /^\xFF\xD8\xFF/],
  ['of bytes', binary, {}, /^.{32}$/s],
  [
    'of a list',
    { type: 'array', items: binary, minItems: 1 },
    { contentType: 'image/png' },
    /^\x89PNG/,
  ],
  ['as documented', { ...binary, examples: ['abc'] }, { contentType: 'image/png' }, /^abc$/],
  ['that fits', { ...binary, maxLength: 5 }, { contentType: 'image/png' }, /^.{0,5}$/s],
  ['of JSON', event.properties.data, {}, /^\{"id":7\}$/],
])('a part holds a payload %s', async (_, schema, encoding, wanted) => {
  const given = await answer({
    'multipart/form-data': {
      schema: { type: 'object', properties: { part: schema }, required: ['part'] },
      encoding: { part: encoding },
    },
  });
  const [, boundary = ''] = String(given.headers['content-type']).split('boundary=');
  const reading = readMultipart(Buffer.from(given.body ?? ''), boundary);
  const [first] = reading.ok ? reading.parts : [];
  expect(Buffer.from(first?.body ?? '').toString('latin1')).toMatch(wanted);
});

test.each([
  ['an event', event, 1],
  ['events', { type: 'array', items: event, minItems: 2, maxItems: 2 }, 2],
])('the data of %s is what its contentSchema describes', async (_, schema, count) => {
  const given = await answer({ 'text/event-stream': { schema } });
  expect(given.body).toBe('data: {"id":7}\n\n'.repeat(count));
});

test('each part of a property with a style has the headers of its encoding', async () => {
  const tags = { type: 'array', items: text, minItems: 2, maxItems: 2 };
  const headers = { 'X-Limit': { required: true, schema: { const: 3 } } };
  const given = await answer({
    'multipart/form-data': {
      schema: { type: 'object', properties: { tags }, required: ['tags'] },
      encoding: { tags: { style: 'form', explode: true, headers } },
    },
  });
  expect(String(given.body).match(/^x-limit: 3\r$/gm)).toHaveLength(2);
});
