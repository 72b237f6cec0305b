/**
 * Cases in plain text: what a mock of a document answers to a request. A file `<what it covers>.txt` has
 *
 *     a line or two on what it covers
 *
 *     --- options            (perhaps) of createMock: seed, now, credentials, stateful …, as YAML
 *     --- document           one OpenAPI document, as YAML
 *     === A sentence that says what is shown
 *     POST /things           the request: its line, its headers, a blank line and its body
 *     Content-Type: application/json
 *
 *     {"name": "Ada"}
 *     --- 201                the expected answer: its status, the headers that matter, and its body
 *     Location: /things/<integer as id>
 *
 *     {"id": <id>, "name": "Ada"}
 *     --- then               (perhaps) another request to the same mock, and its answer
 *
 * The mock of each case begins anew. In an expected answer
 *
 * - `<string>`, `<integer>`, `<array>` and `<any>` stand for what a fake may choose: for a JSON value, or
 *   for a part of a text or header;
 * - `<integer as id>` takes it by a name: `<id>` stands for it in the rest of the case;
 * - `<none>` as the value of a header says that the answer has none of that name;
 * - `problem: detail` among the headers stands for problem details (RFC 9457) of the mock's own with that
 *   detail, as its type and its body.
 *
 * A body is all there is: nothing, where the answer has no body. JSON is compared as JSON, in any order of
 * members; other texts to the letter, line ends and blank space around them aside. `<bytes 1f8b>` is a body
 * of these bytes, in hexadecimal. The lines of a multipart request end with CR LF, and a body with
 * `Content-Encoding: gzip` is written as what it is decoded to.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { lazily } from '../../src/compile/lazily.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { type HeaderFields, type HttpRequest, headerValue } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { type CaseFile, parseCaseFile } from './case-file.ts';
import { compareResponse, type Taken, withTaken } from './expected-response.ts';
import { fieldsOf, type RequestText } from './sections.ts';

const folder = new URL('./', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));

const mockOf = lazily(async ({ file, document, options }: CaseFile) => {
  const contract = await loadContractText(document, { file });
  return createMock({ contract, semantics: undefined }, options);
});

for (const name of files) {
  const file = parseCaseFile(name, readFileSync(new URL(name, folder), 'utf8'));
  for (const { sentence, steps } of file.cases) {
    test(`${name}: ${sentence}`, async () => {
      const mock = await mockOf(file);
      mock.reset();
      const taken: Taken = new Map();
      for (const { request, response } of steps) {
        const answer = mock.respond(requestOf(request, taken));
        const { expected, actual } = compareResponse(response, answer, taken);
        expect(actual, `test/cases/${name}:${response.line}`).toBe(expected);
      }
    });
  }
}

function requestOf({ method, url, headers: lines, body }: RequestText, taken: Taken): HttpRequest {
  const headers = fieldsOf(lines.map(([name, text]) => [name, withTaken(text, taken)]));
  const request = { method, url: withTaken(url, taken), headers };
  return body === '' ? request : { ...request, body: bodyOf(withTaken(body, taken), headers) };
}

function bodyOf(text: string, headers: HeaderFields): Uint8Array {
  const hex = /^<bytes ([\da-f]*)>$/.exec(text)?.[1];
  if (hex !== undefined) return Buffer.from(hex, 'hex');
  const isMultipart = headerValue(headers, 'content-type')?.startsWith('multipart/') === true;
  const bytes = Buffer.from(isMultipart ? text.replaceAll('\n', '\r\n') : text);
  return headers['content-encoding'] === 'gzip' ? gzipSync(bytes) : bytes;
}
