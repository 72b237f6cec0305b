import type { Direction } from '../compile/direction.ts';
import type { Violation } from '../compile/violation.ts';
import type { Json, Pointer } from '../contract/contract.ts';
import { formatPointer, parsePointer } from '../contract/pointer.ts';
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
  const violations = validate(value);
  const isMissing = ({ keyword }: Violation) => keyword === 'required';
  const missing = Map.groupBy(violations.filter(isMissing), ({ pointer }) =>
    formatPointer(parsePointer(pointer).slice(0, -1)),
  );
  return [
    ...violations
      .filter((violation) => !isMissing(violation))
      .map(({ pointer: at, expected, received }) => fault(at, expected, received)),
    // What one object lacks is one fault: an example may be of another version altogether.
    ...Array.from(missing, ([at, lacking]) => fault(at, namesOf(lacking), 'nothing')),
  ];

  function fault(at: Pointer, expected: string, received: string): Fault {
    const message = `the ${name} breaks its schema${at && ` at ${at}`}`;
    return { pointer: pointer + at, message, expected, received };
  }
}

const MOST_NAMED = 5;

function namesOf(lacking: readonly Violation[]): string {
  const names = lacking.map(({ pointer }) => `"${parsePointer(pointer).at(-1)}"`);
  const others = names.length - MOST_NAMED;
  const named = names.slice(0, MOST_NAMED).join(', ');
  return `${named}${others > 0 ? ` and ${others} more` : ''} (required)`;
}
