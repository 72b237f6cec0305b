import type { Finding } from '../conformance/finding.ts';
import { failsRun } from '../conformance/gate.ts';
import type { Cluster } from '../conformance/report.ts';
import { counted } from '../errors.ts';
import { whyKnown } from './causes.ts';
import { driftSection } from './drift.ts';
import { createLines, type Lines } from './lines.ts';
import { type JudgedExchange, judgedExchanges } from './lists.ts';
import { plain } from './paint.ts';
import { inPieces } from './pieces.ts';
import { contractPlace, exchangePlace } from './place.ts';
import { printable } from './printable.ts';
import type { ReportedRun } from './reported-run.ts';

/** So many test cases of a suite are kept in memory: there is a suite for each operation. */
const MOST_KEPT = 100;

/** A suite as it fills: its test cases, and how many of them came to what. */
interface Suite {
  readonly cases: Lines;
  tests: number;
  failures: number;
  skipped: number;
  /** How long they took together, as far as that is known. */
  milliseconds: number;
}

/** A test case by its name, which is the same in the next run. */
interface Case {
  readonly suite: string;
  readonly name: string;
  readonly milliseconds?: number | undefined;
}

/** What becomes of it. */
interface Result {
  readonly kind: 'failure' | 'skipped' | 'passed';
  /** Of a failure: the check that failed, and how. */
  readonly type?: string;
  readonly message?: string;
  /** All that there is to say, a paragraph each. */
  readonly told: readonly string[];
}

/**
 * The JUnit report, piece by piece, in the form that Jenkins' schema gives it: a suite for each operation
 * of a contract, with a test case for each exchange, and one for the run as a whole, which fails if the run
 * falls short, and tells what drifted. What doesn't fail the run fails no test case.
 */
export async function* junitReport(run: ReportedRun): AsyncGenerator<string> {
  const suites = new Map<string, Suite>();
  try {
    const resultOf = compileResults(run);
    for await (const judged of judgedExchanges(run.lists)) {
      const exchange = printable(judged);
      addCase(suites, caseOf(exchange), resultOf(exchange));
    }
    addCase(suites, { suite: 'gate', name: 'the run as a whole' }, resultOfRun(run));
    yield* inPieces(document(suites));
  } finally {
    for (const { cases } of suites.values()) cases.dispose();
  }
}

/** An exchange is known by its place. */
function caseOf(exchange: JudgedExchange): Case {
  const { contract, operation, milliseconds } = exchange;
  const suite = [contract ?? 'no contract', ...(operation === null ? [] : [operation])].join(' ');
  return { suite, name: exchangePlace(exchange), milliseconds };
}

function addCase(suites: Map<string, Suite>, added: Case, result: Result): void {
  let suite = suites.get(added.suite);
  if (suite === undefined) {
    suite = { cases: createLines(MOST_KEPT), tests: 0, failures: 0, skipped: 0, milliseconds: 0 };
    suites.set(added.suite, suite);
  }
  suite.tests += 1;
  if (result.kind === 'failure') suite.failures += 1;
  if (result.kind === 'skipped') suite.skipped += 1;
  suite.milliseconds += added.milliseconds ?? 0;
  suite.cases.add(JSON.stringify(caseElement(added, result)));
}

function compileResults({ summary, failOn }: ReportedRun): (exchange: JudgedExchange) => Result {
  const causes = new Map(
    printable(summary.clusters).map((cluster) => [cluster.fingerprint, cluster]),
  );
  const fails = ({ severity, fingerprint }: Finding) => {
    const cause = causes.get(fingerprint);
    return severity === 'error' && cause !== undefined && failsRun(cause, failOn);
  };
  return ({ verdict, reason, party, findings }) => {
    const told = findings.map((finding) => findingText(finding, causes.get(finding.fingerprint)));
    if (verdict === 'unchecked' && failOn.has('unchecked')) {
      return { kind: 'failure', type: 'unchecked', message: `${reason} (${party})`, told };
    }
    if (verdict === 'unchecked' || verdict === 'skipped') {
      return { kind: 'skipped', told: [`${verdict} (${party}): ${reason}`, ...told] };
    }
    const [first, ...others] = findings.filter(fails);
    if (first !== undefined) {
      const more = others.length === 0 ? '' : `; ${counted(others.length, 'more finding')}`;
      return { kind: 'failure', type: first.check, message: `${inShort(first)}${more}`, told };
    }
    return { kind: verdict === 'pass' ? 'passed' : 'skipped', told };
  };
}

/** Why it falls short, and what drifted. */
function resultOfRun({ shortcomings, summary: { drift } }: ReportedRun): Result {
  const table = driftSection({ drift: printable(drift) }, plain);
  const told = [...printable(shortcomings), ...(table === '' ? [] : [table])];
  if (shortcomings.length === 0) return { kind: 'passed', told };
  return { kind: 'failure', type: 'gate', message: String(told[0]), told };
}

function inShort({ at, pointer, received, documented }: Finding): string {
  return `${`${at} ${pointer}`.trimEnd()}: received ${received}, documented ${documented}`;
}

function findingText(finding: Finding, cause: Cluster | undefined): string {
  const { check, severity, exchange, at, pointer, received, documented } = finding;
  const { method, url, status } = exchange;
  const known = cause?.known;
  return [
    `${severity} ${check} at ${`${at} ${pointer}`.trimEnd()}`,
    `  Received    ${received}`,
    `  Documented  ${documented}`,
    `  Exchange    ${method} ${url} ${status === null ? 'unanswered' : `answered ${status}`}`,
    `  Contract    ${contractPlace(finding.contractLocation)}`,
    ...(known === undefined ? [] : [`  Known       ${whyKnown(known)}`]),
  ].join('\n');
}

function caseElement(
  { suite, name, milliseconds }: Case,
  { kind, type, message, told }: Result,
): string {
  const text = escapeXml(told.join('\n\n'));
  const names = `classname="${escapeXml(suite)}" name="${escapeXml(name)}"`;
  const start = `<testcase ${names}${timeOf(milliseconds)}>`;
  if (kind === 'skipped') return `${start}<skipped>${text}</skipped></testcase>`;
  if (kind === 'passed') return `${start}${text && `<system-out>${text}</system-out>`}</testcase>`;
  const attributes = `type="${type}" message="${escapeXml(String(message))}"`;
  return `${start}<failure ${attributes}>${text}</failure></testcase>`;
}

async function* document(suites: ReadonlyMap<string, Suite>): AsyncGenerator<string> {
  const all = [...suites.values()];
  const sum = (count: (suite: Suite) => number) =>
    all.reduce((sum, suite) => sum + count(suite), 0);
  const tests = sum((suite) => suite.tests);
  const failures = sum((suite) => suite.failures);
  const time = timeOf(sum((suite) => suite.milliseconds));
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="specwright" tests="${tests}" failures="${failures}" errors="0"${time}>\n`;
  for (const [name, { cases, tests, failures, skipped, milliseconds }] of suites) {
    const counts = `tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}"`;
    yield `  <testsuite name="${escapeXml(name)}" ${counts}${timeOf(milliseconds)}>\n`;
    for await (const line of cases) yield `    ${JSON.parse(line)}\n`;
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

/** An attribute in seconds; none where it isn't known how long it took. */
function timeOf(milliseconds = 0): string {
  return milliseconds === 0 ? '' : ` time="${(milliseconds / 1000).toFixed(3)}"`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A text as an element or an attribute in quotes may hold it (XML 1.0 §2.4); line breaks stay. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
