import { loadContractText } from '../../src/contract/load.ts';
import { formatLocation } from '../../src/errors.ts';
import { lintContract } from '../../src/lint/lint.ts';

/** A problem as a table can hold it: its place is `line:column`. */
export interface ShownProblem {
  rule: string;
  severity: string;
  message: string;
  expected?: string;
  received?: string;
  pointer: string;
  at: string;
}

/** The first two lines of every document here; what a test adds begins on line 3. */
const HEAD = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

/** Lints a document in 3.1 that has the given lines after its first two. */
export function problemsOf(rest: string): Promise<ShownProblem[]> {
  return problemsOfDocument(HEAD + rest.replace(/^\n/, ''));
}

/** A row of a rule's table: a document with one fault, and the pointer and `line:column` of its one problem. */
export type OneFault = readonly [fault: string, document: string, pointer: string, at: string];

/** The rule, pointer and `line:column` of each problem of a document, given as to `problemsOf`. */
export async function placesOf(
  rest: string,
): Promise<[rule: string, pointer: string, at: string][]> {
  const problems = await problemsOf(rest);
  return problems.map(({ rule, pointer, at }) => [rule, pointer, at]);
}

/** Lints a whole document. */
export async function problemsOfDocument(text: string): Promise<ShownProblem[]> {
  const problems = await lintContract(await loadContractText(text, { file: 'a.yaml' }));
  return problems.map(({ location, ...facts }) => ({
    ...facts,
    at: formatLocation(location).replace(/^a\.yaml:/, ''),
  }));
}
