import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkRecording } from '../../src/adapters/check-recording.ts';
import type { Judgement } from '../../src/conformance/judge.ts';
import { bundledRecordings } from '../../src/contract/bundled.ts';
import { RecordingError, UnknownContractError, UsageError } from '../../src/errors.ts';

const recordings = bundledRecordings('braze');
let folder: string;
let faulty: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'specwright-check-'));
  faulty = join(folder, 'faulty.har');
  const url = 'http://localhost:8080/events/data_series?event=e&length=1';
  const text = '{"message":"success","data":[{"time":"2014-12-10","count":"7"}],"more":1}';
  const content = { size: text.length, mimeType: 'application/json', text };
  const entry = {
    request: { method: 'GET', url, headers: [] },
    response: { status: 200, headers: [], content },
  };
  await writeFile(faulty, JSON.stringify({ log: { version: '1.2', entries: [entry] } }));
});

afterAll(() => rm(folder, { recursive: true }));

test('the recordings of a bundled contract conform to it, found by host', async () => {
  const report = await checkRecording(recordings);
  expect(report).toMatchObject({ contracts: ['braze'], findings: [] });
  expect(report.verdicts).toEqual({ pass: report.exchanges, fail: 0, unchecked: 0, skipped: 0 });
});

test('its mock answers them as documented', async () => {
  const report = await checkRecording(recordings, { contracts: ['braze'], mock: true });
  expect(report.findings).toEqual([]);
  expect(report.coverage.responses).toMatchObject({ documented: 5, exercised: 5, missing: [] });
});

describe('options', () => {
  const servers = ['http://localhost:8080'];

  test('a recording that was made elsewhere is skipped, unless the server is named', async () => {
    expect((await checkRecording(faulty)).verdicts).toMatchObject({ skipped: 1 });
    const { findings } = await checkRecording(faulty, { servers });
    expect(findings).toMatchObject([{ check: 'response-body', pointer: '/data/0/count' }]);
  });

  test('a check is left out', async () => {
    const report = await checkRecording(faulty, { servers, ignore: ['response-body'] });
    expect(report).toMatchObject({ verdicts: { pass: 1 }, findings: [] });
  });

  test('each judgement is told', async () => {
    const told: Judgement[] = [];
    await checkRecording(faulty, { servers, onJudgement: (judgement) => told.push(judgement) });
    expect(told).toMatchObject([{ verdict: 'fail', source: { file: faulty, index: 0 } }]);
    // Judgements are kept to the end of a run, bodies are not.
    expect(JSON.stringify(told)).not.toContain('2014-12-10');
  });
});

test.each([
  ['no recording', () => checkRecording(join(folder, 'none.har')), RecordingError],
  ['a recording given twice', () => checkRecording([faulty, faulty]), RecordingError],
  ['no contract', () => checkRecording(faulty, { contracts: ['brase'] }), UnknownContractError],
  ['no server', () => checkRecording(faulty, { servers: ['localhost:8080'] }), UsageError],
  ['no target', () => checkRecording(faulty, { target: { url: 'staging' } }), UsageError],
])('%s is refused', async (_, run, kind) => {
  await expect(run()).rejects.toBeInstanceOf(kind);
});
