import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { judgeTraffic } from '../../src/adapters/judge-recording.ts';
import { loadContractText } from '../../src/contract/load.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { readBatches } from '../../src/recording/read.ts';
import { documentFrom, inBatches } from './exchanges.ts';

/** Of operations and statuses that were never seen, nothing is known. */
const UNSEEN = new Set(['operation-documented', 'method-documented', 'status-documented']);

test.each([
  ['tell', 0.8],
  ['mparticle-platform', 0.95],
])('what half of %s shows, %d of the other half keep', async (name, least) => {
  const all: Exchange[] = [];
  for await (const batch of readBatches([`specs/${name}/recordings`])) all.push(...batch);
  const servers = [...new Set(all.map(({ request }) => new URL(request.url).origin))];
  const [known = [], others = []] = [0, 1].map((rest) =>
    all.filter((_, index) => index % 2 === rest),
  );
  const contract = await loadContractText(stringify(await documentFrom(known, servers)));
  const kept: boolean[] = [];
  await judgeTraffic(inBatches(others), {
    contracts: [contract],
    onJudgement: ({ verdict, findings }) => {
      if (findings.some(({ check }) => UNSEEN.has(check))) return;
      kept.push(verdict === 'pass');
    },
  });
  expect(kept.filter(Boolean).length / kept.length).toBeGreaterThan(least);
});
