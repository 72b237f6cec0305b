import type { MockState } from '../../src/semantics/semantics.ts';
import { type Collection, collectionOf } from '../../src/semantics/store.ts';
import type { InWorkspace } from './series.ts';
import type { components } from './types.ts';

type Schemas = components['schemas'];
export type Audience = Schemas['Audience'];
export type Mark = Schemas['Mark'];

/** The audiences of the workspace that a request asks about. */
export function audiencesOf(request: InWorkspace, { store }: MockState): Collection<Audience> {
  return collectionOf(store, `audiences of ${workspaceIdOf(request)}`);
}

/** The marks of the workspace that a request asks about. */
export function marksOf(request: InWorkspace, { store }: MockState): Collection<Mark> {
  return collectionOf(store, `marks of ${workspaceIdOf(request)}`);
}

/** The workspace that a request asks about. */
export function workspaceIdOf({ parameters }: InWorkspace): string {
  return parameters.header['X-Workspace-ID'];
}

/** The next id with a prefix: no two are alike, and none tells how many there were before. */
export function nextId(prefix: string, { store }: MockState): string {
  const counters = collectionOf<number>(store, 'counters');
  const count = (counters.get(prefix) ?? 0) + 1;
  counters.set(prefix, count);
  // An odd factor takes different numbers of 32 bits to different ones.
  return `${prefix}_${(Math.imul(count, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')}`;
}

/** A workspace begins with the examples of the contract. */
export function beginEntities(mock: MockState): void {
  const request = { parameters: { header: { 'X-Workspace-ID': AUDIENCE.workspace_id } } };
  audiencesOf(request, mock).set(AUDIENCE.id, AUDIENCE);
  marksOf(request, mock).set(MARK.id, MARK);
}

const AUDIENCE: Audience = {
  id: 'aud_7f3a9c21',
  workspace_id: 'ws_abc123',
  owner_id: 'user_1842',
  name: 'Power buyers',
  description: 'Bought three times in a month',
  definition: {
    filters: [{ field: 'country', operator: 'eq', value: 'DE' }],
    events: [
      {
        event: 'purchase',
        days: 30,
        filters: [{ field: 'properties.plan', operator: 'eq', value: 'pro' }],
      },
    ],
    lookback_days: 90,
  },
  created_at: '2025-01-15T10:30:00Z',
  updated_at: '2025-01-15T10:30:00Z',
};

const MARK: Mark = {
  id: 'mark_5c20e1b8',
  workspace_id: 'ws_abc123',
  creator_id: 'user_1842',
  title: 'Release 2.4',
  description: 'New checkout',
  timestamp: '2025-01-20T09:00:00Z',
  category: 'release',
  source: 'api',
  source_ref: '9f2c1e7',
  scope: 'public',
  metadata: '{"version":"2.4.0"}',
  created_at: '2025-01-20T09:01:12Z',
};
