import { type JsonProblem, parseJsonExactly } from './json.ts';

/** The values of a sequence, or which of them isn't JSON, from 0, and where in its own text. */
export type SequenceReading =
  | { readonly ok: true; readonly values: readonly unknown[] }
  | ({ readonly index: number } & JsonProblem);

/** The record separator that each text of a JSON text sequence begins with (RFC 7464 §2.2). */
const SEPARATOR = '\u001E';

/** Reads JSON lines: a text to each line; empty ones count for nothing. */
export function readJsonLines(text: string): SequenceReading {
  return readAll(text.split('\n'));
}

/** Reads a JSON text sequence (RFC 7464). */
export function readJsonSequence(text: string): SequenceReading {
  return readAll(text.split(SEPARATOR));
}

/** Writes JSON lines. */
export function writeJsonLines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

/** Writes a JSON text sequence. */
export function writeJsonSequence(values: readonly unknown[]): string {
  return values.map((value) => `${SEPARATOR}${JSON.stringify(value)}\n`).join('');
}

function readAll(texts: readonly string[]): SequenceReading {
  const values: unknown[] = [];
  for (const text of texts) {
    if (text.trim() === '') continue;
    const parsed = parseJsonExactly(text);
    if (!parsed.ok) return { ...parsed, index: values.length };
    values.push(parsed.value);
  }
  return { ok: true, values };
}
