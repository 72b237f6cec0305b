import type { ErrorObject } from 'ajv';
import type { Pointer } from '../contract/contract.ts';
import { childPointer } from '../contract/pointer.ts';
import { expectation } from './expectation.ts';
import { showValue, type Violation } from './violation.ts';

/**
 * Puts one error of ajv into words. A missing or undocumented property is the place of its violation.
 * @param contractPointer where the failed keyword stands.
 * @param expected what is documented, where that isn't what the keyword itself says.
 */
export function schemaViolation(
  error: ErrorObject,
  contractPointer: Pointer,
  expected = expectation(error),
): Violation {
  const property = propertyOf(error);
  const { keyword, instancePath } = error;
  const value = received(error, property);
  return {
    pointer: property === undefined ? instancePath : childPointer(instancePath, property),
    keyword,
    contractPointer,
    expected,
    received: showValue(value),
    value,
  };
}

function propertyOf({ params }: ErrorObject): string | undefined {
  return params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
}

function received(error: ErrorObject, property: string | undefined): unknown {
  if (error.propertyName !== undefined) return error.propertyName;
  if (property === undefined) return error.data;
  // A missing property may be called `toString`: what an object inherits isn't in it.
  const object = error.data as Record<string, unknown>;
  return Object.hasOwn(object, property) ? object[property] : undefined;
}
