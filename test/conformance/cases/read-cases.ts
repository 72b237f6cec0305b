import { readdirSync, readFileSync } from 'node:fs';
import { lazily } from '../../../src/compile/lazily.ts';
import type { CheckName } from '../../../src/conformance/finding.ts';
import { type Exchange, headerValue, type Message } from '../../../src/http/exchange.ts';
import { readEntry } from '../../../src/recording/formats/har-entry.ts';
import { createExchange } from '../../../src/recording/recorded-exchange.ts';
import { fieldsOf, type HeaderLine } from '../../cases/sections.ts';
import { LENIENT, openSubject } from '../exchanges.ts';
import { type Case, type Contracts, parseCaseFile } from './case-file.ts';

const folder = new URL('./', import.meta.url);
const ORIGIN = 'https://api.example';
/** The files that the contracts of a case are said to be in. */
export const CONTRACT_FILES = ['api.yaml', 'api-2.yaml', 'api-3.yaml'];

/** The cases of each file, by its name. */
export const caseFiles: readonly (readonly [name: string, cases: readonly Case[]])[] = readdirSync(
  folder,
)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => [name, parseCaseFile(name, readFileSync(new URL(name, folder), 'utf8'))]);

const opened = {
  assert: lazily((contracts: Contracts) => openAll(contracts, 'assert')),
  annotate: lazily((contracts: Contracts) => openAll(contracts, 'annotate')),
};

/** The contracts of a case, compiled. */
export function subjectsOf(contracts: Contracts, { formats = 'assert' }: Case['options']) {
  return opened[formats as keyof typeof opened](contracts);
}

function openAll(contracts: Contracts, formats: 'assert' | 'annotate') {
  return Promise.all(
    contracts.map((text, index) =>
      openSubject(text, { file: CONTRACT_FILES[index] ?? 'api-n.yaml', formats }),
    ),
  );
}

/** How a case is judged. */
export function policyOf({ formats, ignored = [], servers = [], ...policy }: Case['options']) {
  const names = new Set(ignored as CheckName[]);
  return { policy: { ...LENIENT, ...policy, ignored: names }, servers: servers as string[] };
}

/** The exchange of a case. */
export function exchangeOf(given: Case['exchange'], index = 0): Exchange {
  const source = { file: 'a.har', index };
  if (typeof given === 'string') return createExchange(readEntry(JSON.parse(given)), source);
  const { request, response } = given;
  const { method, url } = request;
  return {
    source,
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
