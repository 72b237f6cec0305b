import type { AnySchemaObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { JsonObject, Pointer } from '../contract/contract.ts';
import { createPointerIndex, localReference } from '../contract/pointer.ts';
import { addAlternatives, type KnownAlternatives } from './alternatives.ts';
import { addComparedValues } from './compared-values.ts';
import { addAllFormats } from './formats.ts';
import { importAjv } from './import-ajv.ts';
import type { Comparing } from './long-integers.ts';
import { addMultipleOf } from './multiple-of.ts';
import { addUnevaluated } from './unevaluated.ts';
import { addUniqueItems } from './unique-items.ts';

/** Compiles the schemas of a document with ajv, each when it is first asked for. */
export interface SchemaCompiler {
  /** @throws {Error} it doesn't compile, in ajv's words. */
  readonly compileAt: (pointer: Pointer) => ValidateFunction;
  /** The place of a schema object that ajv tells of. */
  readonly pointerOf: (schema: object) => Pointer | undefined;
}

/** What ajv judges with beside the schemas. */
export interface JudgingWith {
  readonly assertsFormats: boolean;
  readonly regExp: (pattern: string) => Pick<RegExp, 'test'>;
  readonly longIntegers: Comparing;
  readonly alternatives: KnownAlternatives;
  /** The members of a value that the schema at a pointer, but for its `unevaluated…`, says nothing of. */
  readonly unevaluated: (pointer: Pointer, value: object) => readonly string[];
}

const DOCUMENT_ID = 'contract:';

/** Makes the {@link SchemaCompiler} of a document. */
export function createSchemaCompiler(
  document: JsonObject,
  { assertsFormats, regExp, longIntegers, alternatives, unevaluated }: JudgingWith,
): SchemaCompiler {
  const { Ajv2020 } = importAjv();
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
    validateFormats: assertsFormats,
  });
  // ajv looks for names in all of a document: as there are none, it is shown one without content first.
  const registered: AnySchemaObject = {};
  ajv.addSchema(registered, DOCUMENT_ID, undefined, false);
  Object.assign(registered, document);
  const index = createPointerIndex(registered);
  const compiled = new Set<Pointer>();
  // What schemas lead to is a small part of a large document, and only faults are asked for their place.
  const pointerOf = (schema: object) => {
    for (const pointer of compiled) {
      for (const target of index.add(pointer)) compiled.add(target);
    }
    compiled.clear();
    return index.pointerOf(schema);
  };
  addAllFormats(ajv);
  addMultipleOf(ajv, longIntegers);
  addUniqueItems(ajv);
  addComparedValues(ajv, longIntegers);
  addAlternatives(ajv, alternatives);
  addUnevaluated(ajv, (schema, value) => {
    const pointer = pointerOf(schema);
    if (pointer === undefined)
      throw new Error('ajv judges by a schema that is not in the document');
    return unevaluated(pointer, value);
  });
  return {
    compileAt(pointer) {
      const validate = ajv.getSchema(DOCUMENT_ID + localReference(pointer));
      if (validate === undefined) throw new Error(`there is no schema at ${pointer}`);
      compiled.add(pointer);
      return validate;
    },
    pointerOf,
  };
}
