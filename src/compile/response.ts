import type { Operation, Response } from '../contract/contract.ts';

/**
 * The documented response for a status: the exact one, else its range (`4XX`), else `default`
 * (OpenAPI 3.1 §4.8.16); `undefined` where none is documented.
 */
export function documentedResponse(operation: Operation, status: number): Response | undefined {
  const text = String(status);
  const named = (key: string) => operation.responses.find((response) => response.status === key);
  return named(text) ?? named(rangeOf(text)) ?? named(FALLBACK);
}

/** The keys of `responses` that speak of a status, or of a range of them (`4XX`): the nearest first. */
export function statusKeys(status: number | string): readonly string[] {
  const text = String(status);
  return [text, rangeOf(text), FALLBACK];
}

const FALLBACK = 'default';

function rangeOf(status: string): string {
  return `${status.slice(0, -2)}XX`;
}
