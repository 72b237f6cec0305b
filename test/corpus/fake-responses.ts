import { compileContract } from '../../src/compile/compiled-contract.ts';
import { createRandom } from '../../src/compile/random.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { SchemaError } from '../../src/errors.ts';
import { isJson } from '../../src/http/media-type.ts';

/** What became of the fakes of a contract's JSON responses. */
export interface Faked {
  /** How many schemas the responses have, each counted once. */
  readonly schemas: number;
  /** Bodies that break their schema: none may. */
  readonly invalid: readonly string[];
  /** Schemas that no body is made of, and why. */
  readonly refused: readonly string[];
}

const NOW = Date.UTC(2026, 10, 20);

/** Fakes every JSON response of every operation, for some seeds, and holds each body against its schema. */
export function fakeResponses(contract: Contract, seeds: readonly string[]): Faked {
  const { fakeOf, validatorOf } = compileContract(contract);
  const invalid: string[] = [];
  const refused: string[] = [];
  const schemas = new Map(
    contract.operations.flatMap(({ id, responses }) =>
      responses.flatMap(({ status, content }) =>
        content.flatMap(({ range, schema }) =>
          schema === undefined || !isJson(range) ? [] : [[schema, `${id} ${status}`] as const],
        ),
      ),
    ),
  );
  for (const [schema, name] of schemas) {
    try {
      for (const seed of seeds) {
        const random = createRandom(seed);
        const body = fakeOf(schema, 'response')({ random, now: NOW, entities: random });
        const [violation] = validatorOf(schema, 'response')(body);
        if (violation !== undefined) invalid.push(`${name}, seed ${seed}: ${violation.pointer}`);
      }
    } catch (error) {
      if (!(error instanceof SchemaError)) throw error;
      refused.push(`${name}: ${error.message}`);
    }
  }
  return { schemas: schemas.size, invalid, refused };
}
