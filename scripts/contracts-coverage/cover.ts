import { statusKeys } from '../../src/compile/response.ts';
import { rulesOf } from '../../src/semantics/rules.ts';
import type { OperationSemantics } from '../../src/semantics/semantics.ts';
import type { DocumentedOperation, Evidence } from '../../test/specs/documented.ts';
import type { Provoked } from '../../test/specs/provoked.ts';

/** What the tests provoked of one operation. */
export interface OperationProvocations {
  readonly provoked: readonly Provoked[];
  /** Whether a test of the contract passed, by its file and a part of its name: `marks.test.ts: a private mark`. */
  readonly hasPassed: (test: string) => boolean;
}

/** Something of an operation that a test has to provoke. */
export interface CoveredItem {
  /** What is counted; a rule of the semantics alone isn't, but has to be broken all the same. */
  readonly kind: 'statuses' | 'messages' | 'rules' | 'semantics';
  readonly name: string;
  readonly isProvoked: boolean;
  /** What more there is to say of one that isn't. */
  readonly lacks?: string;
  /** Why no request can provoke it, where none can. */
  readonly unprovokable?: string | undefined;
}

/** What is documented of an operation, and each rule of its semantics: what tests provoke of it. */
export function coverOperation(
  { statuses, messages = [], rules = {}, unprovokable = {} }: DocumentedOperation,
  semantics: OperationSemantics,
  { provoked, hasPassed }: OperationProvocations,
): CoveredItem[] {
  const answers = provoked.flatMap(({ answer }) => answer ?? []);
  const requested = answers.filter(({ preferred }) => !preferred);
  const broken = new Set(provoked.flatMap(({ broken }) => broken));
  return [
    ...statuses.map((name): CoveredItem => {
      const isStatus = ({ status }: { status: number }) => statusKeys(status).includes(name);
      const lacks = answers.some(isStatus) ? ' (by Prefer alone)' : '';
      const isProvoked = requested.some(isStatus);
      return { kind: 'statuses', name, isProvoked, lacks, unprovokable: unprovokable[name] };
    }),
    ...messages.map((name): CoveredItem => {
      // Bodies are JSON: the text stands in them escaped.
      const text = JSON.stringify(name).slice(1, -1);
      const isProvoked = requested.some(({ body }) => body.includes(text));
      return { kind: 'messages', name, isProvoked, unprovokable: unprovokable[name] };
    }),
    ...Object.entries(rules).map(([name, evidence]): CoveredItem => {
      const missing = [evidence].flat().filter((one) => !isThere(one, broken, hasPassed));
      const lacks = ` (nothing provokes ${missing.join(', ')})`;
      return { kind: 'rules', name, isProvoked: missing.length === 0, lacks };
    }),
    ...rulesOf(semantics)
      .filter((rule) => !broken.has(`rule ${rule.name}`))
      .map(
        ({ name }): CoveredItem => ({ kind: 'semantics', name: `rule ${name}`, isProvoked: false }),
      ),
  ];
}

function isThere(
  evidence: Evidence,
  broken: ReadonlySet<string>,
  hasPassed: OperationProvocations['hasPassed'],
): boolean {
  const [, test] = evidence.match(/^test (.*)$/) ?? [];
  return test === undefined ? broken.has(evidence) : hasPassed(test);
}
