import type { Command } from 'commander';
import { bundledContracts, bundledRecordings } from '../contract/bundled.ts';
import { readRecordings } from '../recording/read.ts';
import { openContract } from '../semantics/open.ts';
import { rulesOf } from '../semantics/rules.ts';
import { readFlags } from './read-flags.ts';
import { createTerminal } from './terminal.ts';

/** A bundled contract in numbers. */
interface Entry {
  readonly name: string;
  readonly title: string;
  readonly operations: number;
  /** Documented statuses, over all operations. */
  readonly statuses: number;
  readonly rules: number;
  /** Error messages that the documentation prints. */
  readonly messages: number;
  /** Files. */
  readonly recordings: number;
  /** Those of all recordings. */
  readonly exchanges: number;
}

/** `specwright list`: the bundled contracts. */
export function defineList(command: Command): void {
  command.option('--json', 'as JSON').action(async () => {
    const { json } = (await readFlags<{ readonly json?: boolean }>(command)).flags;
    const { print } = createTerminal(false);
    const entries = await Promise.all(bundledContracts().map(describe));
    print(json === true ? `${JSON.stringify(entries, null, 2)}\n` : table(entries));
  });
}

async function describe(name: string): Promise<Entry> {
  const { contract, semantics } = await openContract(name);
  const spoken = Object.values(semantics?.operations ?? {});
  const rules = spoken.flatMap((operation) => (operation === undefined ? [] : rulesOf(operation)));
  const exchanges = await Array.fromAsync(readRecordings([bundledRecordings(name)]));
  return {
    name,
    title: contract.title,
    operations: contract.operations.length,
    statuses: contract.operations.reduce((sum, { responses }) => sum + responses.length, 0),
    rules: rules.length,
    messages: semantics?.messages?.length ?? 0,
    recordings: new Set(exchanges.map(({ source }) => source.file)).size,
    exchanges: exchanges.length,
  };
}

function table(entries: readonly Entry[]): string {
  const rows = [
    ['contract', 'operations', 'statuses', 'rules', 'messages', 'recordings', 'exchanges', 'title'],
    ...entries.map(({ name, title, ...numbers }) => [
      name,
      ...Object.values(numbers).map(String),
      title,
    ]),
  ];
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join('  '),
  );
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}
