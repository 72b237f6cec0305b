import { createDoubts } from '../../../src/compile/doubts.ts';
import { createSchemaCompiler, type SchemaCompiler } from '../../../src/compile/schema-compiler.ts';
import type { JsonObject } from '../../../src/contract/contract.ts';

/** ajv with the keywords and formats of ours, alone: what acceptance is held against. */
export function compilerOf(document: JsonObject): SchemaCompiler {
  const { regExp } = createDoubts(document);
  return createSchemaCompiler(document, {
    assertsFormats: true,
    regExp,
    longIntegers: { holds: () => false, documented: () => undefined },
    alternatives: { get: () => undefined, set: () => {}, forget: () => {} },
    unevaluated: () => [],
  });
}
