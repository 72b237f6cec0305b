import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateValidators } from '../../../generators/validators.ts';
import type { Violation } from '../../../src/compile/violation.ts';
import type { Contract } from '../../../src/contract/contract.ts';

/** What a module of validators exports. */
export type Validators = Readonly<Record<string, (value: unknown) => boolean | undefined>>;

/** Generates the validators of a contract, and imports them. */
export async function importValidators(contract: Contract): Promise<Validators> {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-test-'));
  try {
    const file = join(folder, 'contract.validators.ts');
    writeFileSync(file, await generateValidators(contract));
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What an assertion says of a value; empty where it has nothing against it. */
export function violationsOf(
  validators: Validators,
  assertion: string,
  value: unknown,
): readonly Violation[] {
  try {
    validators[assertion]?.(value);
    return [];
  } catch (error) {
    if (!(error instanceof Error && 'violations' in error)) throw error;
    return error.violations as readonly Violation[];
  }
}
