import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { describe, expect, test } from 'vitest';
import { generateValidators } from '../../generators/validators.ts';
import type { Contract, Pointer } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { isJsonObject, referencePointer, valueAt } from '../../src/contract/pointer.ts';
import { walk } from '../../src/contract/walk.ts';
import { expectAgreement } from '../generators/validators/agreement.ts';

const CORPUS = new URL('../../../shared/corpus/openapi/', import.meta.url);
const reason = existsSync(CORPUS) ? '' : ' (skipped: the corpus lies beside this checkout only)';
const PATIENCE = { timeout: 600_000 };

describe.skipIf(reason !== '')(`documents in the wild${reason}`, PATIENCE, () => {
  test.each(['adyen-checkout', 'github', 'kubernetes', 'stripe'])(
    'validators of %s say what the check says',
    async (name) => expectAgreement(await load(name), 60),
  );

  test.each([
    ['adyen-checkout', 'isAmount', 'Amount', 8_000],
    ['github', 'isFullRepository', 'full-repository', 80_000],
    ['kubernetes', 'assertIoK8sApiCoreV1Pod', 'io.k8s.api.core.v1.Pod', 120_000],
    ['stripe', 'isBalance', 'balance', 16_000],
  ])('a bundle of %s with %s alone holds what that leads to', async (name, guard, schema, most) => {
    const contract = await load(name);
    const code = await bundleOf(await generateValidators(contract), guard);
    const defined = Array.from(code.matchAll(/\bdefine\("([^"]+)"/g), ([, pointer]) => pointer);
    const wanted = reachedFrom(contract, `/components/schemas/${schema}`);
    expect(defined.toSorted()).toEqual(wanted.toSorted());
    expect(code.length).toBeLessThan(most);
  });
});

function load(name: string): Promise<Contract> {
  return loadContract(fileURLToPath(new URL(`${name}.json`, CORPUS)));
}

async function bundleOf(validators: string, name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-test-'));
  try {
    writeFileSync(join(folder, 'contract.validators.ts'), validators);
    const input = join(folder, 'entry.ts');
    writeFileSync(input, `export { ${name} } from './contract.validators.ts';\n`);
    const bundle = await rolldown({ input });
    const { output } = await bundle.generate({ format: 'esm', comments: false });
    await bundle.close();
    return output[0].code;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A schema, and all that it leads to. */
function reachedFrom({ document }: Contract, root: Pointer): Pointer[] {
  const reached = new Set([root]);
  for (const pointer of reached) {
    const schema = valueAt(document, pointer);
    if (!isJsonObject(schema)) continue;
    walk(schema, 'schema', pointer, (node) => {
      const target = referencePointer(node);
      if (target !== undefined) reached.add(target);
    });
  }
  return [...reached];
}
