import type { Contract, Pointer } from '../contract/contract.ts';
import type { Location, SemanticsError } from '../errors.ts';

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

/** Makes the problem of semantics that can't be imported or don't fit their contract. */
export function semanticsProblem({
  problem,
  expected,
  received,
  location,
}: SemanticsError): Problem {
  return {
    rule: 'semantics-valid',
    severity: 'error',
    message: problem,
    ...(expected !== undefined && { expected }),
    ...(received !== undefined && { received }),
    pointer: '',
    location: location ?? { file: 'semantics' },
  };
}
