/** A command to GitHub Actions. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * The commands that a runner of GitHub Actions reads in a log: lines that begin with `::`, blanks aside,
 * unless commands are stopped; those of old stand anywhere in a line, as `##[error]`.
 */
export function commandsIn(log: string): WorkflowCommand[] {
  const commands: WorkflowCommand[] = [];
  let stopped: string | undefined;
  for (const line of log.split(/\r\n|[\r\n]/)) {
    if (stopped !== undefined) {
      if (line.trim() === `::${stopped}::`) stopped = undefined;
      continue;
    }
    const [, name = '', properties = '', data = ''] =
      /^\s*::([a-z-]+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
    if (name === '') {
      if (line.includes('##[')) throw new Error(`a command of old: ${line}`);
      continue;
    }
    if (name === 'stop-commands') stopped = data;
    commands.push({
      name,
      properties: Object.fromEntries(
        properties
          .split(',')
          .filter((pair) => pair !== '')
          .map((pair) => {
            const [key = '', ...value] = pair.split('=');
            return [key, unescaped(value.join('='))];
          }),
      ),
      data: unescaped(data),
    });
  }
  return commands;
}

function unescaped(text: string): string {
  return text.replaceAll(/%(0D|0A|3A|2C|25)/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
