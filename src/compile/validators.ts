import {
  Ajv2020,
  type AnySchemaObject,
  type ErrorObject,
  type ValidateFunction,
} from 'ajv/dist/2020.js';
import type { Contract, JsonObject, Pointer } from '../contract/contract.ts';
import { indexPointers, localReference } from '../contract/pointer.ts';
import { SchemaError } from '../errors.ts';
import { addComparedValues } from './compared-values.ts';
import { type Direction, directionalDocument } from './direction.ts';
import { createDoubts, type Doubts } from './doubts.ts';
import { createEvaluation } from './evaluated.ts';
import { addAllFormats } from './formats.ts';
import { once } from './lazily.ts';
import { createLongIntegers, type LongIntegers } from './long-integers.ts';
import { addMultipleOf } from './multiple-of.ts';
import { originalPointer, withProtoByPattern } from './proto-property.ts';
import { type SchemaErrors, violationsOf } from './schema-errors.ts';
import { withoutNames } from './schema-names.ts';
import { addUnevaluated } from './unevaluated.ts';
import { addUniqueItems } from './unique-items.ts';
import type { Violation } from './violation.ts';

/** Judges a JSON value: every violation, in the order of the schema; none where it satisfies it. */
export type Validator = (value: unknown) => readonly Violation[];

/** What the validators of a contract assert. */
export interface ValidatorOptions {
  /** Whether `format` is asserted; the default is `assert` (JSON Schema 2020-12 leaves the choice). */
  readonly formats?: 'assert' | 'annotate';
}

/** Gives the validator of the schema at a pointer, for one direction; compiled when first asked for. */
export type Validators = (pointer: Pointer, direction: Direction) => Validator;

const DOCUMENT_ID = 'contract:';

/**
 * Makes the validators of a contract's schemas (JSON Schema 2020-12), each compiled by ajv when it is
 * first asked for; what is compiled, and in what order, never changes a verdict.
 *
 * The returned function throws {@link SchemaError}, with the schema's place, for one that doesn't
 * compile: so that nobody takes it for one that everything satisfies. So does a validator whose
 * value can't be judged; a pattern that is none leaves open only what depends on it.
 */
export function compileValidators(contract: Contract, options: ValidatorOptions = {}): Validators {
  const schemas = once(() => withProtoByPattern(withoutNames(contract.document)));
  const compilers = new Map<JsonObject, (pointer: Pointer) => Validator>();
  const byDirection = new Map<Direction, (pointer: Pointer) => Validator>();
  return (pointer, direction) => {
    let compile = byDirection.get(direction);
    if (compile === undefined) {
      const document = directionalDocument(schemas(), direction);
      compile = compilers.get(document) ?? documentCompiler(contract, document, options);
      compilers.set(document, compile);
      byDirection.set(direction, compile);
    }
    return compile(pointer);
  };
}

function documentCompiler(
  contract: Contract,
  document: JsonObject,
  options: ValidatorOptions,
): (pointer: Pointer) => Validator {
  // Only a violation that is put into words asks for it, and a schema with an `unevaluated…`.
  const pointers = once(() => indexPointers(registered));
  const rawErrors: SchemaErrors = {
    document,
    pointerOf: (schema) => pointers()(schema),
    errorsAt: (pointer, value) => run(compileAt(pointer), value),
  };
  const doubts = createDoubts(document);
  const evaluation = createEvaluation(
    document,
    (pointer, value) => compileAt(pointer)(value),
    doubts.regExp,
  );
  const longIntegers = createLongIntegers(doubts.assume, (schema, at) => {
    const pointer = pointers()(schema);
    return pointer === undefined ? undefined : contract.written(originalPointer(pointer + at));
  });
  const ajv = createAjv(options, doubts, longIntegers);
  // ajv looks for names in all of a document: as there are none, it is shown one without content first.
  const registered: AnySchemaObject = {};
  ajv.addSchema(registered, DOCUMENT_ID, undefined, false);
  Object.assign(registered, document);
  addUnevaluated(ajv, (schema, value) => {
    const pointer = pointers()(schema);
    if (pointer === undefined)
      throw new Error('ajv judges by a schema that is not in the document');
    return evaluation.unevaluated(pointer, value);
  });
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
    let validate: ValidateFunction;
    try {
      validate = compileAt(pointer);
    } catch (error) {
      return failure("doesn't compile", pointer, error);
    }
    const isValid = (value: unknown) => {
      evaluation.forget();
      return validate(value);
    };
    const explain = () => violationsOf(validate.errors ?? [], pointer, rawErrors);
    const judge: Validator = (value) => {
      const violations = doubts.judge(value, isValid, explain);
      return violations.length === 0 ? violations : violations.map(placed);
    };
    return (value) => {
      try {
        return longIntegers.judge(judge, value);
      } catch (error) {
        // A pattern that can't tell, or a schema that leads back to itself.
        throw failure("can't judge this value", pointer, error);
      } finally {
        evaluation.forget();
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

  function compileAt(pointer: Pointer): ValidateFunction {
    const validate = ajv.getSchema(DOCUMENT_ID + localReference(pointer));
    if (validate === undefined) throw new Error(`there is no schema at ${pointer}`);
    return validate;
  }
}

function createAjv(
  options: ValidatorOptions,
  { regExp }: Doubts,
  longIntegers: LongIntegers,
): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    ownProperties: true,
    logger: false,
    // A large document compiles three times as fast without these, and runs as fast.
    inlineRefs: false,
    // The code is for validators that are written to files.
    code: { optimize: false, regExp: Object.assign(regExp, { code: 'new RegExp' }) },
    validateFormats: options.formats !== 'annotate',
  });
  addAllFormats(ajv);
  addMultipleOf(ajv, longIntegers);
  addUniqueItems(ajv);
  addComparedValues(ajv, longIntegers);
  return ajv;
}

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
