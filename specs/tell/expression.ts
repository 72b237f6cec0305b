/** A formula, ready to be evaluated: what it does, in the order in which it is done (postfix). */
export interface Expression {
  /** The letters that it names. */
  readonly references: ReadonlySet<string>;
  /**
   * @param lookUp the value of a letter.
   * @returns null where it divides by zero, or where a value that it needs is null.
   */
  evaluate(lookUp: (reference: string) => number | null): number | null;
}

type Step = number | string;

interface Reading {
  readonly tokens: readonly string[];
  readonly steps: Step[];
  position: number;
}

const TOKEN = /\s*(\d+(?:\.\d*)?|\.\d+|[A-Z]|[-+*/()])/y;
const NEGATE = 'negate';
const DEEPEST = 100;

/**
 * Reads an arithmetic expression over the letters A to Z: numbers, + - * / and parentheses, as
 * `A / B * 100`; `undefined` where the text is none, or is nested more than 100 deep.
 */
export function parseExpression(text: string): Expression | undefined {
  const tokens = tokenize(text.trim());
  if (tokens === undefined) return undefined;
  const reading = { tokens, steps: [], position: 0 };
  if (!readSum(reading, 0) || reading.position < tokens.length) return undefined;
  const steps: readonly Step[] = reading.steps;
  return {
    references: new Set(tokens.filter((token) => /^[A-Z]$/.test(token))),
    evaluate: (lookUp) => run(steps, lookUp),
  };
}

function tokenize(text: string): string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) return undefined;
    tokens.push(token);
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

function readChain(reading: Reading, operators: string[], readPart: () => boolean): boolean {
  if (!readPart()) return false;
  for (;;) {
    const operator = reading.tokens[reading.position];
    if (operator === undefined || !operators.includes(operator)) return true;
    reading.position += 1;
    if (!readPart()) return false;
    reading.steps.push(operator);
  }
}

/** Reads a number, a letter, a sum in parentheses, or one of these with a sign. */
function readFactor(reading: Reading, depth: number): boolean {
  const token = reading.tokens[reading.position];
  reading.position += 1;
  if (token === undefined || depth > DEEPEST) return false;
  if (token === '-' || token === '+') {
    if (!readFactor(reading, depth + 1)) return false;
    if (token === '-') reading.steps.push(NEGATE);
    return true;
  }
  if (token === '(') {
    if (!readSum(reading, depth + 1)) return false;
    reading.position += 1;
    return reading.tokens[reading.position - 1] === ')';
  }
  if (/^[A-Z]$/.test(token)) reading.steps.push(token);
  else if (/\d/.test(token)) reading.steps.push(Number(token));
  else return false;
  return true;
}

function run(steps: readonly Step[], lookUp: (reference: string) => number | null): number | null {
  const stack: number[] = [];
  for (const step of steps) {
    const value = typeof step === 'number' ? step : stepValue(step, stack, lookUp);
    if (value === null || !Number.isFinite(value)) return null;
    stack.push(value);
  }
  return stack[0] ?? null;
}

function stepValue(
  step: string,
  stack: number[],
  lookUp: (reference: string) => number | null,
): number | null {
  if (/^[A-Z]$/.test(step)) return lookUp(step);
  const right = stack.pop() ?? 0;
  if (step === NEGATE) return -right;
  const left = stack.pop() ?? 0;
  if (step === '+') return left + right;
  if (step === '-') return left - right;
  return step === '*' ? left * right : left / right;
}
