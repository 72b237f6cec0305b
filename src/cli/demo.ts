import type { Command } from 'commander';
import { moduleText } from '../../generators/generated-modules.ts';
import { TYPES } from '../../generators/module-kinds.ts';
import { checkRecording } from '../adapters/check-recording.ts';
import { startMock } from '../adapters/start-mock.ts';
import { CHECK_NAMES } from '../conformance/finding.ts';
import { type GateOptions, shortcomings } from '../conformance/gate.ts';
import type { Report } from '../conformance/report.ts';
import type { LoadedContract } from '../contract/assemble.ts';
import { bundledContracts, bundledRecordings } from '../contract/bundled.ts';
import { loadContract } from '../contract/load.ts';
import { counted } from '../errors.ts';
import { textReport } from '../report/text.ts';
import { type OpenContract, openContract } from '../semantics/open.ts';
import type { ExitCode } from './exit-code.ts';
import { readFlags } from './read-flags.ts';
import { createTerminal, type Terminal } from './terminal.ts';

/**
 * The recordings of a bundled contract show what it documents, and nothing of it stays open. All of it
 * isn't asked for: mParticle's page lists a 422 for every DELETE, and not always what brings it about.
 */
const WHOLE: GateOptions = {
  failOn: new Set([...CHECK_NAMES, 'unchecked']),
  minCoverage: { responses: 98 },
};

/** `specwright demo`: types, mock and check of every bundled contract, end to end. */
export function defineDemo(command: Command, end: (code: ExitCode) => void): void {
  command.action(async () => {
    const { quiet } = (await readFlags<{ readonly quiet?: boolean }>(command)).flags;
    const terminal = createTerminal(quiet === true);
    // Who wants it quiet asks for the reports alone.
    end(await demonstrate(terminal, quiet === true ? { ...terminal, print: () => {} } : terminal));
  });
}

async function demonstrate(terminal: Terminal, steps: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  for (const name of bundledContracts()) {
    const contract = await loadContract(name);
    const open = await openContract(contract);
    steps.print(`${terminal.paint('bold', contract.title)} (${name})\n`);
    await showTypes(contract, steps);
    const report = await showReplay(open, steps);
    const reasons = shortcomings(report, WHOLE);
    steps.print('\n');
    terminal.print(`${textReport(report, reasons, terminal.paint, terminal.width)}\n`);
    if (reasons.length > 0) exitCode = 1;
  }
  return exitCode;
}

async function showTypes(contract: LoadedContract, terminal: Terminal): Promise<void> {
  const progress = terminal.progress('types: generating');
  const text = await moduleText(TYPES, contract).finally(progress.end);
  const size = Buffer.byteLength(text);
  const operations = counted(contract.operations.length, 'operation');
  step(terminal, 'types', `${contract.name}.ts, ${size} bytes of TypeScript for ${operations}`);
}

async function showReplay(open: OpenContract, terminal: Terminal): Promise<Report> {
  const mock = await startMock(open);
  const progress = terminal.progress('check: replaying');
  try {
    step(terminal, 'mock', `listening on ${mock.url}`);
    let replayed = 0;
    const report = await checkRecording(bundledRecordings(open.contract.name), {
      contracts: [open],
      target: { url: mock.url },
      onJudgement: () => {
        replayed += 1;
        progress.update(`check: exchanges replayed: ${replayed}`);
      },
    });
    progress.end();
    step(terminal, 'check', `${counted(report.exchanges, 'recorded exchange')} replayed on it`);
    return report;
  } finally {
    progress.end();
    await mock.close();
  }
}

function step({ print, paint }: Terminal, name: string, text: string): void {
  print(`  ${paint('green', '✔')} ${name.padEnd(5)}  ${text}\n`);
}
