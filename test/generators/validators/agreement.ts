import fc from 'fast-check';
import { expect } from 'vitest';
import { namesOf, requestTypesOf } from '../../../generators/names.ts';
import { bodySchemas } from '../../../generators/validators/body-schemas.ts';
import { compileContract } from '../../../src/compile/compiled-contract.ts';
import type { Direction } from '../../../src/compile/direction.ts';
import { createRandom } from '../../../src/compile/random.ts';
import type { Violation } from '../../../src/compile/violation.ts';
import type { Contract, Json, Pointer } from '../../../src/contract/contract.ts';
import { SchemaError } from '../../../src/errors.ts';
import { agreementRuns } from '../../agreement-runs.ts';
import { changed, changes } from './changes.ts';
import { importValidators, type Validators, violationsOf } from './imported.ts';

/** What is broken of a value, in words; why it can't be judged. */
type Verdict = { readonly told: readonly string[] } | { readonly unjudged: true };

/**
 * Holds fakes of a contract's schemas, whole and changed, against the schemas: the generated validators have
 * to say what the check says, to the word.
 */
export async function expectAgreement(contract: Contract, runs: number): Promise<void> {
  const validators = await importValidators(contract);
  const { fakeOf, validatorOf } = compileContract(contract);
  const subjects = subjectsOf(contract, validators);
  const verdicts = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom(...subjects),
      fc.nat(),
      changes,
      ({ pointer, direction, name }, seed, changes) => {
        const value = changed(fakeAt(pointer, direction, seed), changes);
        const wanted = verdict(() => validatorOf(pointer, direction)(value));
        const told = verdict(() => violationsOf(validators, `assert${name}`, value));
        const judged = verdict(() => (validators[`is${name}`]?.(value) ? [] : [FAULT]));
        expect(told).toEqual(wanted);
        expect(isFine(judged)).toBe(isFine(wanted));
        verdicts.add(String(isFine(wanted)));
      },
    ),
    agreementRuns(runs),
  );
  expect(verdicts).toContain('true');
  expect(verdicts).toContain('false');

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

/** A schema as a direction has it, and what its guard is called after. */
interface Subject {
  readonly pointer: Pointer;
  readonly direction: Direction;
  readonly name: string;
}

function subjectsOf(contract: Contract, validators: Validators): Subject[] {
  const requestTypes = requestTypesOf(contract);
  const components = Array.from(namesOf(contract), ([pointer, { type }]): Subject[] => {
    const inRequests = requestTypes.get(pointer)?.type ?? type;
    const name = `is${inRequests}` in validators ? inRequests : type;
    return [
      { pointer, direction: 'response', name: type },
      { pointer, direction: 'request', name },
    ];
  });
  const types = [...namesOf(contract).values(), ...requestTypes.values()].map(({ type }) => type);
  return [...components.flat(), ...bodySchemas(contract, types)];
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
