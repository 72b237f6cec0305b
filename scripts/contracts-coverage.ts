// Prints, operation by operation, what of the bundled contracts the tests provoke: the documented
// statuses, messages and rules, from lists written from the documentation pages. Exits 1 on one that
// nothing provokes, on a status that is only asked for by name (`Prefer`) without a written reason, and
// on a rule of the semantics that nothing breaks. Arguments: the contracts, all of them without; `--of` a
// folder in which a run of tests has noted what it provoked, where one shouldn't be made.
import { parseArgs } from 'node:util';
import { bundledContracts } from '../src/contract/bundled.ts';
import { openContract } from '../src/semantics/open.ts';
import type { DocumentedOperations, UnprovokableStatuses } from '../test/specs/documented.ts';
import { type CoveredItem, coverOperation } from './contracts-coverage/cover.ts';
import { provoke, readProvocations } from './contracts-coverage/provoke.ts';

const OPERATION_WIDTH = 64;

const { values, positionals } = parseArgs({
  options: { of: { type: 'string' } },
  allowPositionals: true,
});
const contracts = positionals.length > 0 ? positionals : bundledContracts();
const provocations = values.of === undefined ? provoke(contracts) : readProvocations(values.of);
if (provocations === undefined) {
  console.error('the tests fail: run npm test');
  process.exit(1);
}

let lacking = 0;
for (const name of contracts) {
  const { DOCUMENTED, UNPROVOKABLE = {} } = (await import(
    `../test/specs/${name}/documented.ts`
  )) as { DOCUMENTED: DocumentedOperations; UNPROVOKABLE?: UnprovokableStatuses };
  const { contract, semantics } = await openContract(name);
  console.log(`\n${contract.title} (${name})`);
  for (const [id, documented] of Object.entries(DOCUMENTED)) {
    const unprovokable = { ...UNPROVOKABLE, ...documented.unprovokable };
    const given = provocations.of(name, id);
    const covered = coverOperation(
      { ...documented, unprovokable },
      semantics?.operations[id] ?? {},
      given,
    );
    console.log(describe(id, covered));
    lacking += covered.filter(isMissing).filter(({ unprovokable }) => !unprovokable).length;
  }
}
console.log(
  lacking === 0
    ? '\nEverything documented is provoked by a request, but for what has its reason above.'
    : `\n${lacking} provoked by no request, without a reason.`,
);
if (lacking > 0) process.exitCode = 1;

/** A line for an operation, and one for each thing that no request provokes. */
function describe(id: string, covered: readonly CoveredItem[]): string {
  const shares = (['statuses', 'messages', 'rules'] as const).flatMap((kind) => {
    const items = covered.filter((item) => item.kind === kind);
    const provoked = items.filter((item) => !isMissing(item));
    return items.length === 0 ? [] : [`${provoked.length} of ${items.length} ${kind}`];
  });
  const missing = covered
    .filter(isMissing)
    .map(({ name, lacks = '', unprovokable }) =>
      unprovokable === undefined ? `    ✖ ${name}${lacks}` : `    – ${name}: ${unprovokable}`,
    );
  return [`  ${id.padEnd(OPERATION_WIDTH)}  ${shares.join(', ')}`, ...missing].join('\n');
}

function isMissing({ isProvoked }: CoveredItem): boolean {
  return !isProvoked;
}
