import { join } from 'node:path';
import type { Contract } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { valueAt } from '../../src/contract/pointer.ts';
import { folderOf } from './folder.ts';

/** Loads a document with one schema `S`, given as YAML on one line, beside other files. */
export async function loadSchema(
  schema: string,
  files: Readonly<Record<string, string>> = {},
  options: { version?: string; allowRefs?: (folder: string) => string[] } = {},
): Promise<Contract> {
  const { version = '3.1.0', allowRefs = () => [] } = options;
  const folder = await folderOf({
    'api/openapi.yaml': `openapi: ${version}\ncomponents:\n  schemas:\n    S: ${schema}\n`,
    ...files,
  });
  return loadContract(join(folder, 'api/openapi.yaml'), { allowRefs: allowRefs(folder) });
}

/** The schemas of a contract, by name. */
export const schemas = ({ document }: Contract) => valueAt(document, '/components/schemas');
