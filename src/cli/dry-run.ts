import type { Planned } from '../conformance/replay/plan.ts';
import { printable } from '../report/printable.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** How each deed is told of, and counted. */
const DEEDS: Readonly<
  Record<Planned['deed'], { readonly said: string; readonly counted: string }>
> = {
  send: { said: 'send', counted: 'to send' },
  'keep back': { said: 'keep back', counted: 'to keep back' },
  delete: { said: 'afterwards', counted: 'to delete afterwards' },
  leave: { said: 'left there', counted: 'to be left there' },
};

/** Prints what a replay would send, recording by recording, and sends nothing. */
export async function printPlan(
  plan: AsyncIterable<Planned>,
  { print, paint }: Terminal,
): Promise<ExitCode> {
  const counts = new Map<Planned['deed'], number>();
  let file: string | undefined;
  for await (const { source, deed, request, reason } of plan) {
    counts.set(deed, (counts.get(deed) ?? 0) + 1);
    if (source.file !== file) print(`${paint('bold', printable(source.file))}\n`);
    file = source.file;
    const { said } = DEEDS[deed];
    const why = reason === undefined ? '' : `: ${reason}`;
    print(printable(`  entries[${source.index}]  ${said.padEnd(10)}  ${request}${why}`));
    print('\n');
  }
  const sums = Object.entries(DEEDS).flatMap(([deed, { counted }]) => {
    const count = counts.get(deed as Planned['deed']) ?? 0;
    return count === 0 && deed !== 'send' ? [] : [`${count} ${counted}`];
  });
  print(`${sums.join(', ')}. Nothing was sent.\n`);
  return 0;
}
