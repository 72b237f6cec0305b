import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/http/exchange.ts';
import { at, documentFrom, exchange, operationFrom, type Parts } from './exchanges.ts';

describe('bodies', () => {
  const form = 'application/x-www-form-urlencoded';
  const parts = 'multipart/form-data; boundary=b';
  const part = (head: string, text: string) =>
    `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`;

  test.each<[what: string, mediaType: string, sent: string, wanted: object]>([
    ['text', 'text/plain; charset=utf-8', 'a', { schema: { type: 'string' } }],
    ['bytes', 'application/pdf', 'a', { schema: { type: 'string', format: 'binary' } }],
    ['XML', 'application/xml', '<a/>', {}],
    ['events', 'text/event-stream', 'data: 1\n\n', { schema: { type: 'string' } }],
    ['lines', 'application/x-ndjson', '1\n2\n', { schema: { type: 'integer' } }],
    ['JSON of a vendor', 'application/vnd.api+json', '[1]', { schema: { type: 'array' } }],
    [
      'JSON with decimals',
      'application/json',
      '[1.0, 2]',
      { schema: { items: { type: 'number' } } },
    ],
    [
      'JSON with a text like one',
      'application/json',
      '[1,"v1.0"]',
      { schema: { items: { type: ['string', 'integer'] } } },
    ],
    [
      'a form',
      form,
      'a=1&b=x&b=y&password=word',
      {
        schema: {
          type: 'object',
          required: ['a', 'b', 'password'],
          properties: {
            a: { type: 'integer' },
            b: { type: 'array', items: { type: 'string' } },
            password: { type: 'string' },
          },
        },
      },
    ],
    [
      'a form of parts',
      parts,
      `${part('name="n"', '1')}${part('name="file"; filename="a.txt"', 'x')}--b--\r\n`,
      {
        schema: {
          type: 'object',
          required: ['file', 'n'],
          properties: { file: { type: 'string', format: 'binary' }, n: { type: 'integer' } },
        },
      },
    ],
  ])('%s', async (_, mediaType, sent, wanted) => {
    const all = [exchange('PUT /a', 204, { sent, sentHeaders: { 'content-type': mediaType } })];
    const { requestBody } = await operationFrom(all, 'put');
    const [type = ''] = mediaType.split(';');
    expect(requestBody).toMatchObject({ required: true, content: { [type]: wanted } });
  });

  test('one that only says that it is JSON is not described in a request', async () => {
    const sentHeaders = { 'content-type': 'application/json' };
    const all = [exchange('PUT /a', 204, { sent: '{', sentHeaders })];
    expect(await operationFrom(all, 'put')).not.toHaveProperty('requestBody');
  });

  test('one that is missing once is optional in a request', async () => {
    const all = [exchange('PUT /a', 204, { sent: [1] }), exchange('PUT /a', 204)];
    expect((await operationFrom(all, 'put')).requestBody).not.toHaveProperty('required');
  });

  test('one that is missing once in answers of a status is not described there', async () => {
    const all = [exchange('GET /a', 200, { answer: [1] }), exchange('GET /a', 200)];
    expect((await operationFrom(all)).responses).toEqual({
      '200': {
        description: 'Inferred from 2 exchanges. Some had no body, so none is described.',
      },
    });
  });

  test.each<[what: string, body: string, lack: Partial<Exchange>, content: object | undefined]>([
    ['cut off', '[1,2', { cut: { response: '4 of 9 bytes' } }, { 'application/json': {} }],
    ['not held', '', { omitted: { response: 'too large' } }, { 'application/json': {} }],
    ['no JSON', '[1,2', {}, undefined],
  ])('one that is %s leaves its schema open, and is told', async (_, body, lack, content) => {
    const headers = { 'content-type': 'application/json' };
    const broken = { ...exchange('GET /a', 200, { answer: body, headers }), ...lack };
    const { responses } = await operationFrom([broken]);
    expect(responses).toEqual({
      '200': {
        description: expect.stringMatching(/Bodies that are not read: .+ \(1\)\.$/),
        ...(content && { content }),
      },
    });
  });

  test('one that is broken among others leaves them their schema, and is told', async () => {
    const json = { 'content-type': 'application/json' };
    const lines = { 'content-type': 'application/x-ndjson' };
    const { responses, requestBody } = await operationFrom(
      [
        exchange('PUT /a', 200, { sent: [1], answer: [1] }),
        exchange('PUT /a', 200, { sent: '[1', sentHeaders: json, answer: '[1', headers: json }),
        exchange('PUT /a', 200, { sent: [2], answer: '[1]{', headers: lines }),
      ],
      'put',
    );
    const schema = { type: 'array', items: { type: 'integer' } };
    const unread = 'Bodies that are not read: not what their media types say';
    expect(responses).toEqual({
      '200': {
        description: `Inferred from 3 exchanges. ${unread} (2).`,
        content: { 'application/json': { schema }, 'application/x-ndjson': {} },
      },
    });
    expect(requestBody).toEqual({
      description: `${unread} (1).`,
      required: true,
      content: { 'application/json': { schema } },
    });
  });

  test('one that may be cut off but is whole counts', async () => {
    const cut = {
      ...exchange('GET /a', 200, { answer: { a: 1 } }),
      cut: { response: '7 of 40 bytes' },
    };
    const document = await documentFrom([cut, exchange('GET /a', 200, { answer: { a: 1, b: 2 } })]);
    expect(at(document, 'components', 'schemas', 'A', 'required')).toEqual(['a']);
  });

  test('one that was left out says nothing', async () => {
    const { response, ...rest } = exchange('GET /a', 200, { answer: [1] });
    const left: Parts = {};
    const cut = { ...exchange('GET /a', 200, left), omitted: { response: 'too large' } };
    expect(
      (await operationFrom([cut, { ...rest, ...(response && { response }) }])).responses,
    ).toMatchObject({
      '200': { content: { 'application/json': {} } },
    });
  });
});
