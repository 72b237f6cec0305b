import type { BodyJudgement } from '../compile/body-judgement.ts';
import type { JudgedParameters } from '../compile/compiled-contract.ts';
import { jsonType, type PlacedViolation } from '../compile/violation.ts';
import type { Operation, Response } from '../contract/contract.ts';
import { parsePointer } from '../contract/pointer.ts';
import type { Exchange, HttpResponse } from '../http/exchange.ts';
import type { RedactRules } from '../recording/redact-rules.ts';
import { holdsMask, isMasked } from '../recording/redaction.ts';
import { type Breach, type CheckName, withoutIds } from './finding.ts';
import { secretNames } from './masking.ts';
import type { Subject } from './subject.ts';
import { isWithheld } from './withheld.ts';

/** How strictly exchanges are judged. */
export interface Policy {
  /** Whether undeclared properties, parameters and headers are breaches too. */
  readonly strict: boolean;
  /** Whether `application/vnd.api+json` may stand for `application/json`. */
  readonly mediaTypes: 'strict' | 'lenient';
  /** Whether the request was sent by us, and so is known to the letter, credentials and all. */
  readonly replayed: boolean;
  /** Checks that are left out. */
  readonly ignored: ReadonlySet<CheckName>;
  /** What no report shows; absent: what looks like a secret by its name. */
  readonly redact?: RedactRules;
}

/** The answer in a recording, in whose place a replay's stands. */
export interface RecordedAnswer {
  /** `null` where none was recorded. */
  readonly status: number | null;
  /** Why it can't be held against an answer with another status. */
  readonly incomparable?: string;
  /** Why the answer that came says nothing of the API: the mock gave it for itself. */
  readonly mockReason?: string;
}

/** An answer to a documented operation, read as its contract reads it. */
export interface Answer {
  readonly exchange: Exchange;
  readonly response: HttpResponse;
  /** The documented response for the status. */
  readonly documented: Response | undefined;
  readonly responseBody: () => BodyJudgement;
}

/** An exchange of a documented operation, read as its contract reads it. */
export interface Examined extends Answer {
  readonly subject: Subject;
  readonly operation: Operation;
  /** Only in a replay. */
  readonly recorded: RecordedAnswer | undefined;
  /**
   * Whether the answer refuses the request (4xx): then the request's faults are what was meant to be
   * shown, and it isn't blamed for them.
   */
  readonly refused: boolean;
  /** Whether the answer is a success (2xx): the request was let in, and done. */
  readonly succeeded: boolean;
  readonly parameters: () => JudgedParameters;
  readonly requestBody: () => BodyJudgement;
  readonly policy: Policy;
}

/**
 * Whose doing it is that something wasn't judged: the contract is broken, the recording or a replay's
 * target doesn't tell, the tool can't, or policy leaves it out.
 */
export type Party = 'contract' | 'recording' | 'target' | 'tool' | 'policy';

/** Why something wasn't judged. */
export interface Unjudged {
  readonly party: Party;
  readonly reason: string;
}

/** What a check has to say of one exchange. */
export interface CheckOutcome {
  readonly breaches: readonly Breach[];
  /** Why the check couldn't judge, or not all of it. */
  readonly unjudged?: Unjudged;
}

/** One named requirement on an exchange. */
export type Check = (examined: Examined) => CheckOutcome;

/** The requirement is met, or doesn't concern this exchange. */
export const FULFILLED: CheckOutcome = { breaches: [] };

/** Whether the requirement is met can't be said. */
export function unjudged(party: Party, reason: string): CheckOutcome {
  return { breaches: [], unjudged: { party, reason } };
}

/** The requirement is broken in one place. */
export function breached(breach: Breach): CheckOutcome {
  return { breaches: [breach] };
}

/**
 * The requirement is broken in some places. Of a value that was masked by whoever recorded it nothing
 * can be said.
 */
export function blamed(breaches: readonly Breach[]): CheckOutcome {
  if (breaches.length === 0) return FULFILLED;
  const isUnknown = ({ value }: Breach) => typeof value === 'string' && isMasked(value);
  const known = breaches.filter((breach) => !isUnknown(breach));
  const unknown = breaches.find(isUnknown);
  if (unknown === undefined) return { breaches: known };
  return { breaches: known, ...unjudgedMask(unknown) };
}

/**
 * The requirement is broken where values violate their schemas.
 * @param recorded whether the values were recorded: nobody masks those of an answer just received.
 */
export function violated(
  violations: readonly PlacedViolation[],
  recorded: boolean,
  { exchange, policy, subject }: Examined,
): CheckOutcome {
  if (violations.length === 0) return FULFILLED;
  const isSecret = secretNames(subject.compiled.contract);
  const readable = violations.filter(({ isBeyond }) => isBeyond !== true);
  const judged = policy.replayed
    ? readable
    : readable.filter((violation) => !isWithheld(violation, exchange, isSecret));
  const hidden = recorded ? judged.find(hidesMask) : undefined;
  const outcome = broken(
    hidden === undefined ? judged : judged.filter((violation) => !hidesMask(violation)),
    recorded,
  );
  if (outcome.unjudged !== undefined) return outcome;
  if (hidden !== undefined) return { ...outcome, ...unjudgedMask(hidden) };
  const unread = violations.find(({ isBeyond }) => isBeyond);
  if (unread === undefined) return outcome;
  return { ...outcome, unjudged: { party: 'tool', reason: unread.received } };
}

function broken(violations: readonly PlacedViolation[], recorded: boolean): CheckOutcome {
  const breaches = violations.map(
    (violation): Breach => ({
      at: violation.at,
      pointer: violation.pointer,
      received: violation.received,
      value: violation.value,
      documented: documentedBy(violation),
      contractPointer: violation.contractPointer,
      hides: violation.hides === true,
      cause: causeOf(violation),
    }),
  );
  return recorded ? blamed(breaches) : { breaches };
}

/** What is documented, and by which branch of several. */
function documentedBy({ expected, branch }: PlacedViolation): string {
  return branch === undefined ? expected : `${expected} (nearest branch: ${branch})`;
}

/** Values of another type are another fault; of members that are missing or too many, each is its own. */
function causeOf({ keyword, pointer, value }: PlacedViolation): string {
  if (OF_TYPES.has(keyword)) return jsonType(value);
  const name = parsePointer(pointer).at(-1) ?? '';
  if (OF_DOCUMENTED_NAMES.has(keyword)) return name;
  return OF_OTHER_NAMES.has(keyword) ? withoutIds(name) : '';
}

/** Keywords of which a value of another type lacks a type as well. */
const OF_TYPES = new Set(['type', 'enum', 'const']);
/** Keywords that tell of a member by its name, which is the end of a violation's place. */
const OF_DOCUMENTED_NAMES = new Set(['required', 'dependentRequired']);
const OF_OTHER_NAMES = new Set(['additionalProperties', 'unevaluatedProperties']);

function unjudgedMask({
  at,
  pointer,
}: Pick<Breach, 'at' | 'pointer'>): Pick<CheckOutcome, 'unjudged'> {
  const reason = `the recording masks ${[at, pointer].join(' ').trim()}`;
  return { unjudged: { party: 'recording', reason } };
}

/** Keywords that compare what stands inside a value, a masked part of it too. */
const COMPARING = new Set(['anyOf', 'const', 'contains', 'enum', 'not', 'oneOf', 'uniqueItems']);

/** Whether a value violates what it might not, but for a mask inside it. */
function hidesMask({ keyword, value }: PlacedViolation): boolean {
  return COMPARING.has(keyword) && typeof value === 'object' && holdsMask(value);
}
