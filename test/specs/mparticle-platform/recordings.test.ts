import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { MESSAGES } from '../../../specs/mparticle-platform/messages.ts';
import { checkRecording } from '../../../src/adapters/check-recording.ts';
import { compileContract } from '../../../src/compile/compiled-contract.ts';
import { bundledRecordings } from '../../../src/contract/bundled.ts';
import { loadContract } from '../../../src/contract/load.ts';
import { splitTarget } from '../../../src/http/target.ts';
import { readRecordings } from '../../../src/recording/read.ts';

const FOLDER = bundledRecordings('mparticle-platform');
const FILES = (await readdir(FOLDER)).sort();
const SESSIONS = FILES.filter((file) => file.endsWith('-session.har'));
const exchanges = await Array.fromAsync(readRecordings([FOLDER]));

/** What the page documents and names no cause of. */
const UNRECORDED = [
  'POST /oauth/token 401',
  'DELETE /apps/{appId}/platforms/{os} 422',
  'DELETE /audiences/{audienceId} 422',
  'DELETE /workspaces/{workspaceId}/calculatedattributes/{calculatedAttributeId} 422',
  'DELETE /workspaces/{workspaceId}/calculatedattributes/{calculatedAttributeId}/draft 422',
];

test('keep the contract, undeclared members included, and cover it', async () => {
  const { findings, verdicts, coverage } = await checkRecording(FOLDER, { strict: true });
  expect(findings).toEqual([]);
  expect(verdicts).toEqual({ pass: exchanges.length, fail: 0, unchecked: 0, skipped: 0 });
  expect(coverage.operations).toEqual({ documented: 49, exercised: 49, missing: [] });
  expect([...coverage.responses.missing].sort()).toEqual([...UNRECORDED].sort());
});

test('are answered alike by the mock, each recording from the beginning', async () => {
  const { findings, verdicts } = await checkRecording(FOLDER, { mock: true });
  expect(findings).toEqual([]);
  expect(verdicts.pass).toBe(exchanges.length);
});

test.each(SESSIONS)('%s is answered alike on its own', async (file) => {
  const { findings } = await checkRecording(`${FOLDER}${file}`, { mock: true });
  expect(findings).toEqual([]);
});

test('hold a session for each resource that can be changed', () => {
  expect(SESSIONS).toEqual([
    'accounts-session.har',
    'apps-session.har',
    'audiences-session.har',
    'calculated-attributes-session.har',
    'datapoints-session.har',
    'feeds-session.har',
    'platform-services-session.har',
  ]);
});

const { route } = compileContract(await loadContract('mparticle-platform'));
const refusals = exchanges
  .filter(({ response }) => response?.status === 422)
  .map(({ request, response }) => {
    const match = route(request.method, splitTarget(request.url).path);
    const id = match.kind === 'found' ? match.operation.id : match.kind;
    return `${id}: ${JSON.parse(String(response?.body)).errors[0].message}`;
  });

test.each(Object.entries(MESSAGES))(
  'hold the message of %s, of each operation that has it',
  (_name, { message, operations }) => {
    for (const id of operations) expect(refusals).toContain(`${id}: ${message}`);
  },
);

describe.each(FILES)('%s', (file) => {
  test('is HAR 1.2', async () => {
    const { log } = JSON.parse(await readFile(`${FOLDER}${file}`, 'utf8'));
    expect(log).toMatchObject({ version: '1.2', creator: { name: 'Specwright' } });
    for (const { request, response, time, timings, comment, startedDateTime } of log.entries) {
      expect(comment).toMatch(/^[A-Z]\w+/);
      expect(startedDateTime).toMatch(/^2026-02-23T08:5\d:\d\d\.000Z$/);
      expect(time).toBe(timings.send + timings.wait + timings.receive);
      expect(request.bodySize).toBe(Buffer.byteLength(request.postData?.text ?? ''));
      expect(response.content.size).toBe(Buffer.byteLength(response.content.text ?? ''));
      expect(response.bodySize).toBe(response.content.size);
      expect(request.queryString).toEqual(
        Array.from(new URL(request.url).searchParams, ([name, value]) => ({ name, value })),
      );
    }
  });
});
