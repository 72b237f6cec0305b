import { SemanticsError } from '../errors.ts';
import type { OperationSemantics } from './semantics.ts';

/** What a part of a semantics module has to be. */
interface Expectation {
  readonly words: string;
  readonly holds: (value: unknown) => boolean;
}

const isFunction = (value: unknown) => typeof value === 'function';
const isText = (value: unknown) => typeof value === 'string';
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const OPERATION: Expectation = { words: 'an object of rules and an answer', holds: isRecord };
const RULES: Expectation = { words: 'a list of rules', holds: Array.isArray };
const ANSWER: Expectation = {
  words: 'an object with a status and a message',
  holds: (value) =>
    isRecord(value) && Number.isInteger(value.status) && typeof value.message === 'string',
};
const RULE_MEMBERS: Readonly<Record<string, Expectation>> = {
  name: { words: 'a text', holds: isText },
  documented: { words: 'a text', holds: isText },
  source: { words: 'a text', holds: isText },
  breach: { words: 'a function', holds: isFunction },
};

/**
 * Verifies that what a module says of an operation has the form of semantics: modules in JavaScript
 * are typed by nobody.
 * @param id the operation, as the module calls it.
 * @throws {SemanticsError} if it doesn't.
 */
export function verifyShape(id: string, spoken: unknown, file: string): OperationSemantics {
  const expect = (place: string, value: unknown, { words, holds }: Expectation) => {
    if (holds(value)) return;
    throw new SemanticsError({
      problem: `the semantics are malformed at ${place}`,
      expected: words,
      received: value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value,
      location: { file },
    });
  };
  const place = `operations[${JSON.stringify(id)}]`;
  expect(place, spoken, OPERATION);
  const operation = spoken as Record<string, unknown>;
  if (operation.respond !== undefined) {
    expect(`${place}.respond`, operation.respond, { words: 'a function', holds: isFunction });
  }
  if (operation.bodyLimit !== undefined) {
    const limit = `${place}.bodyLimit`;
    expect(limit, operation.bodyLimit, { words: 'a limit', holds: isRecord });
    const { bytes, answer } = operation.bodyLimit as Record<string, unknown>;
    expect(`${limit}.bytes`, bytes, { words: 'a whole number', holds: Number.isInteger });
    expect(`${limit}.answer`, answer, ANSWER);
  }
  for (const list of ['requestRules', 'responseRules'] as const) {
    const rules = operation[list] ?? [];
    expect(`${place}.${list}`, rules, RULES);
    for (const [index, rule] of (rules as unknown[]).entries()) {
      const at = `${place}.${list}[${index}]`;
      expect(at, rule, { words: 'a rule', holds: isRecord });
      const members = rule as Record<string, unknown>;
      for (const [name, expectation] of Object.entries(RULE_MEMBERS)) {
        expect(`${at}.${name}`, members[name], expectation);
      }
      if (list === 'requestRules') expect(`${at}.answer`, members.answer, ANSWER);
    }
  }
  return operation as OperationSemantics;
}
