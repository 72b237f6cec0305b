import { expect, test } from 'vitest';
import {
  type Baseline,
  baselineFaults,
  updatedBaseline,
  withBaseline,
} from '../../src/conformance/baseline.ts';
import { CHECK_NAMES } from '../../src/conformance/finding.ts';
import { shortcomings } from '../../src/conformance/gate.ts';
import { check, exchange } from './exchanges.ts';
import { listOf, V1 } from './shop.ts';

const EMPTY: Baseline = { version: 1, findings: [] };
const TODAY = '2026-11-21';

const failing = await check([
  exchange({}, listOf('2')),
  exchange({ url: `${V1}/orders?page=0` }, listOf(1)),
]);
const [first, second] = failing.clusters.map(({ fingerprint }) => fingerprint);
const gate = { failOn: new Set(CHECK_NAMES) };

test('what is known fails no run, and is told with its reason', () => {
  const baseline = updatedBaseline(EMPTY, failing);
  const [entry, ...others] = baseline.findings;
  const known = { reason: 'mended in 2.4', owner: 'billing', expires: '2027-01-31' };
  const told = withBaseline(failing, {
    version: 1,
    findings: [{ ...entry, ...known }, ...others],
  } as Baseline);
  expect(shortcomings(told, gate)).toEqual([]);
  expect(told.clusters.find(({ fingerprint }) => fingerprint === entry?.fingerprint)).toMatchObject(
    {
      known,
    },
  );
  const half = withBaseline(failing, { version: 1, findings: others });
  expect(shortcomings(half, gate)).toEqual(['1 finding of severity error']);
});

test.each<[what: string, change: object, whole: boolean, wanted: RegExp[]]>([
  ['nothing is wrong', {}, true, []],
  ['its last day', { expires: TODAY }, true, []],
  [
    'the day after',
    { expires: '2026-11-20' },
    true,
    [/^1 entry of the baseline is expired \(\w{16}, GET/],
  ],
  [
    'what did not come',
    { fingerprint: '0000000000000000' },
    true,
    [/^1 entry .* is stale: no such/],
  ],
  ['what another shard may have', { fingerprint: '0000000000000000' }, false, []],
  ['what another run may have', { fingerprint: '0000000000000000', contract: 'other' }, true, []],
])('%s', (_, change, whole, wanted) => {
  const [entry, ...others] = updatedBaseline(EMPTY, failing).findings;
  const baseline = { version: 1, findings: [{ ...entry, ...change }, ...others] } as Baseline;
  const faults = baselineFaults(baseline, failing, whole, TODAY);
  expect(faults).toHaveLength(wanted.length);
  for (const [index, pattern] of wanted.entries()) expect(faults[index]).toMatch(pattern);
});

test('an update keeps what is said, takes out what is stale, and leaves other contracts alone', async () => {
  const said = { reason: 'known to the vendor', owner: 'us', expires: null };
  const baseline = updatedBaseline(EMPTY, failing);
  const entries = baseline.findings.map((entry) => ({ ...entry, ...said }));
  const foreign = { ...said, fingerprint: 'f'.repeat(16), contract: 'other', summary: 'elsewhere' };
  const better = await check([exchange({}, listOf('2', '3'))]);
  const updated = updatedBaseline({ version: 1, findings: [...entries, foreign] }, better);
  expect(updated.findings).toEqual(
    expect.arrayContaining([expect.objectContaining({ fingerprint: first, ...said }), foreign]),
  );
  expect(updated.findings).toHaveLength(2);
  expect(baseline.findings.map(({ fingerprint }) => fingerprint)).toContain(second);
});
