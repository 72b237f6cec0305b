// Answers the requests of exchanges, or judges the exchanges, again and again: two seconds to be warm, then
// three. Prints how many microseconds each took.
import { readFileSync } from 'node:fs';
import { judgeTraffic } from '../../src/adapters/judge-recording.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';

const WARM = 2000;
const MEASURED = 3000;

const [does, document = '', file = ''] = process.argv.slice(2);
const exchanges: Exchange[] = JSON.parse(readFileSync(file, 'utf8'));
const count = { exchanges: 0, microseconds: 0 };

if (does === 'mock') await answer();
else await judge();
console.log(count.microseconds / count.exchanges);

async function answer(): Promise<void> {
  const mock = await createMock(document);
  for (const { request } of again()) {
    const { status } = mock.respond(request);
    if (status >= 400) throw new Error(`${request.method} ${request.url} was answered ${status}`);
  }
}

async function judge(): Promise<void> {
  const { exchanges, verdicts } = await judgeTraffic(batches(), { contracts: [document] });
  if (verdicts.pass < exchanges) throw new Error(`${exchanges - verdicts.pass} didn't pass`);
}

/** As a recording is read. */
async function* batches(): AsyncGenerator<Exchange[]> {
  for (const exchange of again()) yield [exchange];
}

/** The exchanges until the time is over; each is done with when the next is asked for. */
function* again(): Generator<Exchange> {
  for (const end = performance.now() + WARM; performance.now() < end; ) yield* exchanges;
  const began = performance.now();
  for (; performance.now() < began + MEASURED; count.exchanges += exchanges.length)
    yield* exchanges;
  count.microseconds = (performance.now() - began) * 1000;
}
