import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { faultsOf } from './github-schema.ts';
import { createProject } from './npx.ts';

const folder = fileURLToPath(new URL('../../examples/ci', import.meta.url));
const read = (name: string) => readFile(join(folder, name), 'utf8');

/** The documents of a YAML file that has no fault. */
async function documents(name: string) {
  const parsed = parseAllDocuments(await read(name));
  return [...parsed].map((document) => {
    expect([...document.errors, ...document.warnings]).toEqual([]);
    return document.toJS();
  });
}

/** How an example checks, in so many shares, and reports: shell lines, with the variables of a share. */
interface Pipeline {
  readonly shell: 'bash' | 'sh';
  readonly shares: readonly { readonly line: string; readonly env: NodeJS.ProcessEnv }[];
  readonly report: string;
  readonly written: string;
}

const PIPELINES = {
  'github-actions.yml': async () => {
    const [{ jobs }] = await documents('github-actions.yml');
    const lineOf = (job: { steps: { run?: string }[] }) =>
      String(job.steps.find(({ run }) => run?.includes('specwright'))?.run);
    const shards: number[] = jobs.check.strategy.matrix.shard;
    return {
      shell: 'bash',
      shares: shards.map((shard) => ({
        line: lineOf(jobs.check).replaceAll(/\$\{\{ matrix\.shard \}\}/g, String(shard)),
        env: {},
      })),
      report: lineOf(jobs.report),
      written: 'specwright.sarif',
    };
  },
  'gitlab-ci.yml': async () => {
    const [{ check, report }] = await documents('gitlab-ci.yml');
    const total = String(check.parallel);
    return {
      shell: 'bash',
      shares: Array.from({ length: check.parallel }, (_, index) => ({
        line: check.script[0],
        env: { CI_NODE_INDEX: String(index + 1), CI_NODE_TOTAL: total },
      })),
      report: report.script[0],
      written: report.artifacts.reports.junit,
    };
  },
  'kubernetes.yaml': async () => {
    const [check, report] = await documents('kubernetes.yaml');
    const lineOf = ({ spec }: typeof check) => spec.template.spec.containers[0].args[0];
    expect(check.spec.completionMode).toBe('Indexed');
    return {
      shell: 'sh',
      shares: Array.from({ length: check.spec.completions }, (_, index) => ({
        line: lineOf(check),
        env: { JOB_COMPLETION_INDEX: String(index) },
      })),
      report: lineOf(report),
      written: 'reports/junit.xml',
    };
  },
} satisfies Readonly<Record<string, () => Promise<Pipeline>>>;

test('every example is tried', async () => {
  const files = (await readdir(folder)).filter((name) => name !== 'README.md');
  expect(files.sort()).toEqual(Object.keys(PIPELINES).sort());
});

test.each(Object.entries(PIPELINES))(
  '%s: where the contract is broken, the report alone is red',
  async (_, pipeline) => {
    expect(await runPipeline(await pipeline(), false)).toBe(1);
  },
);

test('where it is kept, all is green', async () => {
  expect(await runPipeline(await PIPELINES['gitlab-ci.yml'](), true)).toBe(0);
});

/** Runs the lines of all shares, which pass, and gives the exit code of the report. */
async function runPipeline(
  { shell, shares, report, written }: Pipeline,
  isKept: boolean,
): Promise<number> {
  const project = await createProject(isKept);
  const exitCodeOf = (line: string, env: NodeJS.ProcessEnv) =>
    promisify(execFile)(shell, ['-c', line], {
      cwd: project.folder,
      env: { ...project.env, ...env },
    }).then(
      () => 0,
      ({ code }) => code,
    );
  const codes = await Promise.all(shares.map(({ line, env }) => exitCodeOf(line, env)));
  expect(codes).toEqual(shares.map(() => 0));
  const exitCode = await exitCodeOf(report, {});
  expect(await readFile(join(project.folder, written), 'utf8')).not.toBe('');
  return exitCode;
}

test('the workflow is one by the schema of GitHub', async () => {
  const content = await read('github-actions.yml');
  expect(faultsOf('workflow', content)).toEqual([]);
  expect(faultsOf('workflow', content.replace('runs-on', 'run-on'))).not.toEqual([]);
});
