import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { judgeTraffic } from '../../src/adapters/judge-recording.ts';
import type { LoadedContract } from '../../src/contract/assemble.ts';
import { loadContractText } from '../../src/contract/load.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { lintContract } from '../../src/lint/lint.ts';
import { readBatches } from '../../src/recording/read.ts';
import { documentFrom, exchange, inBatches } from './exchanges.ts';

const NAMES = ['id', 'name', 'status', 'items', 'created_at', '__proto__', 'toString', ''];
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, 0, -1, 1.5, 2 ** 31, 2 ** 53 - 1, 1e300),
    fc.constantFrom('', 'open', 'closed', 'cus_NffrFeUfNV2Hib', '2026-11-22', 'a@b.example'),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), tie('value'), { maxKeys: 4 }),
  ),
})).value;

const segment = fc.oneof(
  fc.constantFrom('apps', 'users', 'me', 'v1', '1', '22', 'aud_7f3a9c21', '7.json', '8:cancel'),
  fc.string({ maxLength: 5 }),
);
const anyExchange = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'QUERY'),
    path: fc.array(segment.map(encodeURIComponent), { maxLength: 4 }),
    query: fc.dictionary(
      fc.constantFrom('page', 'q', 'ids', 'filter[a]', 'token', ''),
      fc.oneof(fc.constantFrom('1', '2', 'true', 'a,b', '1,2', '', '007'), fc.string()),
    ),
    status: fc.constantFrom(200, 201, 204, 302, 400, 404, 422, 500),
    sent: fc.option(json, { nil: undefined }),
    answer: fc.option(json, { nil: undefined }),
    header: fc.constantFrom('1', 'abc', '2026-11-22'),
  })
  .map(({ method, path, query, status, sent, answer, header }) =>
    exchange(`${method} /${path.join('/')}?${new URLSearchParams(query)}`, status, {
      ...(method !== 'GET' && method !== 'HEAD' && { sent }),
      ...(method !== 'HEAD' && status !== 204 && { answer }),
      sentHeaders: { 'x-tenant': header, authorization: 'Bearer abc' },
      headers: { 'x-ratelimit-limit': header },
    }),
  );

describe('whatever is recorded', () => {
  test('keeps what is inferred from it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyExchange, { minLength: 1, maxLength: 12 }), async (all) => {
        const contract = await loaded(all);
        const { findings, verdicts } = await judged(all, contract);
        expect(findings).toEqual([]);
        expect(verdicts).toMatchObject({ pass: all.length });
      }),
      { numRuns: 150 },
    );
  });

  test('comes to a document that lint has nothing against', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyExchange, { minLength: 1, maxLength: 6 }), async (all) => {
        const problems = await lintContract(await loaded(all));
        expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('comes to the same document in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyExchange, { minLength: 1, maxLength: 12 }), async (all) => {
        expect(stringify(await documentFrom(all.toReversed()))).toBe(
          stringify(await documentFrom(all)),
        );
      }),
      { numRuns: 100 },
    );
  });
});

test('recordings come to the same document in whatever order', async () => {
  const all: Exchange[] = [];
  for await (const batch of readBatches(['specs/tell/recordings'])) all.push(...batch);
  const document = stringify(await documentFrom(all));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async (shuffled) => {
      expect(stringify(await documentFrom(shuffled))).toBe(document);
    }),
    { numRuns: 10 },
  );
});

async function loaded(exchanges: readonly Exchange[]): Promise<LoadedContract> {
  return loadContractText(stringify(await documentFrom(exchanges)));
}

async function judged(exchanges: readonly Exchange[], contract: LoadedContract) {
  const findings: string[] = [];
  const { verdicts } = await judgeTraffic(inBatches(exchanges), {
    contracts: [contract],
    onJudgement: (judgement) => {
      if (judgement.reason !== null) findings.push(judgement.reason);
      for (const { severity, check, pointer, received, documented } of judgement.findings) {
        if (severity === 'error') findings.push([check, pointer, received, documented].join(' '));
      }
    },
  });
  return { verdicts, findings };
}

test('QUERY is documented in the terms of OpenAPI 3.2, where lint knows it', async () => {
  const contract = await loaded([exchange('QUERY /apps', 200, { sent: { a: 1 }, answer: [] })]);
  const problems = await lintContract(contract);
  expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
});
