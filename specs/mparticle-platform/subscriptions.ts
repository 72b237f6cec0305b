import type { MockState, Semantics } from '../../src/semantics/semantics.ts';
import { FEED_FOUND, type OnFeed } from './feeds.ts';
import { asText } from './platform-services.ts';
import { ACCOUNT_ID_GIVEN, BUSINESS_RULES_FAILED } from './rules.ts';
import { nextId, type ServiceConfiguration, type Subscription, stateOf } from './state.ts';
import { timestampInUtc } from './timestamps.ts';
import type { components, Operations } from './types.ts';
import { WORKSPACE_OF_ACCOUNT_FOUND } from './workspaces.ts';

type Subscribing = OnFeed & { readonly body: components['schemas']['SubscriptionInput'] };

export const subscriptionOperations = {
  'GET /partnerfeeds/{feedId}/subscriptions': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [FEED_FOUND],
    respond: ({ parameters: { path } }, { store }) => {
      const data = stateOf(store)
        .subscriptions.all()
        .filter(({ feedId }) => feedId === path.feedId)
        .map(({ feedId: _, ...subscription }) => subscription);
      return { status: 200, body: { data, data_type: 'Partner Feed Subscription', errors: null } };
    },
  },
  'POST /partnerfeeds/{feedId}/subscriptions': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [
      FEED_FOUND,
      {
        name: 'configuration-known',
        documented: 'a feed is connected to an output configuration of the account',
        source: 'Feeds, List Feed Subscriptions; the error is inferred',
        answer: BUSINESS_RULES_FAILED,
        breaks: (request: Subscribing, mock: MockState) =>
          configurationOf(request, mock) === undefined,
      },
    ],
    respond: (request, mock) => {
      const { parameters, body } = request;
      const { id: configuration, name } = configurationOf(request, mock) as ServiceConfiguration;
      const subscription: Subscription = {
        feedId: parameters.path.feedId,
        settings: (body.settings ?? []).map(({ name, value }) => ({ value: asText(value), name })),
        is_active: body.is_active ?? false,
        service_configuration_id: configuration,
        config_name: name,
        data_type: 'Partner Feed Subscription',
        id: nextId(mock.store, 'subscriptions'),
        created_on: timestampInUtc(mock.now),
      };
      stateOf(mock.store).subscriptions.set(subscription.id, subscription);
      const { id, created_on } = subscription;
      const data_type = 'PartnerFeed Subscription';
      return {
        status: 201,
        body: { data: [{ data_type, id, created_on }], data_type, errors: null },
      };
    },
  },
  'GET /workspace/{workspaceId}/{moduleName}/serviceconfigurations': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [WORKSPACE_OF_ACCOUNT_FOUND],
    respond: ({ parameters: { path } }, { store }) => {
      const data = stateOf(store)
        .serviceConfigurations.all()
        .filter(
          ({ workspaceId, moduleName }) =>
            workspaceId === path.workspaceId && moduleName === path.moduleName,
        )
        .map(({ workspaceId: _, moduleName: _module, ...configuration }) => configuration);
      return { status: 200, body: { data, data_type: 'Service Configuration', errors: null } };
    },
  },
} satisfies Semantics<Operations>['operations'];

/** The output configuration that a subscription is to, where a workspace of the account has it. */
function configurationOf(
  { parameters: { query }, body }: Subscribing,
  { store }: MockState,
): ServiceConfiguration | undefined {
  const { serviceConfigurations, workspaces } = stateOf(store);
  const configuration = serviceConfigurations.get(body.service_configuration_id);
  const workspace = configuration && workspaces.get(configuration.workspaceId);
  return workspace?.accountId === query.accountId ? configuration : undefined;
}
