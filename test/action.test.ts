import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { faultsOf } from './examples/github-schema.ts';
import { createProject } from './examples/npx.ts';
import { expectSarif } from './report/sarif-schema.ts';

const content = await readFile(new URL('../action.yml', import.meta.url), 'utf8');
const action = parse(content);

/** Runs the action's step as a runner does: the inputs are in its environment. */
async function runAction(inputs: Readonly<Record<string, string>>, isKept = true) {
  const { folder, env } = await createProject(isKept);
  const [step] = action.runs.steps;
  const given = Object.entries(step.env as Record<string, string>).map(([name, expression]) => {
    const input = /^\$\{\{ inputs\.(\S+) \}\}$/.exec(expression)?.[1] ?? '';
    expect(Object.keys(action.inputs)).toContain(input);
    return [name, inputs[input] ?? action.inputs[input].default];
  });
  const github = {
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_WORKSPACE: folder,
  };
  const result = await promisify(execFile)(step.shell, ['-e', '-c', step.run], {
    cwd: folder,
    env: { ...env, ...github, ...Object.fromEntries(given) },
  }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
  const fileOf = (name: string) => readFile(join(folder, name), 'utf8');
  return { ...result, fileOf };
}

test('it is an action by the schema of GitHub', () => {
  expect(faultsOf('action', content)).toEqual([]);
  expect(faultsOf('action', content.replace('composite', 'compost'))).not.toEqual([]);
});

test('what keeps the contract passes', async () => {
  const { code, fileOf } = await runAction({
    recordings: 'recordings\n',
    contract: 'api.yaml\n',
    args: '--min-coverage=50\n--fail-on=response-body,unchecked\n',
  });
  expect(code).toBe(0);
  expect(await fileOf('output')).toBe('exit-code=0\n');
  expect(await fileOf('summary')).toContain('✅');
  expect(expectSarif(await fileOf('specwright.sarif')).results).toEqual([]);
});

test('what breaks it fails, is annotated, and stands in the files that are asked for', async () => {
  const { code, stdout, fileOf } = await runAction(
    { recordings: 'recordings', contract: 'api.yaml', sarif: 'a b.sarif', report: 'c.json' },
    false,
  );
  expect(code).toBe(1);
  expect(await fileOf('output')).toBe('exit-code=1\n');
  expect(stdout).toContain('\n::error file=api.yaml,line=');
  expect(await fileOf('summary')).toContain('❌');
  expect(expectSarif(await fileOf('a b.sarif')).results).toHaveLength(1);
  expect(JSON.parse(await fileOf('c.json')).verdicts.fail).toBe(1);
});

test('an input is no command', async () => {
  const recordings = '$(touch hit); `touch hit`\n--report=text=hit';
  const { code, fileOf } = await runAction({ recordings, contract: 'api.yaml' });
  expect(code).toBe(2);
  await expect(fileOf('hit')).rejects.toThrow('ENOENT');
});
