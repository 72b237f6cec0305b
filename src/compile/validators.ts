import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { Contract, JsonObject, Pointer } from '../contract/contract.ts';
import { SchemaError } from '../errors.ts';
import { createAcceptance } from './acceptance/acceptance.ts';
import type { KnownAlternatives } from './alternatives.ts';
import { type Direction, directionalDocument, readsAlike } from './direction.ts';
import { createDoubts } from './doubts.ts';
import { createEvaluation } from './evaluated.ts';
import { createKnownAnswers } from './known-answers.ts';
import { lazily, once } from './lazily.ts';
import { createLongIntegers, holdsLongInteger } from './long-integers.ts';
import { originalPointer, withProtoByPattern } from './proto-property.ts';
import { createSchemaCompiler } from './schema-compiler.ts';
import { type SchemaErrors, violationsOf } from './schema-errors.ts';
import { withoutNames } from './schema-names.ts';
import type { Violation } from './violation.ts';

/** Judges a JSON value: every violation, in the order of the schema; none where it satisfies it. */
export type Judge = (value: unknown) => readonly Violation[];

/** Judges values by one schema. */
export interface Validator extends Judge {
  /** Whether a value satisfies the schema, without why not. */
  readonly fits: (value: unknown) => boolean;
}

/** What the validators of a contract assert. */
export interface ValidatorOptions {
  /** Whether `format` is asserted; the default is `assert` (JSON Schema 2020-12 leaves the choice). */
  readonly formats?: 'assert' | 'annotate';
}

/** What of a contract its validators are made of. */
type Schemas = Pick<Contract, 'document' | 'locate' | 'written'>;

/** Gives the validator of the schema at a pointer, for one direction; compiled when first asked for. */
export type Validators = (pointer: Pointer, direction: Direction) => Validator;

/**
 * Makes the validators of a contract's schemas (JSON Schema 2020-12), each compiled by ajv when it is
 * first asked for; what is compiled, and in what order, never changes a verdict.
 *
 * The returned function throws {@link SchemaError}, with the schema's place, for one that doesn't
 * compile: so that nobody takes it for one that everything satisfies. So does a validator whose
 * value can't be judged; a pattern that is none leaves open only what depends on it.
 */
export function compileValidators(contract: Schemas, options: ValidatorOptions = {}): Validators {
  const schemas = once(() => withProtoByPattern(withoutNames(contract.document)));
  const compilerOf = lazily((document: JsonObject) =>
    documentCompiler(contract, document, options),
  );
  const inDirection = (direction: Direction) => {
    const directional = once(() => directionalDocument(schemas(), direction));
    return lazily((pointer: Pointer) => {
      // Most schemas read alike in both directions, and to say all of a large document in one takes long.
      const isAlike = readsAlike(schemas(), pointer, direction);
      return compilerOf(isAlike ? schemas() : directional());
    });
  };
  const compilers = { request: inDirection('request'), response: inDirection('response') };
  return (pointer, direction) => compilers[direction](pointer)(pointer);
}

function documentCompiler(
  contract: Schemas,
  document: JsonObject,
  options: ValidatorOptions,
): (pointer: Pointer) => Validator {
  const assertsFormats = options.formats !== 'annotate';
  const accepts = createAcceptance(document, assertsFormats);
  const doubts = createDoubts(document);
  const compiler = once(() => {
    const { regExp } = doubts;
    const judging = { assertsFormats, regExp, longIntegers, alternatives, unevaluated };
    return createSchemaCompiler(document, judging);
  });
  const compileAt = (pointer: Pointer) => compiler().compileAt(pointer);
  const pointerOf = (schema: object) => compiler().pointerOf(schema);
  const isValidAt = (pointer: Pointer, value: unknown) => compileAt(pointer)(value);
  const alternatives: KnownAlternatives = createKnownAnswers();
  const valid = createKnownAnswers<Pointer, boolean>();
  const unevaluated = createEvaluation(document, isValidAt, valid, doubts.regExp);
  const forget = () => {
    alternatives.forget();
    valid.forget();
  };
  const longIntegers = createLongIntegers(doubts.assume, (schema, at) => {
    const pointer = pointerOf(schema);
    return pointer === undefined ? undefined : contract.written(originalPointer(pointer + at));
  });
  const rawErrors: SchemaErrors = {
    document,
    pointerOf,
    errorsAt: (pointer, value) => run(compileAt(pointer), value),
  };
  const compiled = new Map<Pointer, Validator | SchemaError>();

  return (pointer) => {
    let validator = compiled.get(pointer);
    if (validator === undefined) {
      validator = prepare(pointer);
      compiled.set(pointer, validator);
    }
    if (validator instanceof SchemaError) throw validator;
    return validator;
  };

  function prepare(pointer: Pointer): Validator | SchemaError {
    const accept = accepts(pointer);
    const validate = once(() => compileAt(pointer));
    try {
      if (accept === undefined) validate();
    } catch (error) {
      return failure("doesn't compile", pointer, error);
    }
    const isValid = (value: unknown) => {
      forget();
      return validate()(value);
    };
    const explain = () => violationsOf(validate().errors ?? [], pointer, rawErrors);
    const judgeDoubles: Judge = (value) =>
      accept?.(value) === true ? NONE : doubts.judge(value, isValid, explain).map(placed);
    const judge: Judge = (value) => longIntegers.judge(judgeDoubles, value);
    const fits = (value: unknown) => {
      const answer = holdsLongInteger(value) ? undefined : accept?.(value);
      return answer ?? judge(value).length === 0;
    };
    return Object.assign(guarded(judge, pointer), { fits: guarded(fits, pointer) });
  }

  /** Tells in words of ours why a value can't be judged. */
  function guarded<Verdict>(judge: (value: unknown) => Verdict, pointer: Pointer) {
    return (value: unknown): Verdict => {
      try {
        return judge(value);
      } catch (error) {
        // A pattern that can't tell, or a schema that leads back to itself.
        throw failure("can't judge this value", pointer, error);
      } finally {
        forget();
      }
    };
  }

  function failure(problem: string, pointer: Pointer, error: unknown): SchemaError {
    return new SchemaError({
      problem: `the schema at ${pointer} ${problem}: ${reasonOf(error)}`,
      location: contract.locate(pointer),
      cause: error,
    });
  }
}

const NONE: readonly Violation[] = [];

/** A violation with its place in the contract's own document. */
function placed(violation: Violation): Violation {
  return { ...violation, contractPointer: originalPointer(violation.contractPointer) };
}

/** Why a schema judged nothing. An engine's words for a full stack are none. */
function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'it leads back to itself without end';
  return error instanceof Error ? error.message : String(error);
}

function run(validate: ValidateFunction, value: unknown): readonly ErrorObject[] {
  return validate(value) ? [] : (validate.errors ?? []);
}
