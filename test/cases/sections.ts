import { LineCounter, parseDocument } from 'yaml';
import type { HeaderFields } from '../../src/http/exchange.ts';

/** What stands between two markers. */
export interface Section {
  readonly marker: '===' | '---';
  readonly title: string;
  /** That of the marker, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** A request as it stands in the file. */
export interface RequestText {
  readonly line: number;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderLine[];
  readonly body: string;
}

/** An expected answer as it stands in the file. */
export interface ResponseText {
  readonly line: number;
  readonly status: number;
  readonly headers: readonly HeaderLine[];
  readonly body: string;
}

export type HeaderLine = readonly [name: string, value: string];

/** Gives what `read` gives; what isn't of the form of a case file is told as `file:line: …`. */
export function withPlace<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Malformed) error.message = `${file}:${error.line}: ${error.message}`;
    throw error;
  }
}

/** What isn't of the form of a case file. */
export class Malformed extends Error {
  readonly line: number;

  constructor(line: number, problem: string) {
    super(problem);
    this.line = line;
  }
}

/**
 * The sections of a file.
 * @throws {Malformed} if it doesn't begin with a line on what it covers.
 */
export function splitSections(text: string): Section[] {
  const lines = text.split('\n');
  const starts = [...lines.keys()].filter((index) => /^(===|---)( |$)/.test(lines[index] ?? ''));
  if (lines.slice(0, starts[0]).join('').trim() === '') {
    throw new Malformed(1, 'expected a line on what it covers');
  }
  return starts.map((start, index): Section => {
    const text = lines[start] as string;
    return {
      marker: text.startsWith('===') ? '===' : '---',
      title: text.slice(3).trim(),
      line: start + 1,
      lines: lines.slice(start + 1, starts[index + 1]),
    };
  });
}

/**
 * The YAML of a section, an object.
 * @throws {Malformed} if it is no YAML, or has other keys than the known ones.
 */
export function readYaml(
  { line, lines }: Section,
  known: readonly string[],
): Readonly<Record<string, unknown>> {
  const lineCounter = new LineCounter();
  const yaml = parseDocument(lines.join('\n'), { lineCounter });
  const [error] = yaml.errors;
  if (error !== undefined) {
    throw new Malformed(line + lineCounter.linePos(error.pos[0]).line, error.message);
  }
  const values: Record<string, unknown> = yaml.toJS() ?? {};
  const unknown = Object.keys(values).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Malformed(line, `there is no option ${unknown}`);
  return values;
}

/** A request: its line, its headers, a blank line and its body. */
export function readRequest({ line, lines }: Section): RequestText {
  const [, method, url] = /^([A-Za-z]+) (\S+)$/.exec(lines[0] ?? '') ?? [];
  if (method === undefined || url === undefined) {
    throw new Malformed(line + 1, 'expected a request line such as GET /things');
  }
  return { line: line + 1, method, url, ...readMessage(lines.slice(1), line + 2) };
}

/** A response: its status is the section's title. */
export function readResponse({ title, line, lines }: Section): ResponseText {
  if (!/^\d{3}$/.test(title)) throw new Malformed(line, 'expected a status such as "--- 200"');
  return { line, status: Number(title), ...readMessage(lines, line + 1) };
}

/** Header lines, then a blank line and the body. */
function readMessage(lines: readonly string[], line: number) {
  const blank = lines.indexOf('');
  const end = blank === -1 ? lines.length : blank;
  const headers = lines.slice(0, end).map((text, index): HeaderLine => {
    const [, name, value] = /^([\w-]+):(?: (.*))?$/.exec(text) ?? [];
    if (name !== undefined) return [name, value ?? ''];
    throw new Malformed(line + index, 'expected a header such as "Accept: text/csv"');
  });
  return { headers, body: lines.slice(end).join('\n').trim() };
}

/** Header lines as the fields of a message: a list where a name came repeatedly. */
export function fieldsOf(lines: readonly HeaderLine[]): HeaderFields {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of lines) {
    const field = name.toLowerCase();
    const before = headers[field];
    headers[field] = before === undefined ? value : [before, value].flat();
  }
  return headers;
}
