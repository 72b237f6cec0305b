import type { ErrorObject } from 'ajv';
import { expectation } from '../compile/expectation.ts';
import { showValue } from '../compile/violation.ts';
import type { JsonObject, Pointer } from '../contract/contract.ts';
import { childPointer, parsePointer, valueAt } from '../contract/pointer.ts';
import { type Kind, kindAt } from '../contract/walk.ts';
import type { Fault } from './problem.ts';

/** Keywords whose error only says that another one, reported beside it, failed. */
const WRAPPERS: ReadonlySet<string> = new Set(['if', 'propertyNames']);

/** In these, which fields there may be hangs on the others; a wrong one makes good ones look unknown. */
const CONDITIONAL: ReadonlySet<Kind | undefined> = new Set([
  'parameter',
  'header',
  'mediaType',
  'securityScheme',
]);

/**
 * Puts into words how a part of a document breaks the form that a specification gives it: ajv's
 * errors against the schema of OpenAPI or the meta-schema of JSON Schema, one fault per cause.
 *
 * @param at the pointer of the part.
 * @param specification what gives the form, as words.
 */
export function formFaults(
  errors: readonly ErrorObject[],
  document: JsonObject,
  at: Pointer,
  specification: string,
): Fault[] {
  const causes = errors.filter((error) => !WRAPPERS.has(error.keyword) && !isBranch(error));
  return causes
    .filter((error) => !isConsequence(error, causes))
    .map((error) => {
      const pointer = at + faultPointer(error);
      return {
        pointer,
        ...words(error, errors, valueAt(document, pointer), pointer, specification),
      };
    });
}

/** The error of one alternative: what all of them ask for is said with the error that sums them up. */
function isBranch({ schemaPath }: ErrorObject): boolean {
  return /\/(anyOf|oneOf)\/\d+\//.test(schemaPath);
}

function isConsequence(error: ErrorObject, causes: readonly ErrorObject[]): boolean {
  const { keyword, instancePath } = error;
  if (keyword !== 'unevaluatedProperties' || !CONDITIONAL.has(kindAt(instancePath))) return false;
  return causes.some(
    (cause) =>
      cause.keyword !== 'unevaluatedProperties' &&
      `${cause.instancePath}/`.startsWith(`${instancePath}/`),
  );
}

function faultPointer({ instancePath, params, propertyName }: ErrorObject): Pointer {
  const name = propertyName ?? params.unevaluatedProperty ?? params.additionalProperty;
  return name === undefined ? instancePath : childPointer(instancePath, name);
}

function words(
  error: ErrorObject,
  errors: readonly ErrorObject[],
  value: unknown,
  pointer: Pointer,
  specification: string,
): Omit<Fault, 'pointer'> {
  const { keyword, params, propertyName } = error;
  const name = parsePointer(pointer).at(-1) ?? 'the document';
  switch (keyword) {
    case 'required':
      return { message: `"${params.missingProperty}" is missing, which ${specification} requires` };
    case 'unevaluatedProperties':
    case 'additionalProperties':
      return { message: `${specification} has no "${name}" here` };
    case 'anyOf':
    case 'oneOf':
      return alternatives(error, errors, value, name, specification);
    default:
      return {
        message: `"${name}" is not what ${specification} asks for`,
        expected: expectation(error),
        received: showValue(propertyName ?? value),
      };
  }
}

function alternatives(
  { keyword, params, instancePath }: ErrorObject,
  errors: readonly ErrorObject[],
  value: unknown,
  name: string,
  specification: string,
): Omit<Fault, 'pointer'> {
  const branches = errors.filter((error) => error.instancePath === instancePath && isBranch(error));
  const missing = branches.filter((branch) => branch.keyword === 'required');
  if (missing.length > 0) {
    const names = new Set(missing.map((branch) => `"${branch.params.missingProperty}"`));
    return {
      message: `"${name}" lacks what ${specification} requires`,
      expected: `one of ${[...names].join(', ')}`,
    };
  }
  const expected =
    keyword === 'oneOf' && params.passingSchemas !== null
      ? 'only one of the alternatives'
      : [...new Set(branches.map(expectation))].join(', or ');
  return {
    message: `"${name}" is not what ${specification} asks for`,
    expected,
    received: showValue(value),
  };
}
