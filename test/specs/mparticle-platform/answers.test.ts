import { expect, test } from 'vitest';
import { checkRecording } from '../../../src/adapters/check-recording.ts';
import { bundledRecordings } from '../../../src/contract/bundled.ts';

const FOLDER = bundledRecordings('mparticle-platform');

/** What the check finds in a recording, by operation, where a text of its answers is another one. */
async function found(file: string, text: string, other: string): Promise<string[]> {
  const { findings } = await checkRecording(`${FOLDER}${file}`, {
    replay: async (exchange) => {
      const { response } = exchange;
      if (response === undefined) return { skipped: 'not answered' };
      const body = String(response.body ?? '').replaceAll(text, other);
      return { exchange: { ...exchange, response: { ...response, body } } };
    },
  });
  return [...new Set(findings.map(({ operation }) => String(operation)))].sort();
}

test.each([
  [
    'a secret is shown after the creation',
    'apps.har',
    '"secret":null',
    '"secret":"AccessSecret"',
    ['GET /apps', 'GET /apps/{appId}', 'PUT /apps/{appId}'],
  ],
  [
    'a secret is shown after the creation of a platform',
    'platforms.har',
    '"secret":null',
    '"secret":"AccessSecret"',
    [
      'GET /apps/{appId}/platforms',
      'GET /apps/{appId}/platforms/{os}',
      'PUT /apps/{appId}/platforms/{os}',
    ],
  ],
  [
    'an event has an event type of commerce',
    'datapoints.har',
    '"event_type":"navigation"',
    '"event_type":"product_click"',
    [
      'GET /apps/{appId}/datapoints',
      'GET /apps/{appId}/{serviceName}/datapoints',
      'PUT /apps/{appId}/datapoints',
      'PUT /apps/{appId}/{serviceName}/datapoints',
    ],
  ],
])('the check finds where %s', async (_what, file, text, other, operations) => {
  expect(await found(file, text, other)).toEqual(operations);
});
