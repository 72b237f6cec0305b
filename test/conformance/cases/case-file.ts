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
} from '../../cases/sections.ts';

/** What one sentence says, shown by an exchange and what a check makes of it. */
export interface Case {
  readonly sentence: string;
  readonly contracts: Contracts;
  readonly options: Readonly<Record<string, unknown>>;
  readonly exchange: { readonly request: RequestText; readonly response: ResponseText } | string;
  readonly expected: Expected;
}

/** The OpenAPI documents of a case, each of its lines on the line of the file that it stands on. */
export type Contracts = readonly string[];

/** What is expected of a check, as it stands in the file. */
export interface Expected {
  readonly line: number;
  readonly verdict: string;
  /** `undefined` where the case doesn't say. */
  readonly operation: string | undefined;
  /** Why it is so, and the findings. */
  readonly lines: readonly string[];
}

const OPTIONS = ['strict', 'mediaTypes', 'replayed', 'ignored', 'servers', 'formats'];

/**
 * Reads a file of cases, whose form `cases.test.ts` describes.
 * @throws {Error} `file:line: …` where the file isn't of that form.
 */
export function parseCaseFile(file: string, text: string): Case[] {
  return withPlace(file, () => readCases(splitSections(text)));
}

function readCases(sections: readonly Section[]): Case[] {
  const cases: Case[] = [];
  let contracts: Contracts = [];
  let rest = sections;
  while (rest[0] !== undefined) {
    const [head, ...others] = rest;
    const isDocument = head.title === 'document';
    const next = others.findIndex(({ marker, title }) =>
      isDocument ? title !== 'document' : marker === '===' || title === 'document',
    );
    const own = [head, ...(next === -1 ? others : others.slice(0, next))];
    rest = rest.slice(own.length);
    if (isDocument) {
      contracts = own.map(({ line, lines }) => '\n'.repeat(line) + lines.join('\n'));
      continue;
    }
    const one = readCase(own, contracts);
    if (cases.some(({ sentence }) => sentence === one.sentence)) {
      throw new Malformed(head.line, 'the sentence is used twice');
    }
    cases.push(one);
  }
  return cases;
}

function readCase([head, ...others]: readonly Section[], contracts: Contracts): Case {
  const { line, title: sentence } = head as Section;
  const options = others[0]?.title === 'options' ? readYaml(others[0], OPTIONS) : {};
  const [second, third] = others[0]?.title === 'options' ? others.slice(1) : others;
  const last = others.at(-1);
  if (last === undefined || second === undefined) {
    throw new Malformed(line, 'expected an exchange and its verdict');
  }
  if (contracts.length === 0) throw new Malformed(line, 'expected "--- document" before the case');
  const expected = readExpected(last);
  if (second.title === 'entry') {
    return { sentence, contracts, options, exchange: second.lines.join('\n'), expected };
  }
  const asked = second.title === 'request' ? second : (head as Section);
  const answered = second.title === 'request' ? third : second;
  const exchange = { request: readRequest(asked), response: readResponse(answered ?? last) };
  return { sentence, contracts, options, exchange, expected };
}

function readExpected({ title, line, lines }: Section): Expected {
  const [, verdict, operation] = /^(pass|fail|unchecked|skipped)(?: (.+))?$/.exec(title) ?? [];
  if (verdict === undefined) throw new Malformed(line, 'expected a verdict such as "--- pass"');
  return { line, verdict, operation, lines: lines.filter((text) => text !== '') };
}
