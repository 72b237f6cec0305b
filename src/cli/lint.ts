import { Command } from 'commander';

export function lintCommand(): Command {
  return new Command('lint');
}
