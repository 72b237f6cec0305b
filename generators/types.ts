import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { Contract } from '../src/contract/contract.ts';

/**
 * Writes a contract's types: `paths`, `components` and `operations` as openapi-typescript has them,
 * and `Operations`, the map from what an operation is called to its parameters and bodies. The text
 * depends on the contract alone.
 */
export async function generateTypes(contract: Contract): Promise<string> {
  // openapi-typescript changes the document that it is given.
  const document = structuredClone(contract.document) as unknown as OpenAPI3;
  const nodes = await openapiTS(document, { silent: true });
  return `${astToString(nodes)}\n${operationMap(contract)}`;
}

function operationMap({ operations }: Contract): string {
  const members = operations.map(({ id, path, method }) => {
    const type = `paths[${JSON.stringify(path)}][${JSON.stringify(method.toLowerCase())}]`;
    return `    ${JSON.stringify(id)}: ${type};`;
  });
  return [
    '/** Every operation by what it is called: its method and its path. */',
    'export interface Operations {',
    ...members,
    '}',
    '',
  ].join('\n');
}
