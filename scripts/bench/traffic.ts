import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import { createRandom, type Random } from '../../src/compile/random.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { bodyBreaches, plantInBody } from '../../test/planted/breaches.ts';
import { type Conforming, conformingExchanges, harEntry } from '../../test/planted/conforming.ts';
import { placesOf } from '../../test/planted/places.ts';
import { compileOracle } from '../../test/planted/planted.ts';
import { GITHUB_DOCUMENT } from './github.ts';
import { cache } from './peers.ts';

/** What is recorded of which contract, to be checked. */
export interface TrafficPlan {
  readonly name: string;
  readonly contract: string;
  readonly title: string;
  readonly exchanges: number;
  /** Of so many operations one is recorded. */
  readonly every: number;
}

/** A recording, and the document that it is held against: one file of JSON each, the same for everyone. */
export interface Traffic {
  readonly recording: string;
  readonly document: string;
  /** Where reports go. */
  readonly folder: string;
  readonly exchanges: number;
  /** The indices of the exchanges that break the document, each by one fault in the answer's body. */
  readonly planted: ReadonlySet<number>;
}

export const MPARTICLE_SHORT: TrafficPlan = {
  name: 'mparticle-3000',
  contract: 'mparticle-platform',
  title: 'Check of 3,000 exchanges, 49 operations of mParticle',
  exchanges: 3000,
  every: 1,
};

export const MPARTICLE_LONG: TrafficPlan = {
  name: 'mparticle-30000',
  contract: 'mparticle-platform',
  title: 'Check of 30,000 exchanges, 49 operations of mParticle',
  exchanges: 30_000,
  every: 1,
};

export const GITHUB_SHORT: TrafficPlan = {
  name: 'github-3000',
  contract: GITHUB_DOCUMENT,
  title: "Check of 3,000 exchanges, every other operation of GitHub's",
  exchanges: 3000,
  every: 2,
};

export const GITHUB_LONG: TrafficPlan = {
  name: 'github-100000',
  contract: GITHUB_DOCUMENT,
  title: "Check of 100,000 exchanges, all operations of GitHub's",
  exchanges: 100_000,
  every: 1,
};

/** Of so many exchanges one is broken. */
const PER_FAULT = 100;
const FIRST_DAY = Date.UTC(2026, 10, 20);

/** Makes a recording: rounds over the documented statuses of the operations, with other values in each. */
export async function makeTraffic({
  name,
  contract: path,
  exchanges,
  every,
}: TrafficPlan): Promise<Traffic> {
  const contract = await loadContract(path);
  const folder = join(cache, 'check', name);
  mkdirSync(folder, { recursive: true });
  const document = join(folder, 'openapi.json');
  writeFileSync(document, JSON.stringify(contract.document));
  const planted = new Set<number>();
  const plant = compilePlanter(contract, createRandom(name));
  const entries: string[] = [];
  for (const conforming of endless(contract, every)) {
    const index = entries.length;
    if (index === exchanges) break;
    const broken = planted.size < index / PER_FAULT ? plant(conforming) : undefined;
    if (broken !== undefined) planted.add(index);
    entries.push(JSON.stringify(entryOf(broken ?? conforming, index)));
  }
  const recording = join(folder, 'recording.har');
  const creator = { name: 'benchmark', version: '1' };
  writeFileSync(
    recording,
    `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"entries":[\n${entries.join(',\n')}\n]}}\n`,
  );
  return { recording, document, folder, exchanges, planted };
}

function* endless(contract: Contract, every: number): Generator<Conforming> {
  const compiled = compileContract(contract);
  const operations = contract.operations.filter((_, index) => index % every === 0);
  for (let round = 0; ; round += 1) {
    yield* conformingExchanges(compiled, operations, `round ${round}`);
  }
}

/** Breaks the body of an answer in one place, as an oracle confirms; not every body can be broken. */
function compilePlanter(
  contract: Contract,
  random: Random,
): (exchange: Conforming) => Conforming | undefined {
  const isInvalid = compileOracle(contract);
  return (exchange) => {
    if (exchange.responseBody === undefined) return undefined;
    const { schema, value } = exchange.responseBody;
    const places = placesOf(contract.document, schema, value, (at, each) => !isInvalid(at, each));
    const faults = places.flatMap((place) =>
      Array.from(bodyBreaches(place, 'response'), (breach) =>
        plantInBody(exchange, 'responseBody', place, breach),
      ).filter(({ broken }) => broken !== undefined && isInvalid(broken.schema, broken.value)),
    );
    return faults.length === 0 ? undefined : random.pick(faults).exchange;
  };
}

/** The entry of a HAR, with a time and a credential: a checker may ask for either. */
function entryOf(exchange: Conforming, index: number): object {
  const [server] = exchange.operation.servers;
  const { request, response } = harEntry(exchange, server?.url.replace(/\/$/, '') ?? '');
  const credential = { name: 'authorization', value: 'Bearer of-nobody' };
  return {
    startedDateTime: new Date(FIRST_DAY + index * 1000).toISOString(),
    time: 20,
    request: { ...request, headers: [...request.headers, credential] },
    response,
  };
}
