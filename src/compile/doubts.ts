import type { Json, JsonObject } from '../contract/contract.ts';
import { valueAt } from '../contract/pointer.ts';
import { SchemaError } from '../errors.ts';
import { lazily } from './lazily.ts';
import { schemaRegExp } from './pattern.ts';
import type { Violation } from './violation.ts';

/** How many doubts are tried both ways, each with each: 256 ways. */
const MOST_TRIED = 8;

/**
 * Judges values though some patterns can't tell whether they match a text: those that are no regular
 * expression, and those that take too long for it. Each such text is a doubt, as is an integer whose last
 * digits aren't known, and only what depends on it stays open.
 */
export interface Doubts {
  /** What ajv compiles patterns with. */
  readonly regExp: (pattern: string) => Pick<RegExp, 'test'>;
  /** What is taken to hold of a value that a clause of the schema can't judge, for the given reason. */
  readonly assume: (clause: Json, value: unknown, reason: SchemaError) => boolean;
  /**
   * What is broken whichever way the doubts about a value would turn out.
   * @param isValid holds it against its schema.
   * @param explain gives the violations where it wasn't valid.
   * @throws {SchemaError} that of a doubt, if it decides whether anything is broken.
   */
  readonly judge: (
    value: unknown,
    isValid: (value: unknown) => boolean,
    explain: () => readonly Violation[],
  ) => readonly Violation[];
}

const NONE: readonly Violation[] = [];

/** Makes the {@link Doubts} of a document's schemas. */
export function createDoubts(document: JsonObject): Doubts {
  /** By doubt, in the order in which they came: whether the value is taken to fit. */
  const assumed = new Map<string, boolean>();
  /** Patterns that took too long: the other texts of the value aren't tried. */
  const slow = new Map<string, SchemaError>();
  let reason: SchemaError | undefined;
  /** How often a doubt was met. */
  let meetings = 0;

  return {
    regExp: lazily((pattern) => {
      const regExp = regExpOrFault(pattern);
      const test = (text: string) => {
        const fault = regExp instanceof SchemaError ? regExp : slow.get(pattern);
        if (fault !== undefined) return assume(pattern, text, fault);
        try {
          return (regExp as RegExp).test(text);
        } catch (error) {
          if (!(error instanceof SchemaError)) throw error;
          slow.set(pattern, error);
          return assume(pattern, text, error);
        }
      };
      // ajv tells patterns apart by their text.
      return { test, toString: () => pattern };
    }),
    assume,
    judge(value, isValid, explain) {
      // Clearing makes new tables, also where there is nothing to clear.
      if (assumed.size > 0) assumed.clear();
      if (slow.size > 0) slow.clear();
      reason = undefined;
      meetings = 0;
      const violations = isValid(value) ? NONE : explain();
      if (reason === undefined) return violations;
      const others = violations.filter((violation) => !isDoubt(violation));
      // Where each doubt is a violation of its own, the others don't hang on it. Alternatives that fail
      // are asked again for their reasons: then it is never so.
      const isApart = violations.length - others.length === meetings;
      if (isApart && others.length > 0) return others;
      const broken = isApart ? undefined : brokenEitherWay(() => isValid(value), explain);
      if (broken === undefined) throw reason;
      return broken;
    },
  };

  function assume(clause: Json, value: unknown, fault: SchemaError): boolean {
    const doubt = doubtOf(clause, value);
    const fits = assumed.get(doubt) ?? false;
    assumed.set(doubt, fits);
    reason ??= fault;
    meetings += 1;
    return fits;
  }

  function isDoubt({ contractPointer, value }: Violation): boolean {
    return assumed.has(doubtOf(valueAt(document, contractPointer), value));
  }

  /** The violations of all ways that the doubts may turn out; `undefined` where it can't be said. */
  function brokenEitherWay(
    isValid: () => boolean,
    explain: () => readonly Violation[],
  ): readonly Violation[] | undefined {
    let always: readonly Violation[] | undefined;
    let isEverBroken = false;
    do {
      const violations = isValid() ? NONE : explain();
      isEverBroken ||= violations.length > 0;
      always =
        always?.filter((one) => violations.some((other) => isSame(one, other))) ?? violations;
      if (assumed.size > MOST_TRIED || (isEverBroken && always.length === 0)) return undefined;
    } while (turnNext(assumed));
    return always;
  }
}

function regExpOrFault(pattern: string): RegExp | SchemaError {
  try {
    return schemaRegExp(pattern);
  } catch (error) {
    if (error instanceof SchemaError) return error;
    throw error;
  }
}

function doubtOf(clause: Json | undefined, value: unknown): string {
  return JSON.stringify([clause, value]);
}

function isSame(one: Violation, other: Violation): boolean {
  return one.pointer === other.pointer && one.contractPointer === other.contractPointer;
}

/**
 * Takes the last value that wasn't taken to fit for one that does, and forgets those after it:
 * other doubts may come then. Gives false where all ways were tried.
 */
function turnNext(assumed: Map<string, boolean>): boolean {
  for (const [doubt, fits] of [...assumed].reverse()) {
    if (!fits) {
      assumed.set(doubt, true);
      return true;
    }
    assumed.delete(doubt);
  }
  return false;
}
