import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadContract } from '../src/contract/load.ts';
import { fakeResponses } from '../test/corpus/fake-responses.ts';

/*
 * Fakes every JSON response of the documents in a folder, for twenty seeds:
 * npm run corpus -- <folder>. What came of it is recorded in scripts/CORPUS.md.
 */
const SEEDS = Array.from({ length: 20 }, (_, index) => `seed ${index}`);

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('expected the folder of the documents: npm run corpus -- <folder>');
  process.exit(2);
}
console.log(
  '| document | schemas of responses | bodies | invalid | refused |\n|---|---|---|---|---|',
);
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const contract = await loadContract(join(folder, file));
  const { schemas, invalid, refused } = fakeResponses(contract, SEEDS);
  const bodies = (schemas - refused.length) * SEEDS.length;
  console.log(
    `| ${basename(file, '.json')} | ${schemas} | ${bodies} | ${invalid.length} | ${refused.length} |`,
  );
  for (const line of [...invalid, ...refused]) console.error(line);
  if (invalid.length > 0) process.exitCode = 1;
}
