import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkRecording } from '../../../src/adapters/check-recording.ts';
import { bundledRecordings } from '../../../src/contract/bundled.ts';
import type { Attributes } from './analytics-requests.ts';

const FOLDER = bundledRecordings('datadog-product-analytics');

describe('the recordings', () => {
  test('keep the contract, as they are and replayed on the mock', async () => {
    for (const options of [{ strict: true }, { strict: true, mock: true }]) {
      const { findings, verdicts } = await checkRecording(FOLDER, options);
      expect(findings).toEqual([]);
      expect(verdicts).toMatchObject({ fail: 0, unchecked: 0, skipped: 0 });
    }
  });

  const folder = mkdtempSync(join(tmpdir(), 'specwright-rules-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  type Change = (request: RequestData, answer: AnswerData) => void;

  test.each<[string, string, Change]>([
    ['scalar.har', 'from-before-to', ({ attributes }) => Object.assign(attributes, { to: 0 })],
    ['scalar.har', 'columns-of-one-length', (_, { columns }) => columns?.[1]?.values.pop()],
    ['timeseries.har', 'value-per-time', (_, { values }) => values?.[0]?.push(1)],
    ['timeseries.har', 'values-per-series', (_, { values }) => values?.pop()],
    [
      'timeseries.har',
      'times-ascend-before-to',
      (_, answer) => {
        answer.times?.reverse();
        answer.intervals = [];
      },
    ],
  ])('%s tells of %s being broken in one of its exchanges', async (file, rule, change) => {
    const { log } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
    const [{ request, response }] = log.entries;
    const sent = JSON.parse(request.postData.text);
    const answer = JSON.parse(response.content.text);
    change(sent.data, answer.data.attributes);
    request.postData.text = JSON.stringify(sent);
    response.content.text = JSON.stringify(answer);
    const changed = join(folder, `${rule}.har`);
    writeFileSync(changed, JSON.stringify({ log }));

    const { findings, verdicts } = await checkRecording(changed);
    expect(verdicts).toMatchObject({ fail: 1, pass: log.entries.length - 1 });
    expect(findings).toMatchObject([
      {
        check: 'documented-rule',
        exchange: { file: changed, index: 0 },
        documented: expect.stringContaining(`(${rule})`),
      },
    ]);
  });
});

interface RequestData {
  readonly attributes: Attributes;
}

interface AnswerData {
  readonly columns?: { readonly values: unknown[] }[];
  readonly times?: number[];
  intervals?: object[];
  readonly values?: number[][];
}
