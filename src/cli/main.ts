/**
 * Runs the command line.
 * @param args what stands behind `specwright`.
 * @returns the exit code: 0, 1, 2 for a mistake in the call or its input, 3 for a fault of our own.
 */
export async function main(args: readonly string[]): Promise<number> {
  const [command, ...others] = args;
  // Before every build: what is up to date doesn't wait for the parser of command lines and all it brings.
  if (command === 'types') {
    const { tellUpToDate } = await import('./up-to-date.ts');
    if (await tellUpToDate(others)) return 0;
  }
  const { runProgram } = await import('./program.ts');
  return runProgram(args);
}
