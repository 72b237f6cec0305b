import { createContext, Script } from 'node:vm';
import { SchemaError } from '../errors.ts';
import { quickLength } from './backtracking.ts';
import { lazily, once } from './lazily.ts';

/** How long a pattern may take, in milliseconds. */
const TIME_LIMIT = 1_000;
/** Texts are shorter than this, so that a pattern which is quick up to here is quick. */
const LONGEST_TEXT = 1_000_000;

/**
 * The regular expression of a `pattern` (OpenAPI 3.1 §4.8.24.1; ECMA-262 with the flag `u`, JSON
 * Schema core §6.4). One that is only valid without the flag, as APIs do document, is taken without
 * it. Its `test` throws {@link SchemaError} where the pattern takes too long for a text: some take
 * years for a text of forty characters, since JavaScript's engine backtracks.
 *
 * @throws {SchemaError} it is no regular expression at all
 */
export const schemaRegExp: (pattern: string) => RegExp = lazily((pattern) => {
  const { regExp, length } = measured(pattern);
  return length < LONGEST_TEXT ? limitedBeyond(length, regExp) : regExp;
});

/**
 * Tells whether a pattern matches texts; `undefined` for those that it may take long for, and for all
 * where it is no regular expression.
 */
export function quickPattern(pattern: string): (text: string) => boolean | undefined {
  try {
    const { regExp, length } = measured(pattern);
    return (text) => (text.length <= length ? regExp.test(text) : undefined);
  } catch (error) {
    if (error instanceof SchemaError) return () => undefined;
    throw error;
  }
}

/** A pattern, and up to which length of a text it is quick. */
const measured = lazily((pattern: string) => {
  const regExp = parsePattern(pattern);
  return { regExp, length: quickLength(pattern, regExp) };
});

/** Whether a pattern matches a text; false where it can't tell. */
export function isMatch(pattern: string, text: string): boolean {
  try {
    return schemaRegExp(pattern).test(text);
  } catch (error) {
    if (error instanceof SchemaError) return false;
    throw error;
  }
}

/**
 * Those of some texts that a regular expression matches.
 * @throws {SchemaError} it takes longer than a second for all of them
 */
export function matchingTexts(regExp: RegExp, texts: readonly string[]): string[] {
  const globals = Object.assign(context(), { regExp, texts });
  try {
    return script().runInContext(globals, { timeout: TIME_LIMIT });
  } catch (error) {
    if (!isTimeout(error)) throw error;
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    throw new SchemaError({
      problem: `the pattern ${regExp.source} takes longer than a second for ${length} characters of text`,
      hint: 'Write it so that there is one way alone for a text to match.',
      cause: error,
    });
  } finally {
    globals.texts = [];
  }
}

/**
 * The regular expression of a pattern: with the flag `u` where it is valid with it, else without.
 * @throws {SchemaError} it is none
 */
export function parsePattern(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return parseWithoutFlag(pattern);
  }
}

function parseWithoutFlag(pattern: string): RegExp {
  try {
    return new RegExp(pattern);
  } catch (error) {
    throw new SchemaError({
      problem: 'a pattern is no regular expression',
      expected: 'one as ECMA-262 has them',
      received: `${JSON.stringify(pattern)}${faultOf(error)}`,
      cause: error,
    });
  }
}

/** What is wrong with a pattern, without what JavaScript's engine says before: `: Unterminated group`. */
function faultOf(error: unknown): string {
  return error instanceof Error ? (/: [^:]+$/.exec(error.message)?.[0] ?? '') : '';
}

/** The limit costs a hundred microseconds: it is for texts that are longer than a length. */
function limitedBeyond(length: number, regExp: RegExp): RegExp {
  const test = (text: string) =>
    text.length <= length ? regExp.test(text) : matchingTexts(regExp, [text]).length > 0;
  return Object.assign(new RegExp(regExp), { test });
}

// What runs in a context of its own can be stopped, regular expressions included.
const context = once(() => createContext({}));
const script = once(() => new Script('texts.filter((text) => regExp.test(text))'));

// The error is of the context's own realm, so that it needn't be an instance of this one's `Error`.
function isTimeout(error: unknown): boolean {
  return Object(error).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
