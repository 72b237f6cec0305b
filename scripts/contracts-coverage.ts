// Prints, operation by operation, what of the bundled contracts the tests provoke: the documented
// statuses and messages, from lists written from the documentation pages, and those of the contracts'
// rules that refuse a request. Exits 1 on one that nothing provokes, and on a status that is only asked
// for by name (`Prefer`), without a written reason.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { statusKeys } from '../src/compile/response.ts';
import { bundledContracts } from '../src/contract/bundled.ts';
import { openContract } from '../src/semantics/open.ts';
import { rulesOf } from '../src/semantics/rules.ts';
import type { OperationSemantics } from '../src/semantics/semantics.ts';
import type { ProvokedAnswer } from '../test/specs/answers.ts';
import type {
  DocumentedOperation,
  DocumentedOperations,
  UnprovokableStatuses,
} from '../test/specs/documented.ts';

const FOLDER = fileURLToPath(new URL('../.cache/answers/', import.meta.url));

const OPERATION_WIDTH = 64;

/** What of one operation was provoked, and what wasn't. */
interface Provoked {
  readonly statuses: readonly Item[];
  readonly messages: readonly Item[];
  readonly rules: readonly Item[];
}

interface Item {
  readonly name: string;
  readonly by: 'request' | 'preference' | 'nothing';
  /** Why no request can provoke it, where none can. */
  readonly unprovokable?: string;
}

const answers = provoke();
let lacking = 0;
for (const name of bundledContracts()) {
  const { DOCUMENTED, UNPROVOKABLE = {} } = (await import(
    `../test/specs/${name}/documented.ts`
  )) as { DOCUMENTED: DocumentedOperations; UNPROVOKABLE?: UnprovokableStatuses };
  const { contract, semantics } = await openContract(name);
  console.log(`\n${contract.title} (${name})`);
  for (const [id, documented] of Object.entries(DOCUMENTED)) {
    const given = answers.filter(
      ({ contract, operation }) => contract === name && operation === id,
    );
    const unprovokable = { ...UNPROVOKABLE, ...documented.unprovokable };
    const provoked = provokedOf(
      { ...documented, unprovokable },
      semantics?.operations[id] ?? {},
      given,
    );
    console.log(describe(id, provoked));
    lacking += missingOf(provoked).filter(({ unprovokable }) => unprovokable === undefined).length;
  }
}
console.log(
  lacking === 0
    ? '\nEverything documented is provoked by a request, but for what has its reason above.'
    : `\n${lacking} provoked by no request, without a reason.`,
);
if (lacking > 0) process.exitCode = 1;

/** Runs the tests of mocks and contracts, and gives what was answered in them. */
function provoke(): ProvokedAnswer[] {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const { status } = spawnSync('vitest', ['run', 'test/specs', 'test/mock', '--reporter', 'dot'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SPECWRIGHT_ANSWERS: FOLDER },
  });
  if (status !== 0) {
    console.error('the tests fail: run npm test');
    process.exit(1);
  }
  return readdirSync(FOLDER).flatMap((file) =>
    readFileSync(join(FOLDER, file), 'utf8')
      .trim()
      .split('\n')
      .map((line): ProvokedAnswer => JSON.parse(line)),
  );
}

function provokedOf(
  { statuses, messages = [], unprovokable = {} }: DocumentedOperation,
  semantics: OperationSemantics,
  given: readonly ProvokedAnswer[],
): Provoked {
  const rules = rulesOf(semantics);
  const provokedRules = new Set(given.map(({ rule }) => rule));
  return {
    statuses: statuses.map((name) => {
      const fitting = given.filter(({ status }) => statusKeys(status).includes(name));
      const byRequest = fitting.some(({ preferred }) => !preferred);
      const reason = unprovokable[name];
      return {
        name,
        by: byRequest ? 'request' : fitting.length > 0 ? 'preference' : 'nothing',
        ...(reason !== undefined && { unprovokable: reason }),
      };
    }),
    messages: messages.map((name) => {
      // Bodies are JSON: the text stands in them escaped.
      const text = JSON.stringify(name).slice(1, -1);
      const isProvoked = given.some(({ preferred, body }) => !preferred && body.includes(text));
      const reason = unprovokable[name];
      return {
        name,
        by: isProvoked ? 'request' : 'nothing',
        ...(reason !== undefined && { unprovokable: reason }),
      };
    }),
    rules: rules
      .filter((rule) => 'answer' in rule)
      .map((rule) => ({
        name: rule.name,
        by: provokedRules.has(rule.name) ? 'request' : 'nothing',
      })),
  };
}

/** What no request provokes. */
function missingOf({ statuses, messages, rules }: Provoked): Item[] {
  return [...statuses, ...messages, ...rules].filter(({ by }) => by !== 'request');
}

/** A line for an operation, and one for each thing that no request provokes. */
function describe(id: string, provoked: Provoked): string {
  const { statuses, messages, rules } = provoked;
  const shares = [
    `${shareOf(statuses)} statuses`,
    ...(messages.length > 0 ? [`${shareOf(messages)} messages`] : []),
    ...(rules.length > 0 ? [`${shareOf(rules)} rules`] : []),
  ];
  const missing = missingOf(provoked).map(({ name, unprovokable }) =>
    unprovokable === undefined ? `    ✖ ${name}` : `    – ${name}: ${unprovokable}`,
  );
  return [`  ${id.padEnd(OPERATION_WIDTH)}  ${shares.join(', ')}`, ...missing].join('\n');
}

function shareOf(items: readonly Item[]): string {
  return `${items.filter(({ by }) => by === 'request').length} of ${items.length}`;
}
