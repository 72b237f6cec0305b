import { createControlPlane } from '../../../src/adapters/control-plane/control-plane.ts';
import { CONTROL_PATH, type Controlled } from '../../../src/adapters/control-plane/controlled.ts';
import type { HttpRequest } from '../../../src/http/exchange.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import type { Mock } from '../../../src/mock/mock.ts';
import { contractOf, jsonResponse } from '../../mock/contract.ts';

/** A part of a request, and a body that is sent as JSON unless it is a text. */
export interface Asking {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What the control plane answered; `json` is its body, read. */
export interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly json: unknown;
}

/** Asks the control plane of some mocks: `ask('GET /journal')`. */
export function asking(...mocks: readonly Controlled[]) {
  const control = createControlPlane(mocks, { host: '127.0.0.1' });
  return async (line: string, { headers = {}, body }: Asking = {}): Promise<Told> => {
    const [method = '', path = ''] = line.split(' ');
    const request: HttpRequest = {
      method,
      url: CONTROL_PATH + path,
      headers: {
        host: 'localhost:4010',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    };
    const answer = await control(request);
    if (answer === undefined) throw new Error(`${line} is left to the mocks`);
    const { status, headers: told, body: text = '' } = answer.response;
    const isJson = /json/.test(String(told['content-type']));
    return {
      status,
      headers: told,
      text: String(text),
      json: isJson && text.length > 0 ? JSON.parse(String(text)) : undefined,
    };
  };
}

/** A mock with `GET /things`, which may be answered 200 or 503, and `GET /things/{id}`. */
export async function shop(): Promise<Mock> {
  const body = { type: 'object', properties: { a: { const: 1 } }, required: ['a'] };
  const path = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
  return createMock(
    await contractOf({
      '/things': {
        get: {
          operationId: 'listThings',
          summary: 'All things',
          responses: {
            200: jsonResponse(body, { examples: { one: { value: { a: 1 } } } }),
            503: jsonResponse({ type: 'object', properties: { why: { type: 'string' } } }),
          },
        },
      },
      '/things/{id}': { get: { parameters: path, responses: { 200: jsonResponse(body) } } },
    }),
  );
}

/** Sends a mock one request. */
export function send(mock: Mock, url: string, sandbox?: string): number {
  const headers = {
    host: 'localhost:4010',
    authorization: 'Bearer s3cret',
    ...(sandbox !== undefined && { 'specwright-sandbox': sandbox }),
  };
  return mock.respond({ method: 'GET', url, headers }).status;
}
