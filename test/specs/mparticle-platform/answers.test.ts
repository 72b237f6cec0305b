import { expect, test } from 'vitest';
import { checkRecording } from '../../../src/adapters/check-recording.ts';
import { bundledRecordings } from '../../../src/contract/bundled.ts';

const FOLDER = bundledRecordings('mparticle-platform');

/** What the check finds in a recording, by operation, where a text of its answers is another one. */
async function found(file: string, text: string, other: string): Promise<string[]> {
  const { findings } = await checkRecording(`${FOLDER}${file}`, {
    replay: () => ({
      replay: async (exchange) => {
        const { response } = exchange;
        if (response === undefined) return { skipped: 'not answered' };
        const body = String(response.body ?? '').replaceAll(text, other);
        return { exchange: { ...exchange, response: { ...response, body } } };
      },
    }),
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

type Body = ReturnType<typeof JSON.parse>;

/** What the check finds in the answers of an operation, by status, where their bodies are changed. */
async function foundIn(id: string, status: number, change: (body: Body) => void) {
  const { findings } = await checkRecording(FOLDER, {
    ignore: ['drift'],
    replay: () => ({
      replay: async (exchange, match) => {
        const { response } = exchange;
        const isMeant = match.kind === 'operation' && match.operation.id === id;
        if (!isMeant || response?.status !== status) return { skipped: 'not meant' };
        const body = JSON.parse(String(response.body));
        change(body);
        return {
          exchange: { ...exchange, response: { ...response, body: JSON.stringify(body) } },
        };
      },
    }),
  });
  return [...new Set(findings.map(({ check }) => check))];
}

const ATTRIBUTE = '/workspaces/{workspaceId}/calculatedattributes/{calculatedAttributeId}';

test.each<[what: string, id: string, status: number, change: (body: Body) => void]>([
  [
    'a time that there is none of',
    'GET /accounts/{id}',
    200,
    ({ data }) => {
      data[0].created_on = '2014-13-45T99:99:99';
    },
  ],
  ['no app, of one', 'GET /apps/{appId}', 200, ({ data }) => data.pop()],
  ['two accounts, of one', 'GET /accounts/{id}', 200, ({ data }) => data.push(data[0])],
  ['a new app without platforms', 'POST /apps', 201, ({ data }) => data[0].platforms.splice(0)],
  [
    'a platform without access keys',
    'GET /apps/{appId}/platforms/{os}',
    200,
    ({ data }) => data[0].access_keys.pop(),
  ],
  [
    'less than no minutes',
    'GET /apps/{appId}/platforms/{os}',
    200,
    ({ data }) => {
      data[0].push_attribution_timer = -5;
    },
  ],
  ['an error with data', 'GET /apps', 404, ({ data }) => data.push({})],
  [
    'an error about nothing known',
    'GET /apps',
    404,
    (body) => {
      body.dataType = 'banana';
    },
  ],
  [
    'an error with another code',
    'GET /apps',
    404,
    ({ errors }) => {
      errors[0].code = 'OTHER';
    },
  ],
  [
    'an event with the name of an attribute',
    'GET /apps/{appId}/datapoints',
    200,
    ({ data }) => {
      data[0].attribute_name = 'my event attribute';
    },
  ],
  [
    'an attribute of an event without its name',
    'GET /apps/{appId}/{serviceName}/datapoints',
    200,
    ({ data }) => {
      data[1].attribute_name = null;
    },
  ],
  [
    'a calculated attribute without a description',
    `GET ${ATTRIBUTE}`,
    200,
    (body) => {
      delete body.description;
    },
  ],
  [
    'an active attribute that was never activated',
    `GET ${ATTRIBUTE}`,
    200,
    (body) => {
      body.active_definition = null;
      body.activated_on = '2020-02-18T19:24:50.426Z';
    },
  ],
  [
    'a recipe of a user',
    `GET ${ATTRIBUTE}`,
    200,
    ({ active_definition: active, draft_definition: draft }) => {
      (active ?? draft).recipe_type = 'user';
    },
  ],
  [
    'a median',
    `GET ${ATTRIBUTE}`,
    200,
    ({ active_definition: active, draft_definition: draft }) => {
      (active ?? draft).calculation_type = 'median';
    },
  ],
  [
    'an activation of what is not active',
    `GET ${ATTRIBUTE}/activation`,
    200,
    (body) => {
      body.is_active = false;
      body.activated_on = '2020-02-18T19:24:50.426Z';
    },
  ],
  [
    'a calculation that is over at half',
    `GET ${ATTRIBUTE}/calculation`,
    200,
    (body) => {
      body.is_calculated = true;
    },
  ],
])('the check finds %s in %s %i', async (_what, id, status, change) => {
  expect(await foundIn(id, status, () => {})).toEqual([]);
  expect(await foundIn(id, status, change)).toEqual(['response-body']);
});

test.each([
  ['another workspace', [456], 'documented-rule'],
  ['several workspaces', [1, 456], 'response-body'],
  ['none', [], 'response-body'],
])("the check finds a workspace's audience of %s", async (_what, ids, check) => {
  const id = 'GET /workspace/{workspaceId}/audiences';
  const change = (audiences: Body) => {
    for (const { workspaces } of audiences)
      workspaces.splice(0, 1, ...ids.map((id) => ({ ...workspaces[0], id })));
  };
  expect(await foundIn(id, 200, change)).toEqual([check]);
});
