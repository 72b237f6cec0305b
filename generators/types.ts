import {
  astToString,
  type GlobalContext,
  type OpenAPI3,
  resolveRef,
  scanDiscriminators,
  transformSchema,
} from 'openapi-typescript';
import type { Contract, JsonObject } from '../src/contract/contract.ts';
import { findMisfits } from '../src/contract/misfits.ts';
import { childPointer } from '../src/contract/pointer.ts';
import { walk } from '../src/contract/walk.ts';
import { DocumentError } from '../src/errors.ts';
import { withOtherMethods } from './other-methods.ts';
import { tieRecursiveSchemas } from './recursive-schemas.ts';
import { tupleType } from './tuple-types.ts';
import { typesDocument } from './types-document.ts';
import { typesHead } from './types-head.ts';
import { SHAPES, TYPES } from './validators/shapes.ts';

const HINT = 'specwright lint says all that is wrong with the document.';

/**
 * Writes a contract's types: a head to read, and `paths`, `components` and `operations` as
 * openapi-typescript has them. The text depends on the contract alone.
 *
 * @throws {DocumentError} the document isn't shaped as OpenAPI is, or a schema is of a type that there isn't
 */
export async function generateTypes(contract: Contract): Promise<string> {
  const document = typesDocument(withOtherMethods(contract));
  refuseMisfits(document, contract.locate);
  refuseUnknownTypes(contract);
  return `${typesHead(contract)}\n${astToString(tieRecursiveSchemas(transform(document)))}`;
}

/**
 * openapi-typescript's own way in would bundle first what is one document already, by a bundler that goes
 * round in a circle over a property called `__proto__` that refers back.
 */
function transform(document: JsonObject): ReturnType<typeof transformSchema> {
  const schema = document as unknown as OpenAPI3;
  const context: Partial<GlobalContext> = {
    silent: true,
    // Who sends a request may leave out what has a default.
    defaultNonNullable: false,
    discriminators: scanDiscriminators(schema, { silent: true }),
    injectFooter: [],
    transform: tupleType,
    resolve: ($ref) => resolveRef(schema, $ref, { silent: true }),
  };
  return transformSchema(schema, context as GlobalContext);
}

function refuseMisfits(document: JsonObject, locate: Contract['locate']): void {
  const [misfit] = findMisfits(document);
  if (misfit === undefined) return;
  const { pointer, expected, received } = misfit;
  throw new DocumentError({
    problem: `the types can't be written: ${pointer} is not what OpenAPI asks for`,
    expected,
    received: JSON.stringify(received).slice(0, 60),
    location: locate(pointer),
    hint: HINT,
  });
}

/** A slip such as `type: strin` would be written as an object without members. */
function refuseUnknownTypes({ document, locate }: Contract): void {
  walk(document, 'openapi', '', ({ type }, kind, pointer) => {
    if (kind !== 'schema' || type === undefined) return;
    if (SHAPES['a type or a list of types'](type)) return;
    throw new DocumentError({
      problem: `the types can't be written: ${pointer} is of a type that JSON Schema doesn't have`,
      expected: `one of ${TYPES.join(', ')}, or a list of them`,
      received: JSON.stringify(type).slice(0, 60),
      location: locate(childPointer(pointer, 'type')),
      hint: HINT,
    });
  });
}
