import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { check, exchange } from '../conformance/exchanges.ts';

const DOCUMENT = new URL('../../../shared/corpus/openapi/kubernetes.json', import.meta.url);
const reason = existsSync(DOCUMENT) ? '' : ' (skipped: the corpus lies beside this checkout only)';
const EXAMPLE = readFileSync(new URL('../../examples/ci/kubernetes.yaml', import.meta.url), 'utf8');
const SERVER = 'https://kubernetes.local';
const JOBS = `${SERVER}/apis/batch/v1/namespaces/default/jobs`;

describe.skipIf(reason !== '')(`by the OpenAPI document of Kubernetes${reason}`, async () => {
  const contract = reason === '' ? await loadContract(fileURLToPath(DOCUMENT)) : undefined;
  const subjects = contract && [{ compiled: compileContract(contract), semantics: undefined }];

  /** What a strict check finds where a cluster is asked to create the jobs of a file. */
  async function faultsOf(yaml: string): Promise<string[]> {
    const json = { 'content-type': 'application/json' };
    const created = parseAllDocuments(yaml).map((document, index) => {
      const request = {
        method: 'POST',
        url: JOBS,
        headers: { ...json, authorization: 'Bearer a' },
      };
      const body = document.toJS();
      return exchange({ ...request, body }, { status: 201, headers: json, body }, index);
    });
    const options = { strict: true, servers: [SERVER] };
    const { findings, verdicts } = await check(created, subjects, options);
    expect(verdicts.pass + verdicts.fail).toBe(created.length);
    return findings.map(({ at, pointer, received }) => `${at} ${pointer}: ${received}`);
  }

  test('the example creates jobs', async () => {
    expect(await faultsOf(EXAMPLE)).toEqual([]);
  });

  test.each([
    ['restartPolicy', 'restartPolcy', '/spec/template/spec/restartPolcy'],
    ['completions: 4', 'completions: four', '/spec/completions: "four"'],
    ['mountPath: /checks/recordings', 'path: /checks', '/spec/template/spec/containers/0/'],
  ])('%s by another name or type is found: %s', async (right, wrong, fault) => {
    const faults = await faultsOf(EXAMPLE.replace(right, wrong));
    expect(faults).toContainEqual(expect.stringContaining(`request.body ${fault}`));
  });
});
