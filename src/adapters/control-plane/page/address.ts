import type { ContractShape, OperationShape } from '../shapes.ts';

/** Where a contract's operations are answered: one contract at the root, several by their names. */
export function baseUrl(contract: string, contracts: readonly unknown[]): string {
  const { href } = new URL('..', document.baseURI);
  return contracts.length === 1 ? href.replace(/\/$/, '') : href + encodeURIComponent(contract);
}

/** A shell's command that asks for an operation; its path's parameters are 1. */
export function curl(base: string, { id }: OperationShape): string {
  const [method = '', path = ''] = id.split(' ');
  const url = `'${base}${path.replace(/\{[^}]*\}/g, '1').replaceAll("'", '%27')}'`;
  return method === 'GET' ? `curl -i ${url}` : `curl -i -X ${method} ${url}`;
}

/** The operation that is asked for most easily. */
export function easiest({ operations }: ContractShape): OperationShape | undefined {
  const gets = operations.filter(({ id }) => id.startsWith('GET '));
  return gets.find(({ id }) => !id.includes('{')) ?? gets[0] ?? operations[0];
}
