import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { generateTypes } from '../../generators/types.ts';
import { loadContract } from '../../src/contract/load.ts';
import { COMPILERS, compile } from '../types/compilers.ts';

const CORPUS = new URL('../../../shared/corpus/openapi/', import.meta.url);
const reason = existsSync(CORPUS) ? '' : ' (skipped: the corpus lies beside this checkout only)';
const PATIENCE = { timeout: 120_000 };

/** What a user of each may write. */
const DOCUMENTS = {
  'adyen-checkout': `
    export const asked: Request<'POST /applePay/sessions'>['body'] = { displayName: 'a', domainName: 'b', merchantIdentifier: 'c' };
    export const failure: ErrorOf<'post-payments'> = { errorCode: '702' } satisfies ServiceError;`,
  asana: '',
  github: `
    export const asked: Request<'issues/create'> = { path: { owner: 'a', repo: 'b' }, body: { title: 'c' } };
    export const login: Response<'GET /users/{username}', 200>['login'] = 'octocat';
    export const failure: ErrorOf<'repos/get'> = { message: 'Not Found' } satisfies BasicError;
    // @ts-expect-error: an issue has a title
    export const untitled: Request<'issues/create'> = { path: { owner: 'a', repo: 'b' }, body: {} };`,
  kubernetes: `
    export const pod: IoK8sApiCoreV1Pod = { metadata: { name: 'a' } };
    export const pods: Response<'listCoreV1PodForAllNamespaces', '200'> = { items: [] };`,
  stripe: `
    export const asked: Request<'GET /v1/charges/{charge}'> = { path: { charge: 'ch_1' } };
    export const charge: Response<'GetChargesCharge', 200>['object'] = 'charge';
    export const failure: ErrorOf<'GetCharges'> = { error: { type: 'card_error' } };`,
};

describe.skipIf(reason !== '')(`types of documents in the wild${reason}`, PATIENCE, () => {
  const modules: Record<string, string> = {};

  beforeAll(async () => {
    for (const [name, use] of Object.entries(DOCUMENTS)) {
      const contract = await loadContract(fileURLToPath(new URL(`${name}.json`, CORPUS)));
      modules[name] = `${await generateTypes(contract)}\n${use}`;
    }
  }, PATIENCE.timeout);

  test.each(COMPILERS)('compile strictly by %s', async (compiler) => {
    expect(await compile(compiler, modules)).toEqual([]);
  });
});
