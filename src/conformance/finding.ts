import { createHash } from 'node:crypto';
import type { ExchangePart } from '../compile/violation.ts';
import type { Pointer } from '../contract/contract.ts';
import type { Location } from '../errors.ts';

/** The named requirements on an exchange. */
export const CHECK_NAMES = [
  'operation-documented',
  'method-documented',
  'request-parameters',
  'request-body',
  'request-content-type',
  'request-security',
  'status-documented',
  'response-content-type',
  'response-headers',
  'response-body',
  'documented-rule',
  'drift',
] as const;

/** The name of a check, as flags and reports have it. */
export type CheckName = (typeof CHECK_NAMES)[number];

/** Only an `error` fails an exchange. */
export type Severity = 'error' | 'warning' | 'info';

/** One breach, as a check states it: what came, and what is documented. */
export interface Breach {
  /** `error` where it isn't said. */
  readonly severity?: Severity;
  readonly at: ExchangePart;
  /** Into the part of the exchange that `at` names. */
  readonly pointer: Pointer;
  readonly received: string;
  /** The value that `received` quotes; absent where it quotes none. */
  readonly value?: unknown;
  /** From `pointer` to that value, where it stands further inside. */
  readonly inside?: Pointer;
  readonly documented: string;
  /** Where the contract says so. */
  readonly contractPointer: Pointer;
  /** Whether it keeps something else from being judged, such as the body of an undocumented media type. */
  readonly hides?: boolean;
  /** Tells causes apart that share a clause: a rule's name, a missing member, an undocumented status. */
  readonly cause?: string;
}

/** One breach in its exchange, as the JSON report gives it. */
export interface Finding {
  readonly check: CheckName;
  readonly severity: Severity;
  readonly contract: string;
  /** Absent where the exchange belongs to no operation. */
  readonly operation: string | null;
  readonly exchange: FindingExchange;
  readonly at: ExchangePart;
  readonly pointer: Pointer;
  readonly received: string;
  readonly documented: string;
  readonly contractLocation: Location;
  /** Equal for findings with the same cause: whatever their values and positions in a list. */
  readonly fingerprint: string;
  /** Whether its exchange is known to pass, and no other to fail, if the contract allowed what came. */
  readonly isAlone: boolean;
}

/** The exchange of a finding. */
export interface FindingExchange {
  readonly file: string;
  readonly index: number;
  readonly method: string;
  readonly url: string;
  readonly status: number | null;
}

/**
 * Names the cause of a breach in 16 hex digits: the check, the clause of the contract, and what else
 * tells causes apart. Operations that share a part of the contract share its faults; where in a value
 * a clause is broken makes no difference.
 */
export function fingerprint(
  check: CheckName,
  contract: string,
  { contractPointer, cause = '' }: Pick<Breach, 'contractPointer' | 'cause'>,
): string {
  const name = [check, contract, contractPointer, cause];
  return createHash('sha256').update(JSON.stringify(name)).digest('hex').slice(0, 16);
}

/** A name or path without what looks like an id, which would make a cause of each value. */
export function withoutIds(name: string): string {
  return name.replaceAll(/[^/.\s]*\d[^/.\s]*/g, '*');
}
