import { expect, test } from 'vitest';
import { documentFrom, exchange } from './exchanges.ts';

test.each<[requests: string[], wanted: string[]]>([
  [
    ['GET /v1/apps', 'POST /v1/apps', 'GET /v1/apps/1', 'DELETE /v1/apps/1'],
    ['listApps', 'createApp', 'getApp', 'deleteApp'],
  ],
  [['PUT /apps/1'], ['updateApp']],
  [
    ['PUT /apps/1', 'PATCH /apps/1'],
    ['replaceApp', 'updateApp'],
  ],
  [
    ['GET /apps/1/builds', 'GET /apps/1/builds/2'],
    ['listAppBuilds', 'getAppBuild'],
  ],
  [['GET /stats/daily'], ['getStatsDaily']],
  [['POST /funnels/trend'], ['postFunnelsTrend']],
  [['POST /jobs/7:cancel'], ['postJobCancel']],
  [['GET /tiles/1/2'], ['getTileById']],
  [['HEAD /apps/1'], ['checkApp']],
  [
    ['GET /user-groups', 'GET /user_groups'],
    ['getUserGroups', 'getUserGroups2'],
  ],
  [['GET /'], ['getRoot']],
])('%j: %j', async (requests, wanted) => {
  const { paths } = await documentFrom(requests.map((request) => exchange(request, 200)));
  const items = Object.values(paths ?? {}) as Record<string, { operationId: string }>[];
  const ids = items.flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
  expect(ids.sort()).toEqual(wanted.sort());
});

test('an answer that is a list makes a list of it', async () => {
  const { paths } = await documentFrom([exchange('GET /users', 200, { answer: [] })]);
  expect(paths).toMatchObject({ '/users': { get: { operationId: 'listUsers', tags: ['users'] } } });
});
