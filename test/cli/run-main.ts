import { onTestFinished, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';

/** What a run of the command line gave. */
export interface Run {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, and gives its exit code and what it wrote. */
export async function run(...args: string[]): Promise<Run> {
  const written = { out: '', err: '' };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written.out += text;
      return true;
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.err += text;
      return true;
    }),
  ];
  try {
    const exitCode = await main(args);
    return { exitCode, ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Works in another folder until the test is finished. */
export function workIn(folder: string): void {
  const before = process.cwd();
  process.chdir(folder);
  onTestFinished(() => process.chdir(before));
}
