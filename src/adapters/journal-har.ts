import { secretNames } from '../conformance/masking.ts';
import type { Contract } from '../contract/contract.ts';
import { type HttpRequest, headerValue } from '../http/exchange.ts';
import { splitTarget } from '../http/target.ts';
import type { JournalEntry } from '../mock/journal.ts';
import { writeHar } from '../recording/write-har.ts';
import { version } from '../version.ts';

/**
 * Writes what mocks have seen as HAR 1.2, secrets masked: by their names, and by what the contracts
 * declare as credentials. Why each answer was given is its comment.
 */
export function journalAsHar(
  entries: readonly JournalEntry[],
  contracts: readonly Contract[],
): string {
  const isSecretIn = contracts.map(secretNames);
  const exchanges = entries.map(({ at, request, response, reason }) => ({
    at,
    request: { ...request, url: absoluteUrl(request) },
    response,
    comment: reason,
  }));
  return writeHar(exchanges, {
    creator: { name: 'specwright', version: version() },
    isSecret: (name) => isSecretIn.some((isSecret) => isSecret(name)),
  });
}

function absoluteUrl({ url, headers }: HttpRequest): string {
  if (splitTarget(url).origin !== undefined) return url;
  return `http://${headerValue(headers, 'host') ?? 'localhost'}${url}`;
}
