/**
 * Cases in plain text: what a check makes of an exchange. A file `<what it covers>.txt` has
 *
 *     a line or two on what it covers
 *
 *     --- document           an OpenAPI document, as YAML, for the cases up to the next one;
 *                            several in a row are several contracts
 *     === A sentence that says what is shown, with the clause that says so
 *     GET /things            the request: its line, its headers, a blank line and its body
 *     --- 200                the response: its status, its headers, a blank line and its body
 *     Content-Type: application/json
 *
 *     {"name": 1}
 *     --- fail               the expected verdict, perhaps with the operation: `--- pass GET /things`
 *     response-body at response.body /name: received 1, documented string
 *
 * In place of request and response there may be `--- entry`, an entry of a HAR 1.2. Before the exchange
 * there may be `--- options`: strict, mediaTypes, replayed, ignored, servers, formats, as YAML; the
 * request then follows in a section of its own, `--- request`.
 *
 * Below the verdict stand whose doing it is and the reason, `recording: there is no response`, and each finding; one
 * that isn't an error begins with its severity. `<any>` stands for a part that isn't said. A path is asked for at `https://api.example`. A body is
 * text, as recordings have it; the lines of a multipart one end with CR LF.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lazily } from '../../../src/compile/lazily.ts';
import type { Finding } from '../../../src/conformance/finding.ts';
import { type Judgement, judge } from '../../../src/conformance/judge.ts';
import { compileMatcher } from '../../../src/conformance/subject.ts';
import { type Exchange, headerValue, type Message } from '../../../src/http/exchange.ts';
import { readEntry } from '../../../src/recording/formats/har-entry.ts';
import { createExchange } from '../../../src/recording/recorded-exchange.ts';
import {
  fieldsOf,
  type HeaderLine,
  type RequestText,
  type ResponseText,
} from '../../cases/sections.ts';
import { LENIENT, openSubject } from '../exchanges.ts';
import { type Case, type Contracts, type Expected, parseCaseFile } from './case-file.ts';

const folder = new URL('./', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const ORIGIN = 'https://api.example';

const subjectsOf = {
  assert: lazily((contracts: Contracts) => openAll(contracts, 'assert')),
  annotate: lazily((contracts: Contracts) => openAll(contracts, 'annotate')),
};

function openAll(contracts: Contracts, formats: 'assert' | 'annotate') {
  const names = ['api.yaml', 'api-2.yaml', 'api-3.yaml'];
  return Promise.all(
    contracts.map((text, index) =>
      openSubject(text, { file: names[index] ?? 'api-n.yaml', formats }),
    ),
  );
}

for (const name of files) {
  const cases = parseCaseFile(name, readFileSync(new URL(name, folder), 'utf8'));
  for (const one of cases) {
    test(`${name}: ${one.sentence}`, async () => {
      const { expected } = one;
      const where = `test/conformance/cases/${name}:${expected.line}`;
      const judgement = await judged(one);
      expect(shown(judgement, expected), where).toBe(written(expected));
    });
  }
}

async function judged({ contracts, options: given, exchange }: Case): Promise<Judgement> {
  const { formats = 'assert', ignored = [], servers = [], ...policy } = given;
  const subjects = await subjectsOf[formats as keyof typeof subjectsOf](contracts);
  const options = { ...LENIENT, ...policy, ignored: new Set(ignored as []) };
  const one = typeof exchange === 'string' ? entryOf(exchange) : exchangeOf(exchange);
  return judge(one, compileMatcher(subjects, servers as string[])(one.request), options);
}

function entryOf(text: string): Exchange {
  return createExchange(readEntry(JSON.parse(text)), { file: 'a.har', index: 0 });
}

function exchangeOf({
  request,
  response,
}: {
  request: RequestText;
  response: ResponseText;
}): Exchange {
  const { method, url } = request;
  return {
    source: { file: 'a.har', index: 0 },
    request: { method, url: url.startsWith('/') ? ORIGIN + url : url, ...messageOf(request) },
    response: { status: response.status, ...messageOf(response) },
  };
}

function messageOf({
  headers: lines,
  body,
}: {
  headers: readonly HeaderLine[];
  body: string;
}): Message {
  const headers = fieldsOf(lines);
  if (body === '') return { headers };
  const isMultipart = headerValue(headers, 'content-type')?.startsWith('multipart/') === true;
  return { headers, body: isMultipart ? body.replaceAll('\n', '\r\n') : body };
}

function written({ verdict, operation, lines }: Expected): string {
  return [operation === undefined ? verdict : `${verdict} ${operation}`, ...lines].join('\n');
}

function shown(judgement: Judgement, expected: Expected): string {
  const { verdict, operation, party, reason, findings } = judgement;
  const title = expected.operation === undefined ? verdict : `${verdict} ${operation}`;
  const why = reason === null ? [] : [`${party}: ${reason}`];
  const lines = [...why, ...findings.map(findingText)];
  return [title, ...lines.map((line, index) => aligned(line, expected.lines[index]))].join('\n');
}

/** The expected line where the one that came fits it, else the one that came. */
function aligned(line: string, expected = ''): string {
  const pieces = expected.split('<any>');
  if (pieces.length === 1) return line;
  const escaped = pieces.map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`).test(line) ? expected : line;
}

function findingText({ severity, check, at, pointer, received, documented }: Finding): string {
  const prefix = severity === 'error' ? '' : `${severity} `;
  const place = pointer === '' ? at : `${at} ${pointer}`;
  return `${prefix}${check} at ${place}: received ${received}, documented ${documented}`;
}
