import type { ErrorObject } from 'ajv';
import { expectation } from '../compile/expectation.ts';
import { showValue } from '../compile/violation.ts';
import type { Json, JsonObject, Pointer } from '../contract/contract.ts';
import { type Kind, kindAt } from '../contract/grammar.ts';
import { childPointer, isJsonObject, parsePointer, valueAt } from '../contract/pointer.ts';
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
  const causes = errors.filter((error) => !WRAPPERS.has(error.keyword) && !isBranch(error, errors));
  return causes
    .filter((error) => !isConsequence(error, causes))
    .map((error) => {
      const pointer = at + faultPointer(error);
      const value = valueAt(document, pointer);
      return { pointer, ...words(error, errors, value, pointer, specification) };
    });
}

/** The error of one alternative: what all of them ask for is said with the error that sums them up. */
function isBranch(
  { keyword, schemaPath, instancePath }: ErrorObject,
  errors: readonly ErrorObject[],
) {
  if (/\/(anyOf|oneOf)\/\d+\//.test(schemaPath)) return true;
  // A branch that is a reference has a path of its own; nothing else is judged beside an `anyOf`.
  const beside = errors.filter((error) => error.instancePath === instancePath);
  return keyword !== 'anyOf' && beside.some((error) => error.keyword === 'anyOf');
}

function isConsequence({ keyword, instancePath }: ErrorObject, causes: readonly ErrorObject[]) {
  const inside = causes.filter(({ instancePath: path }) => path.startsWith(`${instancePath}/`));
  if (keyword === 'anyOf') return inside.length > 0;
  if (keyword !== 'unevaluatedProperties' || !CONDITIONAL.has(kindAt(instancePath))) return false;
  const beside = causes.filter((cause) => cause.instancePath === instancePath);
  return [...inside, ...beside].some((cause) => cause.keyword !== keyword);
}

function faultPointer({ instancePath, params, propertyName }: ErrorObject): Pointer {
  const name = propertyName ?? params.unevaluatedProperty ?? params.additionalProperty;
  return name === undefined ? instancePath : childPointer(instancePath, name);
}

function words(
  error: ErrorObject,
  errors: readonly ErrorObject[],
  value: Json | undefined,
  pointer: Pointer,
  specification: string,
): Omit<Fault, 'pointer'> {
  const { keyword, params, propertyName } = error;
  const name = nameOf(pointer);
  switch (keyword) {
    case 'required':
      return { message: `"${params.missingProperty}" is missing, which ${specification} requires` };
    case 'unevaluatedProperties':
    case 'additionalProperties':
      return { message: `${specification} has no ${name} here` };
    case 'anyOf':
    case 'oneOf':
      return alternatives(error, errors, value, name, specification);
    default:
      return {
        message: `${name} is not what ${specification} asks for`,
        expected: expectation(error),
        received: showValue(propertyName ?? value),
      };
  }
}

function alternatives(
  { keyword, params, instancePath }: ErrorObject,
  errors: readonly ErrorObject[],
  value: Json | undefined,
  name: string,
  specification: string,
): Omit<Fault, 'pointer'> {
  const branches = errors.filter(
    (error) => error.instancePath === instancePath && isBranch(error, errors),
  );
  const missing = branches.filter((branch) => branch.keyword === 'required');
  if (missing.length > 0) {
    const names = new Set(missing.map((branch) => `"${branch.params.missingProperty}"`));
    return {
      message: `${name} lacks what ${specification} requires`,
      expected: `one of ${[...names].join(', ')}`,
    };
  }
  if (keyword === 'oneOf' && params.passingSchemas !== null) {
    const received = Object.keys(isJsonObject(value) ? value : {}).join(', ');
    return { message: `fields of ${name} exclude each other in ${specification}`, received };
  }
  return {
    message: `${name} is not what ${specification} asks for`,
    expected: [...new Set(branches.map(expectation))].join(', or '),
    received: showValue(value),
  };
}

/** The last token, in quotes; that of a list's item with the list's before it: `"parameters/0"`. */
function nameOf(pointer: Pointer): string {
  const tokens = parsePointer(pointer);
  const last = tokens.at(-1);
  if (last === undefined) return 'the document';
  return /^\d+$/.test(last) ? `"${tokens.slice(-2).join('/')}"` : `"${last}"`;
}
