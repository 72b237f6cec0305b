import { createMock } from '../../../src/mock/create-mock.ts';
import type { MockOptions } from '../../../src/mock/options.ts';
import type { OpenContract } from '../../../src/semantics/open.ts';

/** The clock of these tests. */
export const NOW = '2026-11-20T00:00:00Z';

/** An answer, its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: ReturnType<typeof JSON.parse>;
  /** The body as it was sent. */
  readonly text: string;
}

/** Asks a mock. A body is sent as JSON, a text as it is. */
export type Ask = (
  method: string,
  url: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Answer;

/** Starts a mock which remembers, and gives the way to ask it. */
export async function openMock(contract: OpenContract, options: MockOptions = {}): Promise<Ask> {
  const { respond } = await createMock(contract, {
    now: `fixed:${NOW}`,
    stateful: true,
    ...options,
  });
  return (method, url, body, headers = {}) => {
    const response = respond({
      method,
      url,
      headers: {
        host: 'mock.test',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = String(response.body ?? '');
    return { ...response, text, body: text === '' ? undefined : JSON.parse(text) };
  };
}
