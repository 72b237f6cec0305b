import fc from 'fast-check';
import { expect } from 'vitest';
import { namesOf } from '../../../generators/names.ts';
import { compileContract } from '../../../src/compile/compiled-contract.ts';
import type { Direction } from '../../../src/compile/direction.ts';
import { createRandom } from '../../../src/compile/random.ts';
import type { Violation } from '../../../src/compile/violation.ts';
import type { Contract, Json, Pointer } from '../../../src/contract/contract.ts';
import { SchemaError } from '../../../src/errors.ts';
import { changed, changes } from './changes.ts';
import { importValidators, violationsOf } from './imported.ts';

/** What is broken of a value, in words; why it can't be judged. */
type Verdict = { readonly told: readonly string[] } | { readonly unjudged: true };

/**
 * Holds fakes of a contract's schemas, whole and changed, against the schemas: the generated validators have
 * to say what the check says, to the word.
 */
export async function expectAgreement(contract: Contract, numRuns: number): Promise<void> {
  const validators = await importValidators(contract);
  const { fakeOf, validatorOf } = compileContract(contract);
  const names = namesOf(contract);
  const verdicts = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom(...names.keys()),
      fc.constantFrom<Direction>('request', 'response'),
      fc.nat(),
      changes,
      (pointer, direction, seed, changes) => {
        const value = changed(fakeAt(pointer, direction, seed), changes);
        const wanted = verdict(() => validatorOf(pointer, direction)(value));
        const type = ownName(pointer, direction);
        const told = verdict(() => violationsOf(validators, `assert${type}`, value));
        const judged = verdict(() => (validators[`is${type}`]?.(value) ? [] : [FAULT]));
        expect(told).toEqual(wanted);
        expect(isFine(judged)).toBe(isFine(wanted));
        verdicts.add(String(isFine(wanted)));
      },
    ),
    { numRuns },
  );
  expect(verdicts).toContain('true');
  expect(verdicts).toContain('false');

  function ownName(pointer: Pointer, direction: Direction): string {
    const { type } = names.get(pointer) ?? { type: '' };
    const inRequests = `${type}InRequest`;
    return direction === 'request' && `is${inRequests}` in validators ? inRequests : type;
  }

  function fakeAt(pointer: Pointer, direction: Direction, seed: number): Json {
    try {
      const random = createRandom(String(seed));
      return JSON.parse(JSON.stringify(fakeOf(pointer, direction)({ random, now: 0 })));
    } catch (error) {
      if (error instanceof SchemaError) return {};
      throw error;
    }
  }
}

const FAULT: Violation = {
  pointer: '',
  keyword: '',
  contractPointer: '',
  expected: '',
  received: '',
  value: undefined,
};

function verdict(judge: () => readonly Violation[]): Verdict {
  try {
    return { told: judge().map(words).sort() };
  } catch (error) {
    const isUnjudged =
      error instanceof SchemaError || /^can't judge this value: /.test((error as Error).message);
    if (!isUnjudged) throw error;
    return { unjudged: true };
  }
}

function words({ pointer, contractPointer, expected, received, branch }: Violation): string {
  return JSON.stringify({ pointer, contractPointer, expected, received, branch });
}

function isFine(verdict: Verdict): boolean | undefined {
  return 'told' in verdict ? verdict.told.length === 0 : undefined;
}
