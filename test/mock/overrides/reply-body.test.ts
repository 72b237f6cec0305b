import { describe, expect, test } from 'vitest';
import { OverrideError } from '../../../src/errors.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import { contractOf, jsonResponse } from '../contract.ts';

test('a body is proven in each representation that is documented', async () => {
  const content = {
    'application/json': { schema: { type: 'object' } },
    'text/plain': { schema: { type: 'string' } },
  };
  const responses = { 200: { description: 'Either.', content }, 204: { description: 'None.' } };
  const mock = await createMock(await contractOf({ '/thing': { get: { responses } } }));
  const thing = mock.on('GET /thing');
  thing.replyOnce(200, {} as never).replyOnce(200, 'text' as never);
  expect(() => thing.reply(200, 7 as never)).toThrow(OverrideError);
  expect(() => thing.reply(204, 'text' as never)).toThrow('expected no body for 204');
  const told = [1, 2].map(() => {
    const { headers, body } = mock.respond({ method: 'GET', url: '/thing', headers: {} });
    return [headers['content-type'], body];
  });
  expect(told).toEqual([
    ['application/json', '{}'],
    ['text/plain', 'text'],
  ]);
});

describe('a body that isn’t JSON', () => {
  const PNG = new Uint8Array([137, 80, 78, 71, 255]);
  const responses = {
    200: {
      description: 'As it is asked for.',
      content: {
        'application/json': { schema: { type: 'string' } },
        'image/*': { schema: { type: 'string', format: 'binary', maxLength: 5 } },
        'text/plain': { schema: { type: 'string', pattern: '^é+$' } },
      },
    },
  };
  const thingMock = async () => createMock(await contractOf({ '/thing': { get: { responses } } }));
  const request = { method: 'GET', url: '/thing', headers: {} };

  test('is given as bytes, sent to the letter in the representation that they satisfy', async () => {
    const mock = await thingMock();
    const headers = { 'content-type': 'image/gif' };
    mock
      .on('GET /thing')
      .replyOnce(200, PNG as never)
      .replyOnce(200, Buffer.from(PNG) as never, { headers })
      .replyOnce(200, Buffer.from('éé') as never, { headers: { 'content-type': 'text/plain' } });
    const told = [1, 2, 3].map(() => {
      const { headers, body = '' } = mock.respond(request);
      return [headers['content-type'], [...Buffer.from(body)]];
    });
    expect(told).toEqual([
      ['image/png', [...PNG]],
      ['image/gif', [...PNG]],
      ['text/plain', [...Buffer.from('éé')]],
    ]);
  });

  test('is made where only its content type is said', async () => {
    const mock = await thingMock();
    mock.on('GET /thing').reply(200, undefined, { headers: { 'content-type': 'text/plain' } });
    const { headers, body } = mock.respond(request);
    expect(headers['content-type']).toBe('text/plain');
    expect(String(body)).toMatch(/^é+$/);
  });

  test('is held against its schema, given as bytes', async () => {
    const mock = await thingMock();
    const headers = { 'content-type': 'image/gif' };
    expect(() => mock.on('GET /thing').reply(200, new Uint8Array(6) as never, { headers })).toThrow(
      /expected its body to be .*5 .*/,
    );
  });
});

test('one that a changed contract no longer has a body for says so', async () => {
  const responses = (type: string) => ({
    '/thing': { get: { responses: { 200: jsonResponse({ type }) } } },
  });
  const mock = await createMock(await contractOf(responses('string')));
  mock.on('GET /thing').reply(200, 'text' as never);
  mock.reload(await contractOf(responses('integer')));
  expect(() => mock.respond({ method: 'GET', url: '/thing', headers: {} })).toThrow(
    'the override of GET /thing no longer fits what is documented for 200',
  );
});
