import type { Breaches } from './breaches.ts';

export const ENTITY_BREACHES: readonly Breaches[] = [
  [
    '/audiences',
    { name: 'a', definition: {} },
    [
      'audience-as-sent | /data/name | set /data/name "b"',
      'of-the-workspace | /data/workspace_id | set /data/workspace_id "ws_other"',
      'changed-after-creation | /data/updated_at | set /data/updated_at "2020-01-01T00:00:00Z"',
    ],
  ],
  [
    '/audiences',
    {
      name: 'a',
      definition: {
        filters: [{ field: 'country', operator: 'in', value: ['DE', 'US'] }],
        lookback_days: 7,
      },
    },
    [
      'audience-as-sent | /data/definition | set /data/definition {}',
      'audience-as-sent | /data/definition | set /data/definition/lookback_days 8',
      'audience-as-sent | /data/definition | set /data/definition/filters/0/value/1 "FR"',
      'audience-as-sent | /data/definition | repeat /data/definition/filters',
    ],
  ],
  [
    'PUT /audiences/aud_7f3a9c21',
    { name: 'b' },
    [
      'audience-asked-for | /data/id | set /data/id "aud_b"',
      'audience-as-sent | /data/name | set /data/name "c"',
      'of-the-workspace | /data/workspace_id | set /data/workspace_id "ws_other"',
      'changed-after-creation | /data/updated_at | set /data/updated_at "2020-01-01T00:00:00Z"',
    ],
  ],
  [
    '/audiences/aud_7f3a9c21',
    undefined,
    [
      'audience-asked-for | /data/id | set /data/id "aud_b"',
      'of-the-workspace | /data/workspace_id | set /data/workspace_id "ws_other"',
      'changed-after-creation | /data/updated_at | set /data/updated_at "2020-01-01T00:00:00Z"',
    ],
  ],
  [
    '/audiences',
    undefined,
    [
      'of-the-workspace | /data/0/workspace_id | set /data/0/workspace_id "ws_other"',
      'of-the-workspace | /data/1/id | repeat /data',
    ],
  ],
  [
    '/marks',
    { title: 'a' },
    [
      'mark-as-sent | /data/title | set /data/title "b"',
      'mark-as-sent | /data/category | set /data/category "news"',
      'mark-as-sent | /data/scope | set /data/scope "private"',
      'mark-as-sent | /data/source | set /data/source "manual"',
      'of-the-workspace | /data/workspace_id | set /data/workspace_id "ws_other"',
    ],
  ],
  [
    '/marks',
    { title: 'a', timestamp: '2025-01-01T00:00:00Z', metadata: '{"a":1}' },
    [
      'mark-as-sent | /data/timestamp | set /data/timestamp "2025-01-01T01:00:00Z"',
      'mark-as-sent | /data/metadata | set /data/metadata "{\\"a\\":2}"',
      'mark-as-sent | /data/metadata | remove /data/metadata',
      'metadata-as-text-of-json | /data/metadata | set /data/metadata "nope"',
    ],
  ],
  [
    '/marks',
    { title: 'a', timestamp: '2025-01-01' },
    ['mark-as-sent | /data/timestamp | set /data/timestamp "2025-01-02T00:00:00Z"'],
  ],
  [
    '/marks/mark_5c20e1b8',
    undefined,
    [
      'mark-asked-for | /data/id | set /data/id "mark_b"',
      'of-the-workspace | /data/workspace_id | set /data/workspace_id "ws_other"',
      'metadata-as-text-of-json | /data/metadata | set /data/metadata "nope"',
    ],
  ],
  [
    '/marks?category=release&source=api&from=2025-01-01&to=2099-01-31&limit=1',
    undefined,
    [
      'marks-as-filtered | /data/0/category | set /data/0/category "news"',
      'marks-as-filtered | /data/0/source | set /data/0/source "manual"',
      'marks-as-filtered | /data/0/timestamp | set /data/0/timestamp "2024-12-31T23:59:59Z"',
      'marks-as-filtered | /data/0/timestamp | set /data/0/timestamp "2099-02-01T00:00:00Z"',
      'at-most-limit-marks | /data | repeat /data',
      'of-the-workspace | /data/1/id | repeat /data',
      'metadata-as-text-of-json | /data/0/metadata | set /data/0/metadata "nope"',
    ],
  ],
  [
    '/data/query',
    { query: 'SELECT * FROM events_v1', limit: 2 },
    [
      'row-count-of-result | /data/row_count | set /data/row_count 3',
      'at-most-limit-rows | /data/rows | repeat /data/rows',
    ],
  ],
  [
    '/data/query',
    { query: 'SELECT user_id, os FROM events_v1', limit: 1 },
    [
      'columns-as-selected | /data/columns | set /data/columns/0/name "zzz"',
      'columns-as-selected | /data/columns | reverse /data/columns',
    ],
  ],
  ['/data/sources', undefined, ['six-sources | /data | remove /data/5']],
  [
    '/data/sources/events/values/os?search=i&limit=2',
    undefined,
    ['values-as-searched | /data | repeat /data', 'values-as-searched | /data/0 | set /data/0 "x"'],
  ],
];
