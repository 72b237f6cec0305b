import type { Contract } from '../contract/contract.ts';
import { meantHint } from '../contract/near-miss.ts';
import { UsageError } from '../errors.ts';

/**
 * Makes sure that the contracts have what `--allow` and `--auth` name: a mistyped operation would
 * never be sent, and neither would the credential of a mistyped scheme.
 *
 * @param allowed `POST /events` or an operationId each.
 * @param schemes names of security schemes.
 * @throws {UsageError} that names the near miss.
 */
export function expectKnown(
  contracts: readonly Contract[],
  allowed: readonly string[],
  schemes: readonly string[],
): void {
  const owners = contracts.map(({ name }) => name).join(', ');
  const operations = contracts
    .flatMap((contract) => contract.operations)
    .flatMap(({ id, operationId }) => (operationId === undefined ? id : [id, operationId]));
  for (const name of allowed) {
    if (operations.includes(name)) continue;
    throw new UsageError({
      problem: `--allow names no operation of ${owners}`,
      expected: 'a method and a path as documented, such as "POST /events", or an operationId',
      received: name,
      ...meantHint(name, operations),
    });
  }

  const known = [...new Set(contracts.flatMap((contract) => [...contract.securitySchemes.keys()]))];
  for (const name of schemes) {
    if (known.includes(name)) continue;
    throw new UsageError({
      problem: `--auth names no security scheme of ${owners}`,
      expected: known.length === 0 ? 'no --auth: none is documented' : known.join(', '),
      received: name,
      ...meantHint(name, known),
    });
  }
}
