import { UsageError } from '../errors.ts';

/** What an option has to be. */
interface Expectation {
  readonly words: string;
  readonly holds: (value: unknown) => boolean;
}

const isText = (value: unknown) => typeof value === 'string';
const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isCredential = (value: unknown) => isRecord(value) && 'value' in value && isText(value.value);
const areListsOf = (holds: Expectation['holds']) => (value: unknown) =>
  isRecord(value) && Object.values(value).every((list) => Array.isArray(list) && list.every(holds));

const EXPECTED: Readonly<Record<string, Expectation>> = {
  seed: { words: 'a text', holds: isText },
  now: { words: 'a date-time as text, such as 2026-11-20T00:00:00Z', holds: isText },
  credentials: {
    words: "lists of { value: 'a text' } by security scheme",
    holds: areListsOf(isCredential),
  },
  rejectCredentials: { words: 'lists of texts by security scheme', holds: areListsOf(isText) },
  preferExamples: { words: 'true or false', holds: (value) => typeof value === 'boolean' },
};

/**
 * Verifies that there is a contract to mock: `loadContract` gives half of what is needed.
 * @throws {UsageError} if it is neither a text nor what `openContract` gives.
 */
export function verifyContract(contract: unknown): void {
  if (isText(contract)) return;
  if (isRecord(contract) && 'contract' in contract && isRecord(contract.contract)) return;
  throw new UsageError({
    problem: 'a mock is asked for without its contract',
    expected: "a name, a path or a URL as text, or what openContract('…') gives",
    received: received(contract),
  });
}

/**
 * Verifies the form of a mock's options: those of callers in JavaScript are typed by nobody.
 * @throws {UsageError} if one isn't what it has to be.
 */
export function verifyOptions(options: object): void {
  for (const [name, value] of Object.entries(options)) {
    const expected = EXPECTED[name];
    if (expected === undefined || value === undefined || expected.holds(value)) continue;
    throw new UsageError({
      problem: `the mock's option ${name} can't be taken`,
      expected: expected.words,
      received: received(value),
    });
  }
}

function received(value: unknown): string {
  if (isRecord(value))
    return Array.isArray(value) ? 'a list' : `an object (${value.constructor?.name})`;
  return typeof value === 'string' ? `"${value}"` : String(value);
}
