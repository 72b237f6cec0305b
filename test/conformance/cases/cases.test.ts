/**
 * Cases in plain text: what a check makes of an exchange. A file `<what it covers>.txt` has
 *
 *     a line or two on what it covers
 *
 *     --- document           an OpenAPI document, as YAML, for the cases up to the next one;
 *                            several in a row are several contracts
 *     === A sentence that says what is shown, with the clause that says so
 *     GET /things            the request: its line, its headers, a blank line and its body
 *     --- 200                the response: its status, its headers, a blank line and its body
 *     Content-Type: application/json
 *
 *     {"name": 1}
 *     --- fail               the expected verdict, perhaps with the operation: `--- pass GET /things`
 *     response-body at response.body /name: received 1, documented string
 *
 * In place of request and response there may be `--- entry`, an entry of a HAR 1.2. Before the exchange
 * there may be `--- options`: strict, mediaTypes, replayed, ignored, servers, formats, as YAML; the
 * request then follows in a section of its own, `--- request`.
 *
 * Below the verdict stand whose doing it is and the reason, `recording: there is no response`, and each finding; one
 * that isn't an error begins with its severity. `<any>` stands for a part that isn't said. A path is asked for at `https://api.example`. A body is
 * text, as recordings have it; the lines of a multipart one end with CR LF.
 */
import { expect, test } from 'vitest';
import type { Finding } from '../../../src/conformance/finding.ts';
import { type Judgement, judge } from '../../../src/conformance/judge.ts';
import { compileMatcher } from '../../../src/conformance/subject.ts';
import type { Case, Expected } from './case-file.ts';
import { caseFiles, exchangeOf, policyOf, subjectsOf } from './read-cases.ts';

for (const [name, cases] of caseFiles) {
  for (const one of cases) {
    test(`${name}: ${one.sentence}`, async () => {
      const { expected } = one;
      const where = `test/conformance/cases/${name}:${expected.line}`;
      const judgement = await judged(one);
      expect(shown(judgement, expected), where).toBe(written(expected));
    });
  }
}

async function judged({ contracts, options, exchange }: Case): Promise<Judgement> {
  const subjects = await subjectsOf(contracts, options);
  const { policy, servers } = policyOf(options);
  const one = exchangeOf(exchange);
  return judge(one, compileMatcher(subjects, servers)(one.request), policy);
}

function written({ verdict, operation, lines }: Expected): string {
  return [operation === undefined ? verdict : `${verdict} ${operation}`, ...lines].join('\n');
}

function shown(judgement: Judgement, expected: Expected): string {
  const { verdict, operation, party, reason, findings } = judgement;
  const title = expected.operation === undefined ? verdict : `${verdict} ${operation}`;
  const why = reason === null ? [] : [`${party}: ${reason}`];
  const lines = [...why, ...findings.map(findingText)];
  return [title, ...lines.map((line, index) => aligned(line, expected.lines[index]))].join('\n');
}

/** The expected line where the one that came fits it, else the one that came. */
function aligned(line: string, expected = ''): string {
  const pieces = expected.split('<any>');
  if (pieces.length === 1) return line;
  const escaped = pieces.map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`).test(line) ? expected : line;
}

function findingText({ severity, check, at, pointer, received, documented }: Finding): string {
  const prefix = severity === 'error' ? '' : `${severity} `;
  const place = pointer === '' ? at : `${at} ${pointer}`;
  return `${prefix}${check} at ${place}: received ${received}, documented ${documented}`;
}
