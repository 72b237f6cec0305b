import { fileURLToPath } from 'node:url';
import { createPrism } from '../../src/adapters/prism.ts';
import { startMock } from '../../src/adapters/start-mock.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { type OpenContract, openContract } from '../../src/semantics/open.ts';
import type { Effort } from './effort.ts';
import type { Row } from './results.ts';
import type { Subject } from './server.ts';
import { interleave, medianOf } from './statistics.ts';
import { PRISM, SPECWRIGHT } from './subjects.ts';
import type { Work } from './work.ts';

/** What a test pays for a mock of its own: from its start to its first answer and its end. */
interface Start {
  readonly name: string;
  readonly does: string;
  run(): Promise<void>;
}

const ROUNDS = 10;

/** What a mock in a test costs, where the tests before it have compiled its contract. */
export async function inProcess(
  work: Work,
  _: readonly Subject[],
  { rounds }: Effort,
): Promise<Row> {
  const starts = startsOf(work, await openContract(work.contract));
  // Everyone's code is loaded by then, and our contract compiled.
  for (const start of starts) await start.run();
  const times = await interleave(starts, rounds * ROUNDS, async ({ run }) => {
    const began = performance.now();
    await run();
    return performance.now() - began;
  });
  return {
    title: `A mock in a test, to its first answer: ${work.name}`,
    measures: [{ unit: 'ms', references: [PRISM] }],
    entries: [...times].map(([{ name, does }, measured]) => ({
      name,
      does,
      results: [medianOf(measured)],
      wrong: 0,
    })),
  };
}

function startsOf(work: Work, open: OpenContract): Start[] {
  const { path, init } = work.request(0);
  const request: HttpRequest = {
    method: init.method ?? 'GET',
    url: path,
    headers: init.headers as HttpRequest['headers'],
    ...(typeof init.body === 'string' && { body: init.body }),
  };
  const document = fileURLToPath(
    new URL(`../../specs/${work.contract}/openapi.yaml`, import.meta.url),
  );
  return [
    {
      name: SPECWRIGHT,
      does: 'makes a mock of a contract that is compiled; in this process',
      async run() {
        expectSuccess((await createMock(open)).respond(request));
      },
    },
    {
      name: 'Specwright, on a port',
      does: 'the same, listening, asked by fetch, closed',
      async run() {
        const mock = await startMock(open);
        const response = await fetch(mock.url + path, init);
        await response.arrayBuffer();
        await mock.close();
        expectSuccess(response);
      },
    },
    {
      name: PRISM,
      does: 'reads the document and makes an instance of prism-http; in this process',
      async run() {
        const respond = await createPrism(document, { dynamic: true, seed: 'a', basePaths: [''] });
        expectSuccess(await respond(request));
      },
    },
  ];
}

function expectSuccess({ status }: { readonly status: number }): void {
  if (status !== 200) throw new Error(`a mock in a test answered ${status}`);
}
