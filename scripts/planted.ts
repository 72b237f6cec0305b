import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { loadContract } from '../src/contract/load.ts';
import { harvest } from '../test/planted/planted.ts';

/*
 * Plants faults in recordings that keep their contracts, and counts those that a check finds where they
 * are: npm run planted -- [--seed <text>] [--most <n>] <contract…>. It fails where an exchange that keeps
 * its contract is blamed, or where fewer than 99 of 100 faults are found. What came of it is recorded in
 * scripts/PLANTED.md.
 */
const LEAST_FOUND = 0.99;

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: 'a' }, most: { type: 'string', default: '3' } },
  allowPositionals: true,
});
const { seed } = values;
const most = Number(values.most);
if (positionals.length === 0 || !Number.isInteger(most) || most < 1) {
  console.error('expected contracts: npm run planted -- [--seed <text>] [--most <n>] <contract…>');
  process.exit(2);
}
console.log(`Seed ${seed}, at most ${most} faults of a kind in an exchange.\n`);
console.log(
  '| contract | exchanges | blamed | fault | planted | found |\n|---|---:|---:|---|---:|---:|',
);
let planted = 0;
let missed = 0;
for (const name of positionals) {
  const { conforming, blamed, kinds } = await harvest(await loadContract(name), {
    seed,
    most,
    every: 1,
  });
  const contract = basename(name, '.json');
  for (const [kind, of] of kinds) {
    const found = of.planted - of.missed.length;
    console.log(
      `| ${contract} | ${conforming} | ${blamed.length} | ${kind} | ${of.planted} | ${found} |`,
    );
    planted += of.planted;
    missed += of.missed.length;
    for (const line of of.missed) console.error(`missed, ${kind}: ${line}`);
  }
  for (const line of blamed) console.error(`blamed: ${line}`);
  if (blamed.length > 0) process.exitCode = 1;
}
const rate = 1 - missed / planted;
console.log(`\n${planted - missed} of ${planted} faults found: ${(100 * rate).toFixed(2)} %.`);
if (rate < LEAST_FOUND) process.exitCode = 1;
