import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFetch, type MockFetch } from '../../src/adapters/fetch.ts';
import { type RunningMock, startMock } from '../../src/adapters/start-mock.ts';
import { createMock, type Mock } from '../../src/mock/mock.ts';

const OPTIONS = { seed: 'same', now: 'fixed:2026-11-20T00:00:00Z' };
const KEY = { authorization: 'Bearer make-believe' };
const SERIES = '/events/data_series?event=signup&length=5';

interface Sample {
  readonly name: string;
  readonly target: string;
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
}

const samples: readonly Sample[] = [
  { name: 'a series by the day', target: SERIES, headers: KEY },
  { name: 'a series by the hour', target: `${SERIES}&unit=hour&app_id=caf%C3%A9`, headers: KEY },
  { name: 'a seed of its own', target: `${SERIES}&__seed=other`, headers: KEY },
  { name: 'a broken request', target: '/events/data_series?event=signup&length=x', headers: KEY },
  { name: 'no key', target: SERIES, headers: {} },
  { name: 'a fake', target: SERIES, headers: { ...KEY, prefer: 'code=500, dynamic=true' } },
  { name: 'an example', target: SERIES, headers: { ...KEY, prefer: 'example=daily' } },
  { name: 'no such path', target: '/events', headers: KEY },
  { name: 'no such method', target: SERIES, method: 'DELETE', headers: KEY },
  { name: 'a HEAD', target: SERIES, method: 'HEAD', headers: KEY },
  { name: 'not acceptable', target: SERIES, headers: { ...KEY, accept: 'text/csv' } },
];

interface Answer {
  readonly status: number;
  readonly type: string | null;
  /** In hex: the raw bytes. */
  readonly body: string;
}

/** In a process of its own: the same samples through `createFetch`, the answers as JSON. */
const SCRIPT = `
  const { createFetch } = await import(${JSON.stringify(new URL('../../src/adapters/fetch.ts', import.meta.url).href)});
  const { options, samples } = JSON.parse(process.argv[1]);
  const mockFetch = await createFetch('braze', options);
  const answers = [];
  for (const { target, method = 'GET', headers } of samples) {
    const response = await mockFetch('https://rest.iad-01.braze.com' + target, { method, headers });
    const body = Buffer.from(await response.arrayBuffer()).toString('hex');
    answers.push({ status: response.status, type: response.headers.get('content-type'), body });
  }
  process.stdout.write(JSON.stringify(answers));
`;

let elsewhere: readonly Answer[];
let mockFetch: MockFetch;
let mock: Mock;
let running: RunningMock;

beforeAll(async () => {
  const input = JSON.stringify({ options: OPTIONS, samples });
  const script = ['--input-type=module', '--eval', SCRIPT, input];
  const { stdout } = await promisify(execFile)(process.execPath, script);
  elsewhere = JSON.parse(stdout);
  mockFetch = await createFetch('braze', OPTIONS);
  mock = await createMock('braze', OPTIONS);
  running = await startMock('braze', OPTIONS);
});
afterAll(() => running.close());

test.each(samples)('$name: the same bytes in and out of process', async (sample) => {
  const { target, method = 'GET', headers } = sample;
  const inProcess = await answerOf(
    await mockFetch(`https://rest.iad-01.braze.com${target}`, { method, headers }),
  );
  expect(elsewhere[samples.indexOf(sample)]).toEqual(inProcess);

  const overPort = await answerOf(await fetch(running.url + target, { method, headers }));
  expect(overPort).toEqual(inProcess);

  const { status, headers: fields, body = '' } = mock.respond({ method, url: target, headers });
  const sent = method === 'HEAD' ? '' : Buffer.from(body).toString('hex');
  expect({ status, type: fields['content-type'] ?? null, body: sent }).toEqual(inProcess);
});

test('another seed gives other numbers', async () => {
  const other = await createFetch('braze', { ...OPTIONS, seed: 'other' });
  const url = `https://rest.iad-01.braze.com${SERIES}`;
  const one = await (await mockFetch(url, { headers: KEY })).text();
  expect(await (await other(url, { headers: KEY })).text()).not.toBe(one);
});

async function answerOf(response: Response): Promise<Answer> {
  const body = Buffer.from(await response.arrayBuffer()).toString('hex');
  return { status: response.status, type: response.headers.get('content-type'), body };
}
