import type { Direction } from '../compile/direction.ts';
import type { Json, Pointer } from '../contract/contract.ts';
import { SchemaError } from '../errors.ts';
import type { Fault } from './problem.ts';
import type { Subject } from './subject.ts';

/** A value that a document gives for a schema. */
export interface DocumentedValue {
  readonly value: Json;
  /** Where the value stands. */
  readonly pointer: Pointer;
  readonly schema: Pointer;
  readonly direction: Direction;
}

/**
 * How a value breaks its schema. Nothing where the schema doesn't compile: that is its own fault.
 *
 * @param name what the value is called in the message: `example`.
 */
export function valueFaults(
  { validator }: Subject,
  { value, pointer, schema, direction }: DocumentedValue,
  name: string,
): Fault[] {
  const validate = validator(schema, direction);
  if (validate instanceof SchemaError) return [];
  return validate(value).map((violation) => ({
    pointer: pointer + violation.pointer,
    message: `the ${name} breaks its schema${violation.pointer && ` at ${violation.pointer}`}`,
    expected: violation.expected,
    received: violation.received,
  }));
}
