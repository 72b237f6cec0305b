import { UsageError } from '../../errors.ts';
import { negotiate } from '../../http/accept.ts';
import { decodeBody } from '../../http/body.ts';
import { type HttpResponse, headerList, type Message } from '../../http/exchange.ts';
import type { JournalEntry } from '../../mock/journal.ts';
import { journalAsHar } from '../journal-har.ts';
import { type Asked, DONE, json } from './asked.ts';
import { mocksOf, mocksWith } from './contracts.ts';
import type { EntryShape, JournalShape, MessageShape } from './shapes.ts';

const HAR = 'application/har+json';

/** `GET /journal`: what was asked, as JSON or as HAR 1.2; those after a number, the latest few of them. */
export function getJournal(asked: Asked): HttpResponse {
  const held = entriesOf(asked);
  const after = countIn(asked, 'after', 0) ?? 0;
  const limit = countIn(asked, 'limit', 1) ?? held.length;
  const entries = held.filter(({ number }) => number > after).slice(-limit);
  if (isHar(asked)) {
    const contracts = asked.mocks.map(({ contract }) => contract);
    return {
      status: 200,
      headers: { 'content-type': HAR },
      body: journalAsHar(entries, contracts),
    };
  }
  return json({ count: held.length, entries: entries.map(entryShape) } satisfies JournalShape);
}

/** `DELETE /journal`: forgets what was asked in the sandbox. */
export function clearJournal(asked: Asked): HttpResponse {
  for (const { requests } of mocksOf(asked)) requests.clear(asked.sandbox);
  return DONE;
}

function entriesOf(asked: Asked): JournalEntry[] {
  const { sandbox, query } = asked;
  const operation = query.get('operation');
  const mocks = mocksOf(asked);
  const entries =
    operation === null
      ? mocks.flatMap(({ requests }) => requests.entries({ sandbox }))
      : mocksWith(operation, mocks).flatMap(({ mock, operation: { id } }) =>
          mock.requests.entries({ sandbox, operation: id }),
        );
  if (mocks.length === 1) return entries;
  if (query.has('after')) {
    throw new UsageError({
      problem: 'requests are counted in each contract',
      expected: '`contract` beside `after`',
      received: '`after` alone',
    });
  }
  return entries.sort((a, b) => a.at.localeCompare(b.at));
}

function countIn({ query }: Asked, name: string, least: number): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= least) return count;
  throw new UsageError({
    problem: `\`${name}\` can't be taken`,
    expected: `a whole number from ${least}`,
    received: text || 'nothing',
  });
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

function entryShape({ request, response, ...entry }: JournalEntry): EntryShape {
  const { method, url } = request;
  return {
    ...entry,
    request: { method, url, ...messageShape(request) },
    response: { status: response.status, ...messageShape(response) },
  };
}

/** The headers and the body of a message: what is no text, in base64. */
export function messageShape({ headers, body }: Message): MessageShape {
  if (body === undefined || body.length === 0) return { headers };
  const decoded = decodeBody(body, headers);
  if ('text' in decoded) return { headers, body: decoded.text };
  return { headers, body: Buffer.from(body).toString('base64'), encoding: 'base64' };
}
