/** What a command ends with: 0 all well, 1 the thing examined falls short, 2 the input is wrong. Other mistakes are thrown. */
export type ExitCode = 0 | 1 | 2;
