import { describe, expect, test } from 'vitest';
import { check, exchange, openSubject } from '../exchanges.ts';
import { many } from './thing.ts';

describe('answers', async () => {
  const things = await openSubject(`openapi: 3.1.0
info: { title: Things, version: '1' }
servers: [{ url: https://things.example }]
paths:
  /things:
    get:
      responses:
        '200': { description: Some., content: { 'application/json': {}, 'text/*': {} } }
        default: { $ref: '#/components/responses/Failure' }
components: { responses: { Failure: { description: A failure. } } }
`);
  const get = (status: number, type: string) =>
    exchange(
      { url: 'https://things.example/things' },
      { status, headers: { 'content-type': type }, body: 'null' },
    );
  const told = async (...exchanges: readonly ReturnType<typeof get>[]) => {
    const { looseness } = await check(exchanges, [things]);
    return looseness.claims.map(({ place, shown, proposal }) => `${place}: ${shown}, ${proposal}`);
  };

  test('with only one of several media types', async () => {
    const json = many(get(200, 'Application/JSON; charset=utf-8')) as ReturnType<typeof get>[];
    expect(await told(...json)).toEqual([
      'GET /things 200: always application/json, only application/json',
    ]);
    expect(await told(...json, get(200, 'text/plain'))).toEqual([]);
  });

  test('with only one status of those that default stands for', async () => {
    const failures = many(get(503, 'text/plain')) as ReturnType<typeof get>[];
    expect(await told(...failures)).toEqual(["GET /things default: always 503, '503'"]);
    expect(await told(...failures, get(500, 'text/plain'))).toEqual([]);
  });
});
