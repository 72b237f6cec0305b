import { EVENTS, LOGS, SESSIONS, type Source, USER_DEVICES, USER_TRAITS, USERS } from './source.ts';
import type { components } from './types.ts';

type DataSource = components['schemas']['DataSource'];

/** The sources that can be explored, as they are printed. */
export const DATA_SOURCES: readonly DataSource[] = [
  { name: 'events', table: 'events_v1', description: 'Custom events and page views' },
  { name: 'logs', table: 'logs_v1', description: 'Structured logs' },
  { name: 'context', table: 'context_v1', description: 'Device and session context' },
  {
    name: 'user_traits',
    table: 'user_traits_v1',
    description: 'User properties set via identify',
  },
  { name: 'users', table: 'users_v1', description: 'Unique users' },
  { name: 'user_devices', table: 'user_devices', description: 'Device-to-user mappings' },
];

/** The rows of a table, as rows of any kind: whoever reads them knows their columns alone. */
const TABLES: Readonly<Record<DataSource['table'], Source>> = {
  events_v1: EVENTS,
  logs_v1: LOGS,
  context_v1: SESSIONS,
  user_traits_v1: USER_TRAITS,
  users_v1: USERS,
  user_devices: USER_DEVICES,
};

/** The table of a name, which is that of a source as well; `undefined` where there is none. */
export function tableNamed(name: string): Source | undefined {
  const source = DATA_SOURCES.find(
    (candidate) => candidate.table === name || candidate.name === name,
  );
  return source && TABLES[source.table];
}
