import type { Direction } from '../compile/direction.ts';
import { compileValidators, type Judge } from '../compile/validators.ts';
import type { Contract, Pointer } from '../contract/contract.ts';
import { SchemaError } from '../errors.ts';
import type { Fault } from './problem.ts';
import { type SchemaRoot, schemaRoots } from './schema-roots.ts';

/** What the rules look at. */
export interface Subject {
  readonly contract: Contract;
  readonly roots: readonly SchemaRoot[];
  /** The validator of a schema; the error where it doesn't compile. */
  readonly validator: (pointer: Pointer, direction: Direction) => Judge | SchemaError;
}

/** One requirement on a contract: gives its faults, none where it is met. */
export type Rule = (subject: Subject) => readonly Fault[] | Promise<readonly Fault[]>;

/** Prepares a contract for the rules. */
export function createSubject(contract: Contract): Subject {
  return {
    contract,
    roots: schemaRoots(contract.document),
    validator: fallibleValidators(contract),
  };
}

/**
 * Validators that give the error of a schema that doesn't compile instead of throwing it, and find
 * nothing where the schema leads back to itself without end, which `schemas-end` tells.
 */
export function fallibleValidators(contract: Contract): Subject['validator'] {
  const validators = compileValidators(contract);
  return (pointer, direction) => {
    try {
      return untilExhausted(validators(pointer, direction));
    } catch (error) {
      if (error instanceof SchemaError) return error;
      throw error;
    }
  };
}

function untilExhausted(validate: Judge): Judge {
  return (value) => {
    try {
      return validate(value);
    } catch (error) {
      if (error instanceof SchemaError) return [];
      throw error;
    }
  };
}
