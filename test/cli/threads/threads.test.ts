import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { judgeRecording } from '../../../src/adapters/judge-recording.ts';
import { loadConfiguration } from '../../../src/cli/configuration.ts';
import { openJudging } from '../../../src/cli/judging.ts';
import { startThreads } from '../../../src/cli/threads/judge-in-threads.ts';
import type { Judgement } from '../../../src/conformance/judge.ts';
import { REPORT_FORMATS } from '../../../src/report/format.ts';
import { brokenHar, folder, HAR } from '../recordings.ts';
import { run } from '../run-main.ts';

/** A recording of requests to Braze, whose counts are right in every other answer. */
function mixedHar(file: string, exchanges: number): string {
  const { log } = JSON.parse(readFileSync(brokenHar(file), 'utf8'));
  const [wrong] = log.entries;
  const right = structuredClone(wrong);
  right.response.content.text = right.response.content.text.replace('"7"', '7');
  const foreign = structuredClone(wrong);
  foreign.request.url = 'https://elsewhere.example.com/';
  const unanswered = structuredClone(wrong);
  delete unanswered.response;
  const kinds = [wrong, right, foreign, unanswered, right];
  const entries = Array.from({ length: exchanges }, (_, index) => kinds[index % kinds.length]);
  writeFileSync(file, JSON.stringify({ log: { ...log, entries } }));
  return file;
}

/** The same exchanges, one to a line. */
function ndjson(file: string, exchanges: number): string {
  const { log } = JSON.parse(readFileSync(mixedHar(file, exchanges), 'utf8'));
  const lines = log.entries.map(({ request, response }: { request: object; response: object }) =>
    JSON.stringify({ request, response }),
  );
  writeFileSync(file, lines.join('\n'));
  return file;
}

/** Puts something in the place of an entry. */
function breakIn(file: string, index: number, text: string): string {
  const { log } = JSON.parse(readFileSync(file, 'utf8'));
  const entries = log.entries.map((entry: object) => JSON.stringify(entry));
  entries[index] = text;
  writeFileSync(file, `{"log":{"entries":[${entries.join(',')}]}}`);
  return file;
}

describe('threads come to what one does', () => {
  test.each<[what: string, recordings: (at: (name: string) => string) => string[]]>([
    ['no more exchanges than threads', (at) => [mixedHar(at('a.har'), 2)]],
    ['more than are told together', (at) => [mixedHar(at('a.har'), 1001)]],
    ['several recordings', (at) => [HAR, mixedHar(at('a.har'), 7), mixedHar(at('b.har'), 4)]],
    [
      'one that is cut off',
      (at) => {
        const file = mixedHar(at('a.har'), 100);
        writeFileSync(file, readFileSync(file, 'utf8').slice(0, -5000));
        return [mixedHar(at('b.har'), 3), file];
      },
    ],
    ['nothing', (at) => [mixedHar(at('a.har'), 0)]],
    ['one of another form', (at) => [ndjson(at('a.ndjson'), 50), mixedHar(at('b.har'), 7)]],
    [
      'one that breaks in its first exchange',
      (at) => [breakIn(mixedHar(at('a.har'), 100), 0, '{"time": }'), HAR],
    ],
    [
      'one that lacks a URL in an exchange',
      (at) => [HAR, breakIn(mixedHar(at('a.har'), 100), 98, '{"request":{"method":"GET"}}')],
    ],
    [
      'one that breaks between exchanges',
      (at) => [breakIn(mixedHar(at('a.har'), 100), 50, '{} {}'), HAR],
    ],
  ])('%s', async (_, make) => {
    const at = folder();
    const recordings = make(at);
    const reports = REPORT_FORMATS.filter((format) => format !== 'text');
    const check = (threads: number) =>
      run(
        'check',
        ...recordings,
        ...['--threads', String(threads), '--report', 'text'],
        ...reports.flatMap((format) => ['--report', `${format}=${at(format)}`]),
      );
    const read = () => reports.map((format) => readFileSync(at(format), 'utf8'));
    const one = await check(1);
    const reported = read();
    expect(await check(3)).toEqual(one);
    expect(read()).toEqual(reported);
  });

  test('shards that threads judged, merged, too', async () => {
    const at = folder();
    const har = mixedHar(at('a.har'), 23);
    const whole = await run('check', har, '--report', 'json');
    for (const shard of ['1/2', '2/2']) {
      const report = `json=${at(shard.replace('/', '-'))}`;
      await run('check', har, '--threads', '2', '--shard', shard, '--report', report);
    }
    expect(await run('merge-reports', at('1-2'), at('2-2'), '--report', 'json')).toEqual(whole);
  });
});

test('a break that another thread comes to is told as one thread tells it', async () => {
  const at = folder();
  const recordings = [breakIn(mixedHar(at('a.har'), 100), 50, '{"time": }'), HAR];
  const flags = { contract: ['braze'], mediaTypes: 'lenient', formats: 'assert' } as const;
  const started = once(process, 'worker') as Promise<[Worker]>;
  const inThreads = startThreads({ threads: 2, recordings, flags, shard: undefined });
  const [worker] = await started;
  // It has gone ahead, and has come to the break.
  await once(worker, 'exit');
  const judging = await openJudging(flags, await loadConfiguration(undefined));
  const outcome = async (judge: typeof judgeRecording) => {
    const judgements: Judgement[] = [];
    const problems: string[] = [];
    const summary = await judge(
      recordings,
      { ...judging, onJudgement: (judgement) => judgements.push(judgement) },
      ({ message }) => problems.push(message),
    );
    return { judgements, problems, summary };
  };
  const wanted = await outcome(judgeRecording);
  expect(wanted.problems).toHaveLength(1);
  expect(await outcome(inThreads)).toEqual(wanted);
});

test.each<[given: string[], problem: string]>([
  [['nowhere.har'], 'no such file or folder'],
  [[HAR, '--contract', 'nobody'], 'there is no such contract'],
  [[HAR, '--threads', '0'], 'a whole number from 1 to 64'],
])('a mistake is told as it is by one thread: %j', async (given, problem) => {
  const threads = given.includes('--threads') ? [] : ['--threads', '2'];
  const { exitCode, err } = await run('check', ...given, ...threads);
  expect(exitCode).toBe(2);
  expect(err).toContain(problem);
});

test('a replay is judged by one thread', async () => {
  const replay = ['check', HAR, '--contract', 'braze', '--mock', '--report', 'json'];
  expect(await run(...replay, '--threads', '2')).toEqual(await run(...replay));
});
