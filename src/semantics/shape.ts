import { meantHint } from '../contract/near-miss.ts';
import { SemanticsError } from '../errors.ts';
import { DENIAL_KINDS, type OperationSemantics, type Semantics } from './semantics.ts';

/** What a member has to be. */
interface Expectation {
  readonly words: string;
  readonly holds: (value: unknown) => boolean;
}

/** All that an object may hold: another member is a mistake in writing. */
type Members = Readonly<Record<string, Expectation>>;

const TEXT: Expectation = { words: 'a text', holds: (value) => typeof value === 'string' };
const FUNCTION: Expectation = {
  words: 'a function',
  holds: (value) => typeof value === 'function',
};
const BOOLEAN: Expectation = {
  words: 'true or false',
  holds: (value) => typeof value === 'boolean',
};
const WHOLE_NUMBER: Expectation = { words: 'a whole number', holds: Number.isInteger };
const OBJECT: Expectation = { words: 'an object', holds: isRecord };
const LIST: Expectation = { words: 'a list of rules', holds: Array.isArray };
const TEXTS: Expectation = {
  words: 'a list of texts',
  holds: (value) => Array.isArray(value) && value.every(TEXT.holds),
};
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

/** Statuses are held against the contract, elsewhere. */
const STATUS: Expectation = { words: 'a status', holds: () => true };

const SEMANTICS: Members = {
  operations: OBJECT,
  begin: optional(FUNCTION),
  knows: optional(FUNCTION),
  cors: optional(BOOLEAN),
  assumedMediaType: optional(TEXT),
  messages: optional(TEXTS),
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
const RESPONSE_RULE: Members = { ...RULE_HEAD, status: STATUS, breach: FUNCTION };
const RULE_LISTS = [
  ['readRules', REQUEST_RULE],
  ['requestRules', REQUEST_RULE],
  ['stateRules', STATE_RULE],
  ['responseRules', RESPONSE_RULE],
] as const;

/**
 * Verifies that semantics have their form, member by member: modules in JavaScript are typed by nobody.
 * @throws {SemanticsError} if they don't.
 */
export function verifyShape(semantics: Semantics, file: string): void {
  verifyMembers(semantics, SEMANTICS, '', file);
  for (const [id, spoken] of Object.entries(semantics.operations)) {
    if (spoken !== undefined) verifyOperation(id, spoken, file);
  }
}

function verifyOperation(id: string, spoken: OperationSemantics, file: string): void {
  const place = `operations[${JSON.stringify(id)}]`;
  verifyMembers(spoken, OPERATION, place, file);
  const { rateLimit, bodyLimit } = spoken;
  if (rateLimit !== undefined) verifyMembers(rateLimit, RATE_LIMIT, `${place}.rateLimit`, file);
  if (bodyLimit !== undefined) verifyMembers(bodyLimit, BODY_LIMIT, `${place}.bodyLimit`, file);
  for (const [list, members] of RULE_LISTS) {
    for (const [index, rule] of (spoken[list] ?? []).entries()) {
      verifyMembers(rule, members, `${place}.${list}[${index}]`, file);
    }
  }
}

function verifyMembers(value: unknown, members: Members, place: string, file: string): void {
  if (!isRecord(value)) throw malformed(place, OBJECT, value, file);
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(members, name));
  if (unknown !== undefined) throw unknownMember(place, unknown, Object.keys(members), file);
  for (const [name, expectation] of Object.entries(members)) {
    if (expectation.holds(value[name])) continue;
    throw malformed(`${place}.${name}`, expectation, value[name], file);
  }
}

function unknownMember(
  place: string,
  name: string,
  known: readonly string[],
  file: string,
): SemanticsError {
  return new SemanticsError({
    problem: `the semantics have a member that nothing reads${place === '' ? '' : ` at ${place}`}`,
    expected: `one of ${known.join(', ')}`,
    received: name,
    location: { file },
    ...meantHint(name, known),
  });
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
