/** What a command ends with: 0 all well, 1 the thing examined falls short. Mistakes are thrown. */
export type ExitCode = 0 | 1 | 2;
