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
  const [covers = [], sections] = splitSections(text.split('\n'));
  if (covers.join('').trim() === '') throw malformed(1, 'expected a line on what the file covers');
  const pending = [...sections];
  const options = pending[0]?.title === 'options' ? pending.shift() : undefined;
  const document = pending.shift();
  if (document?.marker !== '---' || document.title !== 'document') {
    throw malformed(document?.line ?? 1, 'expected "--- document" before the cases');
  }
  const cases = readCases(pending);
  if (cases.length === 0) throw malformed(document.line, 'the file has no case');
  return {
    file,
    options: options === undefined ? {} : readOptions(options),
    document: '\n'.repeat(document.line) + document.lines.join('\n'),
    cases,
  };

  function readOptions(section: Section): MockOptions {
    const lineCounter = new LineCounter();
    const yaml = parseDocument(section.lines.join('\n'), { lineCounter });
    const [error] = yaml.errors;
    if (error !== undefined) {
      throw malformed(section.line + lineCounter.linePos(error.pos[0]).line, error.message);
    }
    const values: Record<string, unknown> = yaml.toJS() ?? {};
    const unknown = Object.keys(values).find((name) => !OPTIONS.includes(name));
    if (unknown !== undefined) throw malformed(section.line, `there is no option ${unknown}`);
    return values;
  }

  function readCases(all: readonly Section[]): Case[] {
    const cases: Case[] = [];
    const sentences = new Set<string>();
    let rest = all;
    while (rest[0] !== undefined) {
      const [head, ...others] = rest;
      if (head.marker !== '===') throw malformed(head.line, `unexpected "--- ${head.title}"`);
      const end = others.findIndex(({ marker }) => marker === '===');
      const own = end === -1 ? others : others.slice(0, end);
      if (head.title === '') throw malformed(head.line, 'expected a sentence after "==="');
      if (sentences.has(head.title)) throw malformed(head.line, 'the sentence is used twice');
      sentences.add(head.title);
      cases.push({ sentence: head.title, steps: readSteps([head, ...own]) });
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
        throw malformed(request.line, 'expected "--- then" before another request');
      }
      if (response === undefined) throw malformed(request.line, 'the request has no response');
      steps.push({ request: readRequest(request), response: readResponse(response) });
    }
    const text = JSON.stringify(steps);
    for (const { index, 0: place, 1: name } of text.matchAll(/<\w+ as (\w+)>/g)) {
      if (text.includes(`<${name}>`, index)) continue;
      throw malformed(sections[0]?.line ?? 1, `nothing uses what ${place} takes`);
    }
    return steps;
  }

  function readRequest({ line, lines }: Section): RequestText {
    const [, method, url] = /^([A-Za-z]+) (\S+)$/.exec(lines[0] ?? '') ?? [];
    if (method === undefined || url === undefined) {
      throw malformed(line + 1, 'expected a request line such as GET /things');
    }
    return { line: line + 1, method, url, ...readMessage(lines.slice(1), line + 2) };
  }

  function readResponse({ title, line, lines }: Section): ResponseText {
    if (!/^\d{3}$/.test(title)) throw malformed(line, 'expected a status such as "--- 200"');
    return { line, status: Number(title), ...readMessage(lines, line + 1) };
  }

  /** Header lines, then a blank line and the body. */
  function readMessage(lines: readonly string[], line: number) {
    const blank = lines.indexOf('');
    const end = blank === -1 ? lines.length : blank;
    const headers = lines.slice(0, end).map((text, index): HeaderLine => {
      const [, name, value] = /^([\w-]+):(?: (.*))?$/.exec(text) ?? [];
      if (name !== undefined) return [name, value ?? ''];
      throw malformed(line + index, 'expected a header such as "Accept: text/csv"');
    });
    return { headers, body: lines.slice(end).join('\n').trim() };
  }

  function malformed(line: number, problem: string): Error {
    return new Error(`${file}:${line}: ${problem}`);
  }
}

/** What stands before the first marker, and the sections. */
function splitSections(lines: readonly string[]): [readonly string[] | undefined, Section[]] {
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
