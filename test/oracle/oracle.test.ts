import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import type { Subject } from '../../src/conformance/subject.ts';
import { openCache } from '../../src/contract/cache.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { loadDocument } from '../../src/contract/load-document.ts';
import type { HttpRequest, HttpResponse } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import type { EngineAnswer } from '../../src/mock/engine.ts';
import type { Mock } from '../../src/mock/mock.ts';
import type { MockOptions } from '../../src/mock/options.ts';
import { writeHar } from '../../src/recording/write-har.ts';
import { agreementRuns } from '../agreement-runs.ts';
import { check } from '../conformance/exchanges.ts';
import { readHarText } from '../recording/read-text.ts';
import { answerFaults } from './faults.ts';
import { type Api, api } from './made/apis.ts';
import { change } from './made/recordings.ts';
import { requestTo } from './made/requests.ts';
import { wording } from './made/versions.ts';
import { createOracle, judge, meaningOf, type Refusal } from './oracle.ts';

/** Thousands of runs take minutes. */
const PATIENCE = { timeout: 3_600_000 };

const NOW = '2026-11-20T00:00:00Z';

/** What decides how a mock answers, and not what may be answered. */
const options = fc.constantFrom<MockOptions>({}, { preferExamples: true }, { seed: 'another' });

/** A document, a way to write it, some requests to it, and what becomes of their answers in a recording. */
const traffic = api.chain((made: Api) =>
  fc.record({
    document: fc.constant(made.document),
    wording,
    options,
    exchanges: fc.array(fc.tuple(requestTo(made), change), { minLength: 1, maxLength: 8 }),
  }),
);

describe('what is compiled says what the document says', PATIENCE, () => {
  test('of requests to a mock, and of its answers', async () => {
    const seen = new Set<string>();
    const property = fc.asyncProperty(
      traffic,
      async ({ document, wording, options, exchanges }) => {
        const oracle = createOracle(document);
        const mock = await mockOf(await loadContractText(wording(document)), options);
        for (const [request] of exchanges) {
          const meaning = meaningOf(oracle, request);
          seen.add(meaning.kind === 'found' ? (meaning.refusal?.why ?? 'valid') : meaning.kind);
          const { operation, refusal, response } = mock.answer(request);
          if (meaning.kind !== 'found') {
            expect(operation).toBeUndefined();
            expect(response.status).toBe(meaning.kind === 'path-missing' ? 404 : 405);
            continue;
          }
          const { status, mediaType, isDocumented } = meaning.answer;
          expect(operation?.id).toBe(meaning.operation.id);
          expectRefused(refusal, meaning.refusal);
          expect([response.status, response.headers['content-type']]).toEqual([status, mediaType]);
          const faults = answerFaults(meaning.operation, request.method, response, oracle.schemas);
          expect(faults).toEqual(isDocumented ? [] : ['status-documented']);
        }
      },
    );
    await fc.assert(property, agreementRuns(30));
    const all = ['path-missing', 'method-missing', 'credentials', 'parameters', 'body', 'valid'];
    expect([...seen]).toEqual(expect.arrayContaining(all));
  });

  test('of the answers of a mock that remembers', async () => {
    const property = fc.asyncProperty(traffic, async ({ document, options, exchanges }) => {
      const { operations, schemas } = createOracle(document);
      const contract = await loadContractText(JSON.stringify(document));
      const mock = await mockOf(contract, { ...options, stateful: true });
      for (const [request] of [...exchanges, ...exchanges]) {
        const { operation: asked, response } = mock.answer(request);
        expect(response.status).toBeLessThan(500);
        const operation = operations.find(({ id }) => id === asked?.id);
        if (operation === undefined) continue;
        const isOwn = response.headers['content-type'] === 'application/problem+json';
        const faults = answerFaults(operation, request.method, response, schemas);
        expect(faults).toEqual(isOwn ? ['status-documented'] : []);
      }
    });
    await fc.assert(property, agreementRuns(30));
  });

  test('of recorded exchanges', async () => {
    const property = fc.asyncProperty(traffic, async ({ document, wording, exchanges }) => {
      const oracle = createOracle(document);
      const contract = await loadContractText(wording(document));
      const mock = await mockOf(contract);
      const recorded = exchanges
        .map(([request, change]) => [request, change(mock.respond(request))] as const)
        // An ellipsis stands for what a recorder has masked.
        .filter(([, { body = '' }]) => !String(body).includes('…'));
      const recording = await readHarText(harOf(recorded));
      const { exchangeVerdicts, findings } = await check(recording, [subjectOf(contract)]);
      const errors = findings.filter(({ severity }) => severity === 'error');
      for (const [index, exchange] of recorded.entries()) {
        const wanted = judge(oracle, ...exchange);
        const failed = errors.filter(({ exchange }) => exchange.index === index);
        expect(new Set(failed.map((each) => each.check))).toEqual(new Set(wanted));
        const verdict = wanted === undefined ? 'skipped' : wanted.length > 0 ? 'fail' : 'pass';
        expect(exchangeVerdicts[index]).toMatchObject({ verdict });
      }
    });
    await fc.assert(property, agreementRuns(30));
  });

  test('whether it was loaded or kept on the disk, and in whichever order it is asked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'specwright-oracle-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const url = pathToFileURL(join(folder, 'api.json'));
    const cache = openCache(join(folder, 'cache'));
    const property = fc.asyncProperty(traffic, async ({ document, exchanges }) => {
      // Only large documents are kept.
      await writeFile(url, JSON.stringify({ ...document, 'x-filler': 'x'.repeat(300_000) }));
      const loaded = await loadDocument(url, {});
      await cache.write(url, {}, loaded);
      const kept = (await cache.read(url, {})) as Contract;
      const requests = exchanges.map(([request]) => request);
      const answers = await answersOf(loaded, requests);
      expect((await answersOf(kept, requests.toReversed())).toReversed()).toEqual(answers);
      const recorded = exchanges.map(
        ([request, change], index) => [request, change(answers[index] as HttpResponse)] as const,
      );
      const recording = await readHarText(harOf(recorded));
      const report = await check(recording, [subjectOf(loaded)]);
      expect(await check(recording, [subjectOf(kept)])).toEqual(report);
    });
    await fc.assert(property, agreementRuns(15));
  });
});

/** Expects that a request is refused for the same reason, and that the same parts of it are blamed. */
function expectRefused(refusal: EngineAnswer['refusal'], wanted: Refusal | undefined): void {
  if (wanted === undefined) {
    // What is acceptable is looked at last.
    expect(refusal?.statuses ?? [406]).toEqual([406]);
    return;
  }
  expect(refusal?.denial !== undefined).toBe(wanted.why === 'credentials');
  const blamed = refusal?.faults?.map(({ at, pointer }) => `${at} ${pointer}`) ?? [];
  // Of an alternative's branches the nearest is told, and not all that they say.
  expect(wanted.places).toEqual(expect.arrayContaining(blamed));
  expect(partsOf(blamed)).toEqual(partsOf(wanted.places));
}

/** The parts of a request that places are in: each parameter, and the body. */
function partsOf(places: readonly string[]): Set<string> {
  return new Set(places.map((place) => /^request\.body |^\S+ \/[^/]*/.exec(place)?.[0] ?? place));
}

function mockOf(contract: Contract, options: MockOptions = {}): Promise<Mock> {
  return createMock({ contract, semantics: undefined }, { ...options, now: `fixed:${NOW}` });
}

function subjectOf(contract: Contract): Subject {
  return { compiled: compileContract(contract), semantics: undefined };
}

function harOf(exchanges: readonly (readonly [HttpRequest, HttpResponse])[]): string {
  const written = exchanges.map(([request, response]) => ({ at: NOW, request, response }));
  return writeHar(written, { name: 'oracle', version: '1' });
}

async function answersOf(contract: Contract, requests: readonly HttpRequest[]) {
  const mock = await mockOf(contract);
  return requests.map((request) => mock.respond(request));
}
