import type { Exchange, HttpRequest, HttpResponse } from '../../../src/http/exchange.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import type { Responder } from '../../../src/mock/mock.ts';
import type { MockOptions } from '../../../src/mock/options.ts';
import { openContract } from '../../../src/semantics/open.ts';

/** An answer of the mock, its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: HttpResponse['headers'];
  readonly body: ReturnType<typeof JSON.parse>;
}

interface SendOptions {
  /** '' sends none. */
  readonly token?: string;
  /** What follows the path of version 1. */
  readonly query?: string;
  readonly headers?: HttpRequest['headers'];
}

/** Sends a request: with a token that any mock takes and, in version 1, within account 1. */
export type Send = (method: string, path: string, body?: unknown, options?: SendOptions) => Answer;

/** The calculated attributes of the documents' workspace. */
export const ATTRIBUTES = '/workspaces/1234/calculatedattributes';

const opened = await openContract('mparticle-platform');

/** Starts a mock of mParticle, whose clock is the machine's, and gives the way to send requests to it. */
export async function startClient(options: MockOptions = {}): Promise<Send> {
  return sendTo(await createMock(opened, options));
}

/** Gives the way to send requests to a mock. */
export function sendTo({ respond }: Responder): Send {
  return (method, path, body, { token = 'any', query = '?accountId=1', headers = {} } = {}) => {
    const hasNoAccount = path.startsWith('/workspaces/') || path.startsWith('/oauth/');
    const response = respond({
      method,
      url: hasNoAccount ? path : `${path}${query}`,
      headers: {
        ...(token !== '' && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = String(response.body ?? '');
    return { ...response, body: text === '' ? undefined : JSON.parse(text) };
  };
}

/** The exchanges of a mock that is sent some requests, in the order given, with a token and in account 1. */
export async function exchangesOf(
  requests: readonly (readonly [method: string, path: string, body?: unknown])[],
): Promise<Exchange[]> {
  const { respond } = await createMock(opened);
  return requests.map(([method, path, body], index) => {
    const isSecond = path.startsWith('/workspaces/');
    const request = {
      method,
      url: `https://api.mparticle.com${isSecond ? `/platform/v2${path}` : `/v1${path}?accountId=1`}`,
      headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    return { source: { file: 'mock', index }, request, response: respond(request) };
  });
}

/** A body that creates a calculated attribute, with the changes of a test. */
export function attributeInput(
  changes: Record<string, unknown> = {},
  definition: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    name: 'New Calculated Attribute',
    draft_definition: {
      recipe_type: 'event',
      datapoint: { type: 'event', event_name: 'Add To Cart', event_type: 'commerce_event' },
      conditions: [],
      calculation_type: 'count',
      time_period: { type: 'all' },
      ...definition,
    },
    ...changes,
  };
}
