import { setupServer } from 'msw/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { createFetch } from '../../src/adapters/fetch.ts';
import { handlers } from '../../src/adapters/msw.ts';
import { startMock } from '../../src/adapters/start-mock.ts';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import { bundledContracts, bundledRecordings } from '../../src/contract/bundled.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { type HttpRequest, headerPairs } from '../../src/http/exchange.ts';
import { splitTarget } from '../../src/http/target.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { readRecordings } from '../../src/recording/read.ts';
import { firstLine, start } from '../cli/spawn.ts';

const OPTIONS = { seed: 'same', now: 'fixed:2026-11-20T00:00:00Z' };

/** A request to a contract's documented host. */
interface Sample {
  readonly name: string;
  readonly request: HttpRequest;
}

interface Answer {
  readonly name: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** In hex: the raw bytes. */
  readonly body: string;
}

describe.each(bundledContracts())('%s: the same bytes as from createFetch', (name) => {
  let samples: readonly Sample[];
  let wanted: readonly Answer[];
  beforeAll(async () => {
    samples = await samplesOf(await loadContract(name));
    wanted = await answersOf(samples, await createFetch(name, OPTIONS));
  });

  test('over a port', async () => {
    await using mock = await startMock(name, OPTIONS);
    expect(await answersOf(samples, at(mock.url))).toEqual(wanted);
  });

  test('over a port of another process', async () => {
    const flags = ['--port', '0', '--seed', OPTIONS.seed, '--now', OPTIONS.now];
    const ready = await firstLine(start(['mock', name, ...flags]));
    const url = ready.replace('listening on ', '').trim();
    expect(await answersOf(samples, at(url))).toEqual(wanted);
  });

  test('through MSW', async () => {
    const server = setupServer(...(await handlers(name, OPTIONS)));
    server.listen();
    const intercepted = await answersOf(samples, fetch).finally(() => server.close());
    expect(intercepted).toEqual(wanted);
  });

  test('as plain data', async () => {
    const { respond } = await createMock(name, OPTIONS);
    const plain = samples.map((sample) => {
      const { status, headers, body = '' } = respond(sample.request);
      return answerOf(sample, status, headers, body);
    });
    expect(plain).toEqual(wanted);
  });

  test('for every documented status', async () => {
    const given = new Set(wanted.map(({ status }) => String(status)));
    const { operations } = await loadContract(name);
    const documented = operations.flatMap(({ responses }) => responses.map(({ status }) => status));
    expect(documented.filter((status) => !given.has(status.replace('XX', '00')))).toEqual([]);
  });

  test('but not for another seed', async () => {
    const { respond } = await createMock(name, { ...OPTIONS, seed: 'other' });
    const differing = samples.filter(
      ({ request }, index) => hex(respond(request).body ?? '') !== wanted[index]?.body,
    );
    expect(differing.filter(({ name }) => name.startsWith('recorded'))).not.toEqual([]);
  });
});

/** What is recorded, every failure by example and by fake, and what is the mock's own to answer. */
async function samplesOf(contract: Contract): Promise<Sample[]> {
  const recorded = await Array.fromAsync(readRecordings([bundledRecordings(contract.name)]));
  const samples: Sample[] = recorded.map(({ request }, index) => ({
    name: `recorded ${index}`,
    request: withoutHost(request),
  }));
  const { route } = compileContract(contract);
  for (const operation of contract.operations) {
    const sample = samples.find(({ request: { method, url } }) => {
      const match = route(method, splitTarget(url).path);
      return match.kind === 'found' && match.operation.id === operation.id;
    });
    if (sample === undefined) throw new Error(`no request of ${operation.id} is recorded`);
    const { request } = sample;
    const ask = (prefer: string, changes: Partial<HttpRequest> = {}) =>
      samples.push({
        name: `${operation.id} ${prefer} ${JSON.stringify(changes)}`,
        request: { ...request, ...changes, headers: { ...request.headers, prefer } },
      });
    for (const { status } of operation.responses) {
      if (!/^[45]/.test(status)) continue;
      ask(`code=${status}`);
      ask(`code=${status}, dynamic=true`);
    }
    ask('example=none');
    ask('dynamic=maybe');
    ask('', { url: `${request.url}/nowhere` });
    const { body: _, ...bodiless } = request;
    for (const method of ['HEAD', 'OPTIONS', 'DELETE']) {
      samples.push({ name: `${method} ${operation.path}`, request: { ...bodiless, method } });
    }
    samples.push({
      name: `${operation.id} as CSV`,
      request: { ...request, headers: { ...request.headers, accept: 'text/csv' } },
    });
  }
  return samples;
}

/** Without what `fetch` sets itself. */
function withoutHost(request: HttpRequest): HttpRequest {
  const { host: _, 'content-length': __, ...headers } = request.headers;
  return { ...request, headers };
}

async function answersOf(samples: readonly Sample[], send: typeof fetch): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const sample of samples) {
    const { method, url, headers, body = null } = sample.request;
    const init = { method, headers: headerPairs(headers), body } as RequestInit;
    const response = await send(url, init);
    const bytes = new Uint8Array(await response.arrayBuffer());
    answers.push(answerOf(sample, response.status, Object.fromEntries(response.headers), bytes));
  }
  return answers;
}

/** Leaves out the headers that belong to the connection. */
function answerOf(
  { name }: Sample,
  status: number,
  headers: Readonly<Record<string, unknown>>,
  body: string | Uint8Array,
): Answer {
  const { date: _, connection: __, 'keep-alive': ___, 'content-length': ____, ...rest } = headers;
  return { name, status, headers: rest, body: hex(body) };
}

function hex(body: string | Uint8Array): string {
  return Buffer.from(body).toString('hex');
}

/** Sends what goes to the API's own host to another. */
function at(base: string): typeof fetch {
  return (url, init) => {
    const { path, query } = splitTarget(String(url));
    return fetch(`${base}${path}${query === '' ? '' : `?${query}`}`, init);
  };
}
