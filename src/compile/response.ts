import type { Operation, Response } from '../contract/contract.ts';
import { remembered } from '../http/remembered.ts';
import { weakly } from './lazily.ts';

/**
 * The documented response for a status: the exact one, else its range (`4XX`), else `default`
 * (OpenAPI 3.1 §4.8.16); `undefined` where none is documented.
 */
export function documentedResponse(operation: Operation, status: number): Response | undefined {
  return responseOf(operation)(status);
}

const responseOf = weakly(({ responses }: Operation) =>
  remembered((status: number) => {
    const [exact, range, fallback] = statusKeys(status).map((key) =>
      responses.find((response) => response.status === key),
    );
    return exact ?? range ?? fallback;
  }),
);

/** The keys of `responses` that speak of a status, or of a range of them (`4XX`): the nearest first. */
export function statusKeys(status: number | string): readonly string[] {
  const text = String(status);
  return [text, rangeOf(text), FALLBACK];
}

const FALLBACK = 'default';

function rangeOf(status: string): string {
  return `${status.slice(0, -2)}XX`;
}
