import type { MockOptions } from '../../src/mock/options.ts';
import {
  Malformed,
  type RequestText,
  type ResponseText,
  readRequest,
  readResponse,
  readYaml,
  type Section,
  splitSections,
  withPlace,
} from './sections.ts';

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
  return withPlace(file, () => ({ file, ...readFile(text) }));
}

function readFile(text: string): Omit<CaseFile, 'file'> {
  const sections = splitSections(text);
  const [first] = sections;
  const options = first?.title === 'options' ? first : undefined;
  const [document, ...others] = options === undefined ? sections : sections.slice(1);
  if (document?.marker !== '---' || document.title !== 'document') {
    throw new Malformed(document?.line ?? 1, 'expected "--- document" before the cases');
  }
  const cases = readCases(others);
  if (cases.length === 0) throw new Malformed(document.line, 'the file has no case');
  return {
    options: options === undefined ? {} : readYaml(options, OPTIONS),
    document: '\n'.repeat(document.line) + document.lines.join('\n'),
    cases,
  };
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

/** @throws {Malformed} if what a placeholder takes by a name isn't used after it. */
function findUnused(line: number, steps: readonly Step[]): void {
  const text = JSON.stringify(steps);
  for (const { index, 0: place, 1: name } of text.matchAll(/<\w+ as (\w+)>/g)) {
    if (text.includes(`<${name}>`, index)) continue;
    throw new Malformed(line, `nothing uses what ${place} takes`);
  }
}
