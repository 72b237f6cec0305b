// Asks a mock in this process by its fetch, or the one at a URL by Node's, one request after the other: a
// second to be warm, then as many seconds as are given. Prints how many answers a second it gave, and what
// became of them.
import { createFetch } from '../../src/adapters/fetch.ts';
import { compileValidators } from '../../src/compile/validators.ts';
import { loadContract } from '../../src/contract/load.ts';
import type { Round } from './load.ts';
import { BRAZE_SERIES } from './work.ts';

/** Of so many answers one is looked at, after the end. */
const PER_INSPECTION = 1000;

const [seconds, first] = process.argv.slice(2).map(Number) as [number, number];
const url = process.argv[4];
const { contract, request } = BRAZE_SERIES;
const send = url === undefined ? await createFetch(contract) : fetch;

await ask(first, 1);
const { requests, bytes, failed, texts, time } = await ask(first + 1e6, seconds);

const validators = compileValidators(await loadContract(contract));
const validate = validators(request(0).schema, 'response');
const valid = texts.filter((text) => validate(JSON.parse(text)).length === 0).length;
const round: Round = {
  rate: (requests - failed) / time,
  megabytes: bytes / time / 1e6,
  requests,
  failed,
  inspected: { valid, invalid: texts.length - valid },
};
console.log(JSON.stringify(round));

async function ask(first: number, seconds: number) {
  const texts: string[] = [];
  let [requests, bytes, failed] = [0, 0, 0];
  const began = performance.now();
  for (; performance.now() - began < seconds * 1000; requests += 1) {
    const { path, init } = request(first + requests);
    const response = await send((url ?? 'http://localhost') + path, init);
    const text = await response.text();
    bytes += text.length;
    if (!response.ok) failed += 1;
    else if (requests % PER_INSPECTION === 0) texts.push(text);
  }
  return { requests, bytes, failed, texts, time: (performance.now() - began) / 1000 };
}
