/** A formula, ready to be evaluated: what it does, in the order in which it is done (postfix). */
export interface Expression {
  /** The letters that it names. */
  readonly references: ReadonlySet<string>;
  /** How many letters and numbers it holds, each as often as it stands there. */
  readonly terms: number;
  /**
   * @param values those of the letters, that of A first.
   * @returns null where it divides by zero, or where a value that it needs is null.
   */
  evaluate(values: readonly (number | null | undefined)[]): number | null;
}

/** A text that is no expression: what should stand at a character, counted from 1. */
export interface BrokenExpression {
  readonly expected: string;
  readonly character: number;
}

type Operator = '+' | '-' | '*' | '/' | typeof NEGATE;
/** A number, the index of a letter's value, or what is done with the two values before it. */
type Step = number | { readonly index: number } | Operator;

interface Token {
  readonly text: string;
  readonly character: number;
}

interface Reading {
  readonly tokens: readonly Token[];
  readonly steps: Step[];
  position: number;
  expected?: string;
}

const TOKEN = /\s*(?:(\d+(?:\.\d*)?|\.\d+|[A-Z]|[-+*/()])|(.))/sy;
const LETTER = /^[A-Z]$/;
const NEGATE = 'negate';
const DEEPEST = 100;
const PART = 'a letter, a number or (';

/**
 * Reads an arithmetic expression over the letters A to Z: numbers, + - * / and parentheses, as
 * `A / B * 100`, nested up to 100 deep; where the text is none, says why.
 */
export function readExpression(text: string): Expression | BrokenExpression {
  const tokens = tokenize(text);
  const reading: Reading = { tokens, steps: [], position: 0 };
  if (!readSum(reading, 0) || reading.position < tokens.length) {
    const { expected = 'an operator, or the end', position } = reading;
    return { expected, character: tokens[position]?.character ?? text.length + 1 };
  }
  const steps: readonly Step[] = reading.steps;
  return {
    references: new Set(tokens.map(({ text }) => text).filter((token) => LETTER.test(token))),
    terms: steps.filter((step) => typeof step !== 'string').length,
    evaluate: (values) => run(steps, values),
  };
}

/** An expression; `undefined` where the text is none. */
export function parseExpression(text: string): Expression | undefined {
  const read = readExpression(text);
  return 'evaluate' in read ? read : undefined;
}

/** The tokens of a text, each character that belongs to none included. */
function tokenize(text: string): Token[] {
  const trimmed = text.trimEnd();
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const [, known, unknown = ''] = TOKEN.exec(trimmed) ?? [];
    const token = known ?? unknown;
    tokens.push({ text: token, character: TOKEN.lastIndex - token.length + 1 });
  }
  return tokens;
}

/** Reads `product (+|- product)*`; false where there is none. */
function readSum(reading: Reading, depth: number): boolean {
  return readChain(reading, ['+', '-'], () => readProduct(reading, depth));
}

/** Reads `factor (*|/ factor)*`; false where there is none. */
function readProduct(reading: Reading, depth: number): boolean {
  return readChain(reading, ['*', '/'], () => readFactor(reading, depth));
}

function readChain(reading: Reading, operators: Operator[], readPart: () => boolean): boolean {
  if (!readPart()) return false;
  for (;;) {
    const text = reading.tokens[reading.position]?.text;
    const operator = operators.find((known) => known === text);
    if (operator === undefined) return true;
    reading.position += 1;
    if (!readPart()) return false;
    reading.steps.push(operator);
  }
}

/** Reads a number, a letter, a sum in parentheses, or one of these with a sign. */
function readFactor(reading: Reading, depth: number): boolean {
  const { text = '' } = reading.tokens[reading.position] ?? {};
  if (depth > DEEPEST) return failed(reading, `nothing nested more than ${DEEPEST} deep`);
  if (LETTER.test(text)) reading.steps.push({ index: indexOf(text) });
  else if (/\d/.test(text)) reading.steps.push(Number(text));
  else if (!['-', '+', '('].includes(text)) return failed(reading, PART);
  reading.position += 1;
  if (text === '-' || text === '+') {
    if (!readFactor(reading, depth + 1)) return false;
    if (text === '-') reading.steps.push(NEGATE);
  }
  if (text !== '(') return true;
  if (!readSum(reading, depth + 1)) return false;
  if (reading.tokens[reading.position]?.text !== ')') return failed(reading, 'an operator or )');
  reading.position += 1;
  return true;
}

function failed(reading: Reading, expected: string): false {
  reading.expected = expected;
  return false;
}

/** The place of a letter's series, counted from 0. */
export function indexOf(letter: string): number {
  return letter.charCodeAt(0) - 'A'.charCodeAt(0);
}

function run(
  steps: readonly Step[],
  values: readonly (number | null | undefined)[],
): number | null {
  const stack: number[] = [];
  for (const step of steps) {
    const value = stepValue(step, stack, values);
    if (typeof value !== 'number' || !Number.isFinite(value)) return null;
    stack.push(value);
  }
  return stack[0] ?? null;
}

function stepValue(
  step: Step,
  stack: number[],
  values: readonly (number | null | undefined)[],
): number | null | undefined {
  if (typeof step === 'number') return step;
  return typeof step === 'object' ? values[step.index] : operate(step, stack);
}

function operate(operator: Operator, stack: number[]): number {
  const right = stack.pop() ?? 0;
  if (operator === NEGATE) return -right;
  const left = stack.pop() ?? 0;
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  return operator === '*' ? left * right : left / right;
}
