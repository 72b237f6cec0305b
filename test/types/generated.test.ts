import { describe, expect, test } from 'vitest';
import { generateFactories } from '../../generators/factories.ts';
import { generateTypes } from '../../generators/types.ts';
import { generateValidators } from '../../generators/validators.ts';
import { bundledContracts } from '../../src/contract/bundled.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { loadContract, loadContractText } from '../../src/contract/load.ts';
import { COMPILERS, compile } from './compilers.ts';
import { NAMES } from './documents/names.ts';
import { OPERATIONS } from './documents/operations.ts';
import { SCHEMAS } from './documents/schemas.ts';

describe('the types of documents, with what may be said by them', async () => {
  const modules: Record<string, string> = {};
  for (const name of bundledContracts()) await add(await loadContract(name), '');
  const documents = { ...NAMES, ...OPERATIONS, ...SCHEMAS };
  for (const [name, { document, use }] of Object.entries(documents))
    await add(await loadContractText(document, { name }), use);

  async function add(contract: Contract, use: string): Promise<void> {
    const { name } = contract;
    modules[name] = `${await generateTypes(contract)}\n${use}`;
    modules[`${name}.validators`] = await generateValidators(contract);
    modules[`${name}.factories`] = await generateFactories(contract);
  }

  test.each(COMPILERS)('compile strictly by %s', async (compiler) => {
    expect(await compile(compiler, modules)).toEqual([]);
  });

  test.each(COMPILERS)('%s is asked in earnest', async (compiler) => {
    const used = Object.entries(modules).filter(([name]) => name.startsWith('operations'));
    const wrong = `import { thing } from './operations.factories.js';
import type { Thing } from './operations.js';
import { isThing } from './operations.validators.js';

export const mistaken: Thing = { name: 7 };
thing({ name: 8 });
export const guarded = (value: unknown): boolean => isThing(value) && value.name === 9;
`;
    const said = await compile(compiler, { ...Object.fromEntries(used), wrong });
    expect(said.map((line) => line.match(/^wrong\.ts\((\d)/)?.[1])).toEqual(['5', '6', '7']);
  });
});
