/**
 * What a command ends with: 0 all well, 1 the thing examined falls short, 2 the input is wrong, 130 it was
 * stopped by Ctrl-C or whoever runs it. Other mistakes are thrown.
 */
export type ExitCode = 0 | 1 | 2 | 130;
