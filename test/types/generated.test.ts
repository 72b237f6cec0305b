import { describe, expect, test } from 'vitest';
import { generateTypes } from '../../generators/types.ts';
import { bundledContracts } from '../../src/contract/bundled.ts';
import { loadContract, loadContractText } from '../../src/contract/load.ts';
import { COMPILERS, compile } from './compilers.ts';
import { NAMES } from './documents/names.ts';
import { OPERATIONS } from './documents/operations.ts';
import { SCHEMAS } from './documents/schemas.ts';

describe('the types of documents, with what may be said by them', async () => {
  const modules: Record<string, string> = {};
  for (const name of bundledContracts())
    modules[name] = await generateTypes(await loadContract(name));
  const documents = { ...NAMES, ...OPERATIONS, ...SCHEMAS };
  for (const [name, { document, use }] of Object.entries(documents))
    modules[name] = `${await generateTypes(await loadContractText(document))}\n${use}`;

  test.each(COMPILERS)('compile strictly by %s', async (compiler) => {
    expect(await compile(compiler, modules)).toEqual([]);
  });

  test.each(COMPILERS)('%s is asked in earnest', async (compiler) => {
    const wrong = `${modules.operations}\nexport const mistaken: Thing = { name: 7 };`;
    expect(await compile(compiler, { wrong })).toEqual([
      expect.stringContaining("error TS2322: Type 'number' is not assignable to type 'string'"),
    ]);
  });
});
