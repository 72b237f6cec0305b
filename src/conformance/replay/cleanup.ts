import { TargetError } from '../../errors.ts';
import type { Exchange, ExchangeSource } from '../../http/exchange.ts';
import type { OperationMatch } from '../subject.ts';
import { type Created, itemOf } from './created.ts';
import { maySend, prepare } from './prepare.ts';
import type { Target } from './target.ts';

/** What a replay created, until it is deleted. */
export interface Remains {
  /** Below the server's base path. */
  readonly path: string;
  /** The exchange whose replay created it. */
  readonly source: ExchangeSource;
  readonly match: OperationMatch;
}

/** What a replay created and left on its target, and why. */
export interface LeftOver {
  readonly source: ExchangeSource;
  /** Below the server's base path. */
  readonly path: string;
  readonly reason: string;
}

/** Statuses of what is gone. */
const GONE = new Set([404, 410]);

/** Whether an answer to a `DELETE` says that what was there isn't any more. */
export function isGone(status: number): boolean {
  return (status >= 200 && status < 300) || GONE.has(status);
}

/** Where the entities stand that were created: below the path that created them, by their keys. */
export function remainsOf(
  { ids }: Created,
  source: ExchangeSource,
  match: OperationMatch,
): Remains[] {
  const keys = ids.filter(({ isKey }) => isKey).map(({ is }) => String(is));
  return [...new Set(keys)].map((key) => ({
    path: `${match.path.replace(/\/$/, '')}/${encodeURIComponent(key)}`,
    source,
    match,
  }));
}

/** How what was created is deleted; or why it can't be. */
export function deletionOf(
  { path, source, match }: Remains,
  target: Target,
): { readonly exchange: Exchange; readonly match: OperationMatch } | { readonly reason: string } {
  const { contract } = match.subject.compiled;
  const operation = itemOf(contract, match.operation.path.replace(/\/$/, ''), 'DELETE');
  if (operation === undefined) return { reason: 'no DELETE is documented for it' };
  if (!maySend(operation, 'DELETE', target)) {
    return { reason: `it is deleted only with --allow "${operation.id}"` };
  }
  const parameter = /\{([^{}]+)\}\/?$/.exec(operation.path)?.[1] ?? '';
  const key = path.slice(path.lastIndexOf('/') + 1);
  const values = Object.assign(Object.create(null), match.values, { [parameter]: key });
  const exchange = {
    source,
    request: { method: 'DELETE', url: path, headers: {} },
    response: { status: 204, headers: {} },
  };
  return { exchange, match: { ...match, operation, path, values } };
}

/**
 * Deletes what a replay created, the last first.
 * @returns what stays.
 */
export async function deleteRemains(
  remains: readonly Remains[],
  target: Target,
): Promise<LeftOver[]> {
  const left: LeftOver[] = [];
  for (const one of remains.toReversed()) {
    const reason = await whyLeft(one, target);
    if (reason !== undefined) left.push({ source: one.source, path: one.path, reason });
  }
  return left;
}

async function whyLeft(remains: Remains, target: Target): Promise<string | undefined> {
  const deletion = deletionOf(remains, target);
  if ('reason' in deletion) return deletion.reason;
  const prepared = prepare(deletion.exchange, deletion.match, target);
  if ('unchecked' in prepared) return prepared.unchecked.reason;
  if ('skipped' in prepared) return prepared.skipped;
  try {
    const { status } = await target.send(prepared.request, deletion.match, undefined);
    return isGone(status) ? undefined : `its DELETE was answered ${status}`;
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    return `its DELETE got no answer: ${error.received ?? error.problem}`;
  }
}
