import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import type { Operation, Pointer } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { isJson } from '../../src/http/media-type.ts';
import { conformingExchanges, harEntry } from '../../test/planted/conforming.ts';
import { cache, peerFile } from './peers.ts';
import type { Sample, Work } from './work.ts';

/** GitHub's document: 13 MB, 1,200 operations. */
export const GITHUB_DOCUMENT = peerFile('@octokit/openapi/generated/api.github.com.json');

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** So many requests of each operation, with other values in each. */
const ROUNDS = 100;

/** GETs across GitHub's document: of all operations whose one success is documented as JSON. */
export async function githubGets(): Promise<Work> {
  const contract = await loadContract(GITHUB_DOCUMENT);
  const compiled = compileContract(contract);
  const schemas = new Map(contract.operations.flatMap(answerOf));
  const asked = contract.operations.filter(({ id }) => schemas.has(id)).map(withoutAnswer);
  const samples = new Map<string, Sample>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const exchange of conformingExchanges(compiled, asked, `round ${round}`)) {
      const path = harEntry(exchange, '').request.url;
      // One without parameters comes once: each request is another one.
      samples.set(path, { path, init: {}, schema: schemas.get(exchange.operation.id) as Pointer });
    }
  }
  const requests = [...samples.values()];
  const list = join(cache, 'github-gets.txt');
  writeFileSync(list, requests.map(({ path }) => `${path}\n`).join(''));
  return {
    contract: GITHUB_DOCUMENT,
    name: 'the 13 MB of GitHub',
    title: `GETs of ${asked.length} operations of GitHub's document, which has ${contract.operations.length.toLocaleString('en')}`,
    request: (number) => requests[number % requests.length] as Sample,
    script: { file: here('listed.lua'), list },
    // By then even who is slow has answered each operation once.
    warmUp: 30,
    floor: here('floor.ts'),
    floorDoes: 'neither validates nor generates: the same series for all',
  };
}

/** The schema of what a GET answers, by its id, where that is one success, in JSON alone. */
function answerOf({ id, method, responses }: Operation): [string, Pointer][] {
  const [success, other] = responses.filter(({ status }) => status.startsWith('2'));
  const [media, another] = success?.content ?? [];
  const isAlone = method === 'GET' && other === undefined && another === undefined;
  return isAlone && media?.schema !== undefined && isJson(media.range) ? [[id, media.schema]] : [];
}

/** An answer isn't needed, and takes long to make. */
function withoutAnswer(operation: Operation): Operation {
  const { pointer } = operation;
  return {
    ...operation,
    responses: [{ status: '200', description: '', headers: [], content: [], pointer }],
  };
}
