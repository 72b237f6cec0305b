import { setupServer } from 'msw/node';
import { createFetch } from '../../src/adapters/fetch.ts';
import { handlers } from '../../src/adapters/msw.ts';
import { startMock } from '../../src/adapters/start-mock.ts';
import { type HttpRequest, headerPairs } from '../../src/http/exchange.ts';
import type { BundledOperations } from '../../src/mock/bundled-operations.ts';
import type { MockControls } from '../../src/mock/control-types.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import type { MockOptions } from '../../src/mock/options.ts';

const HOST = 'https://rest.iad-01.braze.com';

/** What came back: `no answer` where the connection ended before it, `half an answer` where amid it. */
export type Outcome =
  | { readonly status: number; readonly headers: object; readonly body: string }
  | 'no answer'
  | 'half an answer';

/** A mock of Braze behind one of its fronts. */
export interface Front {
  readonly api: MockControls<BundledOperations['braze']>;
  send(request: HttpRequest): Promise<Outcome>;
}

/** A kind of front: how it is put before a mock. */
export interface FrontKind {
  readonly name: string;
  start(options: MockOptions): Promise<Front & { close(): Promise<void> }>;
}

const open = async () => {};

export const PLAIN: FrontKind = {
  name: 'createMock().respond',
  async start(options) {
    const api = await createMock('braze', options);
    const send = async (request: HttpRequest) => {
      const { status, headers, body = '' } = api.respond(request);
      return { status, headers: withoutOwn(headers), body: Buffer.from(body).toString() };
    };
    return { api, send, close: open };
  },
};

export const FRONTS: readonly FrontKind[] = [
  PLAIN,
  {
    name: 'startMock',
    async start(options) {
      const api = await startMock('braze', options);
      return { api, send: sendOver(api.url), close: api.close };
    },
  },
  {
    name: 'createFetch',
    async start(options) {
      const api = await createMock('braze', options);
      return { api, send: sendBy(await createFetch(api), HOST), close: open };
    },
  },
  {
    name: 'MSW handlers',
    async start(options) {
      const api = await createMock('braze', options);
      const server = setupServer(...(await handlers(api)));
      server.listen();
      return { api, send: sendBy(fetch, HOST), close: async () => server.close() };
    },
  },
];

/** Sends to a server. */
export function sendOver(url: string): Front['send'] {
  return sendBy(fetch, url);
}

function sendBy(send: typeof fetch, base: string): Front['send'] {
  return async ({ method, url, headers, body = null }) => {
    const init = { method, headers: headerPairs(headers), body } as RequestInit;
    const response = await send(base + url, init).catch(() => undefined);
    if (response === undefined || response.type === 'error') return 'no answer';
    const text = await response.text().catch(() => undefined);
    if (text === undefined) return 'half an answer';
    const { status } = response;
    return { status, headers: withoutOwn(Object.fromEntries(response.headers)), body: text };
  };
}

/** Leaves out what belongs to the connection. */
function withoutOwn(headers: object): object {
  const own = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.includes(name)));
}
