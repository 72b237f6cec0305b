import type { DocumentedOperations, UnprovokableStatuses } from '../documented.ts';
import { ACCOUNTS } from './documented/accounts.ts';
import { APPS } from './documented/apps.ts';
import { AUDIENCES } from './documented/audiences.ts';
import { CALCULATED_ATTRIBUTES } from './documented/calculated-attributes.ts';
import { DATA_POINTS } from './documented/datapoints.ts';
import { FEEDS } from './documented/feeds.ts';
import { PLATFORM_SERVICES } from './documented/platform-services.ts';
import { PLATFORMS } from './documented/platforms.ts';
import { SERVICES } from './documented/services.ts';
import { TOKEN } from './documented/token.ts';

/** What the table lists for every operation, without a word on what brings it about. */
export const UNPROVOKABLE: UnprovokableStatuses = {
  403: 'the page names no permission that a token can lack',
  500: 'an outage is nobody’s request',
};

/** "Platform API": the headings of its operations, but for the three that stand in comments. */
export const DOCUMENTED: DocumentedOperations = {
  ...TOKEN,
  ...ACCOUNTS,
  ...APPS,
  ...PLATFORMS,
  ...PLATFORM_SERVICES,
  ...AUDIENCES,
  ...CALCULATED_ATTRIBUTES,
  ...DATA_POINTS,
  ...FEEDS,
  ...SERVICES,
};
