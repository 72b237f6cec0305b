/**
 * The same requests to our engine and to prism-http, both of which are fed the original documents:
 * hand-written ones at the edges of OpenAPI and HTTP, those of the bundled contracts, and real ones.
 * What differs stands in the table of differences, or is a fault of ours.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileHosts, matchHost } from '../../src/compile/hosts.ts';
import {
  bundledContracts,
  bundledDocument,
  bundledRecordings,
} from '../../src/contract/bundled.ts';
import type { JsonObject } from '../../src/contract/contract.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { splitTarget } from '../../src/http/target.ts';
import { readRecordings } from '../../src/recording/read.ts';
import { describes } from './differences/difference.ts';
import { DIFFERENCES } from './differences.ts';
import { type Pair, startEngines } from './engines.ts';
import { readRequest } from './request-line.ts';
import { requestsTo } from './requests.ts';
import { type SampleSize, sampleOf } from './sample.ts';
import { readStripe } from './stripe.ts';

const EDGES = new URL('documents/', import.meta.url);
const edges = readdirSync(EDGES);

/** They lie beside this checkout only. */
const CORPUS = new URL('../../../shared/corpus/openapi/', import.meta.url);
const hasCorpus = existsSync(CORPUS);

/** Which part of a real document is taken, and of which of its operations one is asked. */
interface Sample {
  readonly stride: number;
  /** All of it where there is none. */
  readonly size?: SampleSize;
  readonly read?: (text: string) => JsonObject;
}

const SAMPLES: Readonly<Record<string, Sample>> = {
  'adyen-checkout': { stride: 1 },
  asana: { stride: 2 },
  github: { stride: 1, size: { paths: 120, components: 40 } },
  kubernetes: { stride: 1, size: { paths: 60, components: 30 } },
  stripe: { stride: 1, size: { paths: 60, components: 20 }, read: readStripe },
};

test.each(edges)('at the edges: %s', async (name) => {
  expectKnown(name, await askEdges(name));
});

test.each(bundledContracts())('the recordings of %s', async (name) => {
  expectKnown(name, await askBundled(name));
});

describe.skipIf(!hasCorpus)('real documents (skipped without ../shared/corpus)', () => {
  test.each(Object.entries(SAMPLES))('%s', async (name, sample) => {
    const pairs = await askSample(name, sample);
    expect(pairs.length).toBeGreaterThan(100);
    expectKnown(name, pairs);
  });
});

test('every difference is one of documents that are asked', () => {
  const asked = new Set([...edges, ...bundledContracts(), ...Object.keys(SAMPLES)]);
  const named = DIFFERENCES.flatMap(({ where }) => Object.keys(where));
  expect(named.filter((name) => !asked.has(name))).toEqual([]);
});

/** Whatever differs is known, whatever is known differs, and nothing of ours breaks the contract. */
function expectKnown(name: string, pairs: readonly Pair[]): void {
  expect(unknown(name, pairs)).toEqual([]);
  const stale = DIFFERENCES.filter(
    (difference) =>
      Object.hasOwn(difference.where, name) &&
      !pairs.some((pair) => describes(difference, name, pair)),
  );
  expect(stale).toEqual([]);
}

/** What differs without being known, and whatever of ours the contract forbids. */
function unknown(name: string, pairs: readonly Pair[]): Pair[] {
  return pairs.filter(
    (pair) =>
      /invalid|unjudged|undocumented/.test(pair.ours) ||
      (pair.ours !== pair.prism &&
        !DIFFERENCES.some((difference) => describes(difference, name, pair))),
  );
}

async function askEdges(name: string): Promise<Pair[]> {
  const file = new URL(name, EDGES);
  const { 'x-requests': lines } = parse(readFileSync(file, 'utf8')) as { 'x-requests': string[] };
  const { compare } = await startEngines(file);
  return Promise.all(lines.map(readRequest).map(compare));
}

async function askBundled(name: string): Promise<Pair[]> {
  const { compiled, compare } = await startEngines(bundledDocument(name));
  const hosts = compileHosts(compiled.contract);
  const exchanges = await Array.fromAsync(readRecordings([bundledRecordings(name)]));
  const requests = exchanges.map(({ request }): HttpRequest => {
    const { method, url } = request;
    const match = hosts.map((host) => matchHost(host, method, url)).find((found) => found);
    const { query } = splitTarget(url);
    return { ...request, url: `${match?.path}${query === '' ? '' : `?${query}`}` };
  });
  return Promise.all(requests.map(compare));
}

async function askSample(
  name: string,
  { stride, size, read = JSON.parse }: Sample,
): Promise<Pair[]> {
  const document: JsonObject = read(readFileSync(new URL(`${name}.json`, CORPUS), 'utf8'));
  const { compiled, compare } = await startEngines(size ? sampleOf(document, size) : document);
  const operations = compiled.contract.operations.filter((_, index) => index % stride === 0);
  return Promise.all(
    operations.flatMap((operation) => requestsTo(compiled, operation)).map(compare),
  );
}
