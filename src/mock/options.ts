import { meantHint } from '../contract/near-miss.ts';
import { UsageError } from '../errors.ts';
import type { Latency } from './disruption.ts';
import type { Rate } from './limits.ts';
import type { Credential } from './request/security.ts';
import { VALIDATIONS } from './settings.ts';

/** How a mock answers. */
export interface MockOptions {
  /** Seed of every fake; `DEFAULT_SEED` where none is given. */
  readonly seed?: string;
  /** The clock at the start, a date-time (RFC 3339); `fixed:` before it stops it. */
  readonly now?: string;
  /** The mock's own make-believe credentials, by security scheme; none: any well-formed one will do. */
  readonly credentials?: Readonly<Record<string, readonly Credential[]>>;
  /** Credentials that are known bad, by security scheme. */
  readonly rejectCredentials?: Readonly<Record<string, readonly string[]>>;
  /** Whether documented examples come before fakes. */
  readonly preferExamples?: boolean;
  /** Whether what was created can be read back; so it can where the contract has semantics. */
  readonly stateful?: boolean;
  /** What becomes of a request that breaks the contract; `enforce` where it isn't said. */
  readonly validate?: (typeof VALIDATIONS)[number];
  /** How many requests each sandbox may send in a span of time. */
  readonly rateLimit?: Rate;
  /** How long every answer takes, in milliseconds; between two bounds it is drawn by the seed. */
  readonly latency?: number | Latency;
  /**
   * How many requests get a documented failure for no fault of theirs, drawn by the seed: 0 to 1, of all
   * operations or of each that is named (`GET /things`).
   */
  readonly failureRate?: number | Readonly<Record<string, number>>;
  /** Whether browsers may call from any origin (CORS). */
  readonly cors?: boolean;
  /** Hosts that callbacks and webhooks may be sent to, as in their URLs, beside this machine. */
  readonly allowCallbacks?: readonly string[];
  /** What they are signed with, where the contract says how; `DEFAULT_SECRET` where none is given. */
  readonly callbackSecret?: string;
}

/** What an option has to be. */
interface Expectation {
  readonly words: string;
  readonly holds: (value: unknown) => boolean;
}

const isText = (value: unknown) => typeof value === 'string';
const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isHost = (value: unknown) => isText(value) && /^[^\s/@?#]+$/.test(value);
const isCredential = (value: unknown) => isRecord(value) && 'value' in value && isText(value.value);
const isNumberFrom = (least: number, value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) && value >= least;
const isShare = (value: unknown) => isNumberFrom(0, value) && Number(value) <= 1;
const areNumbers = (value: object, names: readonly string[], least: number) =>
  names.every((name) => isNumberFrom(least, Reflect.get(value, name)));
const areListsOf = (holds: Expectation['holds']) => (value: unknown) =>
  isRecord(value) && Object.values(value).every((list) => Array.isArray(list) && list.every(holds));

const BOOLEAN: Expectation = {
  words: 'true or false',
  holds: (value) => typeof value === 'boolean',
};

const EXPECTED: Readonly<Record<keyof MockOptions, Expectation>> = {
  seed: { words: 'a text', holds: isText },
  now: { words: 'a date-time as text, such as 2026-11-20T00:00:00Z', holds: isText },
  credentials: {
    words: "lists of { value: 'a text' } by security scheme",
    holds: areListsOf(isCredential),
  },
  rejectCredentials: { words: 'lists of texts by security scheme', holds: areListsOf(isText) },
  preferExamples: BOOLEAN,
  stateful: BOOLEAN,
  validate: {
    words: VALIDATIONS.join(', '),
    holds: (value) => VALIDATIONS.some((known) => known === value),
  },
  rateLimit: {
    words: '{ requests, seconds }, both from 1',
    holds: (value) => isRecord(value) && areNumbers(value, ['requests', 'seconds'], 1),
  },
  latency: {
    words: 'milliseconds, or { min, max }',
    holds: (value) =>
      isNumberFrom(0, value) ||
      (isRecord(value) &&
        areNumbers(value, ['min', 'max'], 0) &&
        Reflect.get(value, 'min') <= Reflect.get(value, 'max')),
  },
  failureRate: {
    words: 'a number from 0 to 1, or one by operation',
    holds: (value) => isShare(value) || (isRecord(value) && Object.values(value).every(isShare)),
  },
  cors: BOOLEAN,
  allowCallbacks: {
    words: 'a list of hosts, such as hooks.example.com or hooks.example.com:8443',
    holds: (value) => Array.isArray(value) && value.every(isHost),
  },
  callbackSecret: {
    words: 'a text that is not empty',
    holds: (value) => isText(value) && value !== '',
  },
};

/**
 * Verifies that there is a contract to answer or judge by.
 * @throws {UsageError} if it is neither a text nor what `loadContract` or `openContract` gives.
 */
export function verifyContract(contract: unknown): void {
  if (isText(contract)) return;
  const loaded = isRecord(contract) && 'contract' in contract ? contract.contract : contract;
  if (isRecord(loaded) && 'operations' in loaded) return;
  throw new UsageError({
    problem: 'no contract is given',
    expected:
      "a name, a path or a URL as text, or what loadContract('…') or openContract('…') gives",
    received: received(contract),
  });
}

/**
 * Verifies a mock's options: those of callers in JavaScript are typed by nobody.
 * @param others names of options that may stand beside them: those of a front.
 * @throws {UsageError} if one isn't what it has to be, or there is none of its name.
 */
export function verifyOptions(options: object, others: readonly string[] = []): void {
  for (const [name, value] of Object.entries(options)) {
    if (others.includes(name)) continue;
    if (!isOption(name)) throw unknownOption(name, [...Object.keys(EXPECTED), ...others]);
    const expected = EXPECTED[name];
    if (value === undefined || expected.holds(value)) continue;
    throw new UsageError({
      problem: `the mock's option ${name} can't be taken`,
      expected: expected.words,
      received: received(value),
    });
  }
}

function unknownOption(name: string, known: readonly string[]): UsageError {
  return new UsageError({
    problem: `a mock has no option ${name}`,
    expected: known.join(', '),
    received: name,
    ...meantHint(name, known),
  });
}

function isOption(name: string): name is keyof MockOptions {
  return Object.hasOwn(EXPECTED, name);
}

function received(value: unknown): string {
  if (isRecord(value))
    return Array.isArray(value) ? 'a list' : `an object (${value.constructor?.name})`;
  return typeof value === 'string' ? `"${value}"` : String(value);
}
