import type { Contract, Pointer } from '../contract/contract.ts';
import type { Location } from '../errors.ts';

/** Only an `error` makes a contract fall short. */
export type Severity = 'error' | 'warning' | 'info';

/** One way in which a contract isn't what it should be. */
export interface Problem {
  /** The requirement that isn't met: `examples-valid`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly expected?: string;
  readonly received?: string;
  /** Into the file that `location` names; for what is missing, where it is missed. */
  readonly pointer: Pointer;
  readonly location: Location;
}

/** A problem as a rule states it. */
export interface Fault {
  /** `error` where it isn't said. */
  readonly severity?: Severity;
  readonly message: string;
  readonly expected?: string;
  readonly received?: string;
  /** Into the normalised document. */
  readonly pointer: Pointer;
  /** Where the place in the file isn't simply that of the pointer. */
  readonly location?: Location;
}

/** Makes the problem of a rule's fault. */
export function toProblem(rule: string, fault: Fault, locate: Contract['locate']): Problem {
  const { severity = 'error', pointer, location = locate(pointer), ...facts } = fault;
  return { rule, severity, ...facts, pointer: location.pointer ?? pointer, location };
}
