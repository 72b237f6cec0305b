import { secretNames } from '../conformance/masking.ts';
import type { Contract } from '../contract/contract.ts';
import { type HttpRequest, type HttpResponse, headerValue } from '../http/exchange.ts';
import { splitTarget } from '../http/target.ts';
import { asItCame, type DecodedEntry } from '../mock/decoded-entry.ts';
import type { JournalEntry } from '../mock/journal.ts';
import { maskedExchange } from '../recording/masked-message.ts';
import { type IsSecret, isSecretName } from '../recording/secret-name.ts';
import { type WrittenExchange, writeEntry, writeHar } from '../recording/write-har.ts';
import { version } from '../version.ts';

/** Who writes a journal, or a recording. */
export const CREATOR = { name: 'specwright', version: version() };

/**
 * Writes what mocks have seen as HAR 1.2, secrets masked: by their names, and by what the contracts
 * declare as credentials. Why each answer was given is its comment.
 */
export function journalAsHar(
  entries: readonly (JournalEntry | DecodedEntry)[],
  contracts: readonly Contract[],
): string {
  const isSecret = secretsOf(contracts);
  return writeHar(
    entries.map((entry) => maskedExchange(exchangeOf(entry), isSecret)),
    CREATOR,
  );
}

/** Writes one entry as `journalAsHar` does. */
export function harEntry(entry: JournalEntry, contracts: readonly Contract[]): string {
  return JSON.stringify(writeEntry(maskedExchange(exchangeOf(entry), secretsOf(contracts))));
}

/** The names of secrets, by how they look and by what the contracts declare as credentials. */
export function secretsOf(contracts: readonly Contract[]): IsSecret {
  const isSecretIn = contracts.map(secretNames);
  return (name) => isSecretName(name) || isSecretIn.some((isSecret) => isSecret(name));
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
