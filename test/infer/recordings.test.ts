import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { checkRecording } from '../../src/adapters/check-recording.ts';
import { basePaths } from '../../src/compile/server.ts';
import type { LoadedContract } from '../../src/contract/assemble.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { loadContract, loadContractText } from '../../src/contract/load.ts';
import { inferDocument } from '../../src/infer/infer.ts';
import { lintContract } from '../../src/lint/lint.ts';
import { readBatches, readRecordings } from '../../src/recording/read.ts';

/** How many exchanges there are, how many paths are inferred from them, and how many of those are documented. */
const RECORDINGS = {
  braze: { exchanges: 8, paths: 1, same: 1 },
  tell: { exchanges: 242, paths: 41, same: 40 },
  'datadog-product-analytics': { exchanges: 30, paths: 3, same: 3 },
  'mparticle-platform': { exchanges: 517, paths: 29, same: 28 },
};

describe.each(Object.entries(RECORDINGS))('%s', (name, { exchanges, paths, same }) => {
  const folder = `specs/${name}/recordings`;

  test('what is inferred has nothing for lint, and the recordings keep it', async () => {
    const contract = await inferredFrom(folder);
    const problems = await lintContract(contract);
    expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const { verdicts } = await checkRecording(folder, { contracts: [contract] });
    expect(verdicts).toEqual({ pass: exchanges, fail: 0, unchecked: 0, skipped: 0 });
  });

  test('paths are those of the contract that was written by hand', async () => {
    const inferred = pathsOf(await inferredFrom(folder));
    const written = pathsOf(await loadContract(name));
    expect([inferred.size, inferred.intersection(written).size]).toEqual([paths, same]);
  });
});

async function inferredFrom(folder: string): Promise<LoadedContract> {
  const servers = new Set<string>();
  for await (const { request } of readRecordings([folder]))
    servers.add(new URL(request.url).origin);
  const { document } = await inferDocument(readBatches([folder]), [...servers]);
  return loadContractText(stringify(document));
}

/** The templates of a contract with the base paths of their servers, whatever their parameters are called. */
function pathsOf({ operations }: Contract): Set<string> {
  const paths = operations.flatMap(({ path, servers }) =>
    servers.flatMap(basePaths).map((base) => base + path),
  );
  return new Set(paths.map((path) => path.replaceAll(/\{[^}]*\}/g, '{}')));
}
