import { UsageError } from '../../errors.ts';
import { negotiate } from '../../http/accept.ts';
import { type HttpResponse, headerList } from '../../http/exchange.ts';
import type { JournalEntry } from '../../mock/journal.ts';
import { journalAsHar } from '../journal-har.ts';
import { type Asked, DONE, json } from './asked.ts';
import { mocksOf, mocksWith, straysOf } from './contracts.ts';
import type { Controlled } from './controlled.ts';
import { latestOf } from './latest.ts';
import { maskingOf, requestShape, responseShape } from './messages.ts';
import type { JournalShape } from './shapes.ts';

const HAR = 'application/har+json';

/**
 * `GET /journal`: what was asked, as JSON or as HAR 1.2; those after a number, the latest few of them;
 * those in whose line are all the words that `contains` names.
 * Secrets are masked; in JSON `secrets=shown` tells them, for a test that asserts on a credential.
 */
export function getJournal(asked: Asked): HttpResponse {
  const mocks = mocksOf(asked);
  const { entries, ...held } = latestOf(asked, entriesOf(asked, mocks));
  if (isHar(asked)) {
    const contracts = asked.mocks.map(({ contract }) => contract);
    return {
      status: 200,
      headers: { 'content-type': HAR },
      body: journalAsHar(entries, contracts),
    };
  }
  const masking = maskingOf(asked);
  const told = entries.map(({ request, response, ...entry }) => ({
    ...entry,
    request: requestShape(request, masking),
    response: responseShape(response, masking),
  }));
  return json({ ...held, entries: told } satisfies JournalShape);
}

/** `DELETE /journal`: forgets what was asked in the sandbox. */
export function clearJournal(asked: Asked): HttpResponse {
  for (const { requests } of mocksOf(asked)) requests.clear(asked.sandbox);
  straysOf(asked)?.clear(asked.sandbox);
  return DONE;
}

function entriesOf(asked: Asked, mocks: readonly Controlled[]): JournalEntry[] {
  const words = wordsOf(asked.query.get('contains') ?? '');
  return allOf(asked, mocks).filter((entry) => words.length === 0 || holds(entry, words));
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** `4xx` means every status of that kind. */
function holds(entry: JournalEntry, words: readonly string[]): boolean {
  const { request, response, operation, contract, reason } = entry;
  const statuses = `${response.status} ${String(response.status)[0]}xx`;
  const line = `${statuses} ${request.method} ${request.url} ${operation} ${contract} ${reason}`;
  const text = line.toLowerCase();
  return words.every((word) => text.includes(word));
}

function allOf(asked: Asked, mocks: readonly Controlled[]): JournalEntry[] {
  const { sandbox } = asked;
  const operation = asked.query.get('operation');
  return operation === null
    ? [
        ...mocks.flatMap(({ requests }) => requests.entries({ sandbox })),
        ...(straysOf(asked)?.entries({ sandbox }) ?? []),
      ]
    : mocksWith(operation, mocks).flatMap(({ mock, operation: { id } }) =>
        mock.requests.entries({ sandbox, operation: id }),
      );
}

function isHar({ request, query }: Asked): boolean {
  const format = query.get('format');
  if (format === 'har' || format === 'json') return format === 'har';
  if (format !== null) {
    throw new UsageError({
      problem: '`format` can’t be taken',
      expected: 'json or har',
      received: format,
    });
  }
  const accept = headerList(request.headers, 'accept');
  return negotiate(accept, ['application/json', HAR]) === HAR;
}
