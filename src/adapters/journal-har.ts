import { secretNames } from '../conformance/masking.ts';
import type { Contract } from '../contract/contract.ts';
import { type HttpRequest, type HttpResponse, headerValue } from '../http/exchange.ts';
import { splitTarget } from '../http/target.ts';
import { asItCame, type DecodedEntry } from '../mock/decoded-entry.ts';
import type { JournalEntry } from '../mock/journal.ts';
import type { IsSecret } from '../recording/secret-name.ts';
import { type WrittenExchange, writeEntry, writeHar } from '../recording/write-har.ts';
import { version } from '../version.ts';

/** Who writes a journal. */
const CREATOR = { name: 'specwright', version: version() };

/**
 * Writes what mocks have seen as HAR 1.2, secrets masked: by their names, and by what the contracts
 * declare as credentials. Why each answer was given is its comment.
 */
export function journalAsHar(
  entries: readonly (JournalEntry | DecodedEntry)[],
  contracts: readonly Contract[],
): string {
  return writeHar(entries.map(exchangeOf), { creator: CREATOR, isSecret: secretsOf(contracts) });
}

/** What stands before and after the entries of such a HAR. */
export const HAR_START = `{"log":{"version":"1.2","creator":${JSON.stringify(CREATOR)},"entries":[\n`;
export const HAR_END = '\n]}}\n';

/** Writes one entry as `journalAsHar` does. */
export function harEntry(entry: JournalEntry, contracts: readonly Contract[]): string {
  return JSON.stringify(writeEntry(exchangeOf(entry), secretsOf(contracts)));
}

function secretsOf(contracts: readonly Contract[]): IsSecret {
  const isSecretIn = contracts.map(secretNames);
  return (name) => isSecretIn.some((isSecret) => isSecret(name));
}

function exchangeOf(entry: JournalEntry | DecodedEntry): WrittenExchange {
  const request = asItCame<HttpRequest>(entry.request);
  return {
    at: entry.at,
    request: { ...request, url: absoluteUrl(request) },
    response: asItCame<HttpResponse>(entry.response),
    comment: entry.reason,
  };
}

function absoluteUrl({ url, headers }: HttpRequest): string {
  if (splitTarget(url).origin !== undefined) return url;
  return `http://${headerValue(headers, 'host') ?? 'localhost'}${url}`;
}
