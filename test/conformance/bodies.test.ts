import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../src/contract/load.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { checkOne, openSubject } from './exchanges.ts';

const file = fileURLToPath(new URL('../fixtures/mock/bodies.yaml', import.meta.url));
const subject = await openSubject(readFileSync(file, 'utf8'), { file });
const mock = await createMock({ contract: await loadContract(file), semantics: undefined });

const FORM = 'application/x-www-form-urlencoded';
const PARTS = 'multipart/form-data; boundary=b';

function part(name: string, content: string, more = ''): string {
  return `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`;
}

/** A request as it is recorded, with a body of a media type. */
function request(method: string, path: string, mediaType?: string, body?: string): HttpRequest {
  const url = `http://localhost${path}`;
  if (mediaType === undefined || body === undefined) return { method, url, headers: {} };
  return { method, url, headers: { 'content-type': mediaType }, body: Buffer.from(body) };
}

const photo = part('photo', '\u0001\u0002', '; filename="a.png"\r\nContent-Type: image/png');

describe('what the mock takes, and how it answers, keeps to the contract', () => {
  test.each([
    ['a form', request('POST', '/form', FORM, 'name=Ann&age=3&tags=a,b')],
    ['parts', request('POST', '/upload', PARTS, `${photo}${part('meta', '{"width":3}')}--b--`)],
    ['XML', request('POST', '/pets', 'application/xml', '<pet id="1"><name>x</name></pet>')],
    ['bytes', request('PUT', '/blob', 'application/octet-stream', 'abcd')],
    ['no body', request('GET', '/blob')],
  ])('%s', async (_, sent) => {
    const response = mock.respond(sent);
    expect(response.status).toBeLessThan(300);
    const exchange = { source: { file: 'test', index: 0 }, request: sent, response };
    expect(await checkOne(exchange, [subject])).toMatchObject({
      verdict: 'pass',
      findings: [],
    });
  });
});

describe('what the mock refuses is a finding at the same place', () => {
  test.each([
    ['a field', request('POST', '/form', FORM, 'name=Ann&age=x'), '/age'],
    [
      'a part',
      request('POST', '/upload', PARTS, `${photo}${part('meta', '{"width":"x"}')}--b--`),
      '/meta/width',
    ],
    [
      'an attribute',
      request('POST', '/pets', 'text/xml', '<pet id="x"><name>x</name></pet>'),
      '/id',
    ],
    ['bytes', request('PUT', '/blob', 'application/octet-stream', 'abc'), ''],
  ])('%s', async (_, sent, pointer) => {
    const refusal = mock.respond(sent);
    expect(refusal.status).toBe(400);
    expect(String(refusal.body)).toContain(
      pointer === '' ? 'the body:' : `the body at ${pointer}:`,
    );
    // Recorded with a success: a refused request may break the contract.
    const response = { status: 200, headers: {} };
    const exchange = { source: { file: 'test', index: 0 }, request: sent, response };
    const { findings } = await checkOne(exchange, [subject]);
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'request-body', at: 'request.body', pointer }),
    );
  });
});
