import { LineCounter, parseDocument } from 'yaml';
import type { MockOptions } from '../../src/mock/options.ts';

/** One file of cases: what it covers, a document, and what a mock of it answers. */
export interface CaseFile {
  readonly file: string;
  readonly options: MockOptions;
  /** The OpenAPI document, each of its lines on the line of the file that it stands on. */
  readonly document: string;
  readonly cases: readonly Case[];
}

/** What one sentence says, shown by a request and its answer, or by several in a row. */
export interface Case {
  readonly sentence: string;
  readonly steps: readonly Step[];
}

/** One request and the answer that is expected. */
export interface Step {
  readonly request: RequestText;
  readonly response: ResponseText;
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

/** What stands between two markers. */
interface Section {
  readonly marker: '===' | '---';
  readonly title: string;
  /** That of the marker, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

const OPTIONS: readonly string[] = [
  'seed',
  'now',
  'credentials',
  'rejectCredentials',
  'preferExamples',
  'stateful',
] satisfies (keyof MockOptions)[];

/**
 * Reads a file of cases, whose form `cases.test.ts` describes.
 * @throws {Error} `file:line: …` where the file isn't of that form, or a case would show nothing.
 */
export function parseCaseFile(file: string, text: string): CaseFile {
  try {
    return { file, ...readFile(text.split('\n')) };
  } catch (error) {
    if (error instanceof Malformed) error.message = `${file}:${error.line}: ${error.message}`;
    throw error;
  }
}

/** What isn't of the form of a case file. */
class Malformed extends Error {
  readonly line: number;

  constructor(line: number, problem: string) {
    super(problem);
    this.line = line;
  }
}

function readFile(lines: readonly string[]): Omit<CaseFile, 'file'> {
  const [covers, sections] = splitSections(lines);
  if (covers.join('').trim() === '') throw new Malformed(1, 'expected a line on what it covers');
  const [first] = sections;
  const options = first?.title === 'options' ? first : undefined;
  const [document, ...others] = options === undefined ? sections : sections.slice(1);
  if (document?.marker !== '---' || document.title !== 'document') {
    throw new Malformed(document?.line ?? 1, 'expected "--- document" before the cases');
  }
  const cases = readCases(others);
  if (cases.length === 0) throw new Malformed(document.line, 'the file has no case');
  return {
    options: options === undefined ? {} : readOptions(options),
    document: '\n'.repeat(document.line) + document.lines.join('\n'),
    cases,
  };
}

/** What stands before the first marker, and the sections. */
function splitSections(lines: readonly string[]): [covers: readonly string[], Section[]] {
  const starts = [...lines.keys()].filter((index) => /^(===|---)( |$)/.test(lines[index] ?? ''));
  const sections = starts.map((start, index): Section => {
    const text = lines[start] as string;
    return {
      marker: text.startsWith('===') ? '===' : '---',
      title: text.slice(3).trim(),
      line: start + 1,
      lines: lines.slice(start + 1, starts[index + 1]),
    };
  });
  return [lines.slice(0, starts[0]), sections];
}

function readOptions({ line, lines }: Section): MockOptions {
  const lineCounter = new LineCounter();
  const yaml = parseDocument(lines.join('\n'), { lineCounter });
  const [error] = yaml.errors;
  if (error !== undefined) {
    throw new Malformed(line + lineCounter.linePos(error.pos[0]).line, error.message);
  }
  const values: Record<string, unknown> = yaml.toJS() ?? {};
  const unknown = Object.keys(values).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) throw new Malformed(line, `there is no option ${unknown}`);
  return values;
}

function readCases(sections: readonly Section[]): Case[] {
  const cases: Case[] = [];
  let rest = sections;
  while (rest[0] !== undefined) {
    const [head, ...others] = rest;
    const { marker, title, line } = head;
    if (marker !== '===') throw new Malformed(line, `unexpected "--- ${title}"`);
    if (title === '') throw new Malformed(line, 'expected a sentence after "==="');
    if (cases.some(({ sentence }) => sentence === title)) {
      throw new Malformed(line, 'the sentence is used twice');
    }
    const next = others.findIndex((section) => section.marker === '===');
    const own = next === -1 ? others : others.slice(0, next);
    const steps = readSteps([head, ...own]);
    findUnused(line, steps);
    cases.push({ sentence: title, steps });
    rest = rest.slice(1 + own.length);
  }
  return cases;
}

/** A request, its response, then perhaps `--- then` with the next request, and so on. */
function readSteps(sections: readonly Section[]): Step[] {
  const steps: Step[] = [];
  for (let index = 0; index < sections.length; index += 2) {
    const [request, response] = sections.slice(index, index + 2) as [Section, Section?];
    if (index > 0 && request.title !== 'then') {
      throw new Malformed(request.line, 'expected "--- then" before another request');
    }
    if (response === undefined) throw new Malformed(request.line, 'the request has no response');
    steps.push({ request: readRequest(request), response: readResponse(response) });
  }
  return steps;
}

function readRequest({ line, lines }: Section): RequestText {
  const [, method, url] = /^([A-Za-z]+) (\S+)$/.exec(lines[0] ?? '') ?? [];
  if (method === undefined || url === undefined) {
    throw new Malformed(line + 1, 'expected a request line such as GET /things');
  }
  return { line: line + 1, method, url, ...readMessage(lines.slice(1), line + 2) };
}

function readResponse({ title, line, lines }: Section): ResponseText {
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

/** @throws {Malformed} if what a placeholder takes by a name isn't used after it. */
function findUnused(line: number, steps: readonly Step[]): void {
  const text = JSON.stringify(steps);
  for (const { index, 0: place, 1: name } of text.matchAll(/<\w+ as (\w+)>/g)) {
    if (text.includes(`<${name}>`, index)) continue;
    throw new Malformed(line, `nothing uses what ${place} takes`);
  }
}
