import { firstLine, start } from './spawn.ts';

/** Starts `specwright mock` as a process, which ends with the test at the latest. */
export async function serve(...args: string[]) {
  const child = start(['mock', ...args, '--port', '0']);
  const url = (await firstLine(child)).replace('listening on ', '').trim();
  return { child, url };
}

/** Reads what a process writes to stderr until a text comes. */
export async function untilSaid(child: ReturnType<typeof start>, wanted: string): Promise<string> {
  let written = '';
  for await (const chunk of child.stderr.iterator({ destroyOnReturn: false })) {
    written += chunk;
    if (written.includes(wanted)) return written;
  }
  throw new Error(`the process ended after ${JSON.stringify(written)}`);
}
