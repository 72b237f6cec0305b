import { SemanticsError } from '../errors.ts';
import { DENIAL_KINDS, type OperationSemantics } from './semantics.ts';

/** What a member has to be. */
interface Expectation {
  readonly words: string;
  readonly holds: (value: unknown) => boolean;
}

type Members = Readonly<Record<string, Expectation>>;

const TEXT: Expectation = { words: 'a text', holds: (value) => typeof value === 'string' };
const FUNCTION: Expectation = {
  words: 'a function',
  holds: (value) => typeof value === 'function',
};
const WHOLE_NUMBER: Expectation = { words: 'a whole number', holds: Number.isInteger };
const OBJECT: Expectation = { words: 'an object', holds: isRecord };
const LIST: Expectation = { words: 'a list of rules', holds: Array.isArray };
const ANSWER: Expectation = {
  words: 'an object with a status and a message',
  holds: (value) =>
    isRecord(value) && Number.isInteger(value.status) && typeof value.message === 'string',
};
const DENIAL_STATUSES: Expectation = {
  words: `an object with statuses of ${DENIAL_KINDS.join(', ')}`,
  holds: (value) =>
    isRecord(value) &&
    Object.keys(value).every((kind) => DENIAL_KINDS.some((known) => known === kind)) &&
    Object.values(value).every(Number.isInteger),
};

const OPERATION: Members = {
  denialStatuses: optional(DENIAL_STATUSES),
  rateLimit: optional(OBJECT),
  bodyLimit: optional(OBJECT),
  readRules: optional(LIST),
  requestRules: optional(LIST),
  stateRules: optional(LIST),
  responseRules: optional(LIST),
  respond: optional(FUNCTION),
};
const RULE_HEAD: Members = { name: TEXT, documented: TEXT, source: TEXT };
const BODY_LIMIT: Members = { ...RULE_HEAD, bytes: WHOLE_NUMBER, answer: ANSWER };
const RATE_LIMIT: Members = {
  ...RULE_HEAD,
  requests: WHOLE_NUMBER,
  seconds: WHOLE_NUMBER,
  answer: ANSWER,
};
const REQUEST_RULE: Members = { ...RULE_HEAD, breach: FUNCTION, answer: ANSWER };
const STATE_RULE: Members = { ...RULE_HEAD, breaks: FUNCTION, answer: ANSWER };
const RESPONSE_RULE: Members = { ...RULE_HEAD, breach: FUNCTION };
const RULE_LISTS = [
  ['readRules', REQUEST_RULE],
  ['requestRules', REQUEST_RULE],
  ['stateRules', STATE_RULE],
  ['responseRules', RESPONSE_RULE],
] as const;

/**
 * Verifies that what a module says of an operation has the form of semantics: modules in JavaScript
 * are typed by nobody. Statuses are held against the contract, elsewhere.
 * @param id the operation, as the module calls it.
 * @throws {SemanticsError} if it doesn't.
 */
export function verifyShape(id: string, spoken: unknown, file: string): OperationSemantics {
  const place = `operations[${JSON.stringify(id)}]`;
  verifyMembers(spoken, OPERATION, place, file);
  const operation = spoken as OperationSemantics;
  const { rateLimit, bodyLimit } = operation;
  if (rateLimit !== undefined) verifyMembers(rateLimit, RATE_LIMIT, `${place}.rateLimit`, file);
  if (bodyLimit !== undefined) verifyMembers(bodyLimit, BODY_LIMIT, `${place}.bodyLimit`, file);
  for (const [list, members] of RULE_LISTS) {
    for (const [index, rule] of (operation[list] ?? []).entries()) {
      verifyMembers(rule, members, `${place}.${list}[${index}]`, file);
    }
  }
  return operation;
}

function verifyMembers(value: unknown, members: Members, place: string, file: string): void {
  if (!isRecord(value)) throw malformed(place, OBJECT, value, file);
  for (const [name, expectation] of Object.entries(members)) {
    if (expectation.holds(value[name])) continue;
    throw malformed(`${place}.${name}`, expectation, value[name], file);
  }
}

function malformed(
  place: string,
  { words }: Expectation,
  value: unknown,
  file: string,
): SemanticsError {
  return new SemanticsError({
    problem: `the semantics are malformed at ${place}`,
    expected: words,
    received: value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value,
    location: { file },
  });
}

function optional({ words, holds }: Expectation): Expectation {
  return { words, holds: (value) => value === undefined || holds(value) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
