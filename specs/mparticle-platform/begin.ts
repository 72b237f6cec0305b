import type { MockState } from '../../src/semantics/semantics.ts';
import { ACCOUNTS, APPS, AUDIENCES, PLATFORMS, USERS, WORKSPACES } from './beginning/accounts.ts';
import { CALCULATED_ATTRIBUTES } from './beginning/calculated-attributes.ts';
import { DATA_POINTS, DISABLED } from './beginning/datapoints.ts';
import { FEEDS, SERVICE_CONFIGURATIONS, SUBSCRIPTIONS } from './beginning/feeds.ts';
import { PLATFORM_SERVICES, SERVICES } from './beginning/services.ts';
import { dataPointKey, filterKey } from './datapoints.ts';
import { platformServiceKey } from './platform-operations.ts';
import { platformKey } from './platforms.ts';
import { stateOf } from './state.ts';

/**
 * Fills a store with the entities of the documents' examples, which account 1 owns. Account 2 owns what
 * is there to be out of account 1's reach. What no example shows, such as a service's platforms, is
 * made up.
 */
export function begin({ store }: MockState): void {
  const state = stateOf(store);
  for (const account of ACCOUNTS) state.accounts.set(account.id, account);
  for (const workspace of WORKSPACES) state.workspaces.set(workspace.id, workspace);
  for (const user of USERS) state.users.set(user.email, user);
  for (const app of APPS) state.apps.set(app.id, app);
  for (const platform of PLATFORMS)
    state.platforms.set(platformKey(platform.application_id, platform.os), platform);
  for (const service of SERVICES) state.services.set(service.name, service);
  for (const service of PLATFORM_SERVICES)
    state.platformServices.set(platformServiceKey(service), service);
  for (const point of DATA_POINTS) state.dataPoints.set(dataPointKey(point), point);
  for (const { service, point } of DISABLED)
    state.filters.set(filterKey(service, point), { enabled: false });
  for (const audience of AUDIENCES) state.audiences.set(audience.id, audience);
  for (const attribute of CALCULATED_ATTRIBUTES)
    state.calculatedAttributes.set(attribute.id, attribute);
  for (const feed of FEEDS) state.feeds.set(feed.id, feed);
  for (const configuration of SERVICE_CONFIGURATIONS)
    state.serviceConfigurations.set(configuration.id, configuration);
  for (const subscription of SUBSCRIPTIONS) state.subscriptions.set(subscription.id, subscription);
}
