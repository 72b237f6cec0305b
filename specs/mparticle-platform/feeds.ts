import type { MockState, Semantics } from '../../src/semantics/semantics.ts';
import type { Store } from '../../src/semantics/store.ts';
import { isInAccount, type Scoped } from './accounts.ts';
import { asText } from './platform-services.ts';
import { OPERATING_SYSTEMS } from './platforms.ts';
import { ACCOUNT_ID_GIVEN, BUSINESS_RULES_FAILED, foundRule } from './rules.ts';
import { type Feed, nextId, stateOf } from './state.ts';
import { timestamp } from './timestamps.ts';
import type { components, Operations } from './types.ts';
import { isInWorkspace, type OnWorkspace, WORKSPACE_OF_ACCOUNT_FOUND } from './workspaces.ts';

type Schemas = components['schemas'];

/** A request for one feed. */
export type OnFeed = Scoped & {
  readonly parameters: { readonly path: { readonly feedId: number } };
};

type NamingFeed = OnWorkspace & { readonly body: { readonly name: string } };

const SYSTEMS: readonly Feed['os'][] = [...OPERATING_SYSTEMS, 'Unknown'];

const NAME_UNIQUE = {
  name: 'feed-name-unique',
  documented: 'no two feeds of a workspace have one name',
  source: 'Feeds, Create Feed, name; the error is inferred',
  answer: BUSINESS_RULES_FAILED,
};

export const FEED_FOUND = foundRule(
  (request: OnFeed, mock) => isInAccount(request, mock) && feedOf(request, mock) !== undefined,
);

export const feedOperations = {
  'GET /workspace/{workspaceId}/partnerfeeds': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [WORKSPACE_OF_ACCOUNT_FOUND],
    respond: ({ parameters: { path } }, { store }) => {
      const data = feedsOf(store, path.workspaceId).map(({ id, name, created_on }) => ({
        // A text here, a number wherever else a feed is.
        id: String(id),
        name,
        data_type: 'partner_feed' as const,
        created_on,
      }));
      return { status: 200, body: { data, dataType: 'partner_feed', errors: null } };
    },
  },
  'POST /workspace/{workspaceId}/partnerfeeds': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [
      WORKSPACE_OF_ACCOUNT_FOUND,
      {
        ...NAME_UNIQUE,
        breaks: ({ parameters: { path }, body }: NamingFeed, { store }: MockState) =>
          feedsOf(store, path.workspaceId).some(({ name }) => name === body.name),
      },
    ],
    respond: ({ parameters: { path }, body }, { store, now }) => {
      const feed: Feed = {
        workspaceId: path.workspaceId,
        id: nextId(store, 'feeds'),
        created_on: timestamp(now),
        data_type: 'Partner Feed',
        is_debug: false,
        settings: [],
        ...described(body),
      };
      stateOf(store).feeds.set(feed.id, feed);
      return { status: 201, body: savedEnvelope(feed) };
    },
  },
  'PUT /workspace/{workspaceId}/partnerfeeds/{feedId}': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [
      foundRule(
        (request: OnWorkspace & OnFeed, mock) =>
          isInWorkspace(request, mock) &&
          feedOf(request, mock)?.workspaceId === request.parameters.path.workspaceId,
      ),
      {
        ...NAME_UNIQUE,
        breaks: ({ parameters: { path }, body }: NamingFeed & OnFeed, { store }: MockState) =>
          feedsOf(store, path.workspaceId).some(
            ({ id, name }) => name === body.name && id !== path.feedId,
          ),
      },
    ],
    respond: (request, mock) => {
      const feed = { ...(feedOf(request, mock) as Feed), ...described(request.body) };
      stateOf(mock.store).feeds.set(feed.id, feed);
      return { status: 202, body: savedEnvelope(feed) };
    },
  },
  'GET /partnerfeeds/{feedId}': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [FEED_FOUND],
    respond: (request, mock) => {
      const { workspaceId: _, created_on: _on, ...feed } = feedOf(request, mock) as Feed;
      return { status: 200, body: { data: [feed], data_type: 'Partner Feed', errors: null } };
    },
  },
} satisfies Semantics<Operations>['operations'];

/** The feed of a request, where a workspace of its account has it. */
function feedOf({ parameters: { query, path } }: OnFeed, { store }: MockState): Feed | undefined {
  const { feeds, workspaces } = stateOf(store);
  const feed = feeds.get(path.feedId);
  const workspace = feed && workspaces.get(feed.workspaceId);
  return workspace?.accountId === query.accountId ? feed : undefined;
}

/** What a request says of a feed; what it leaves out is left as it is. */
function described(body: Schemas['FeedInput']) {
  const { module_name, name, os, settings, is_debug } = body;
  return {
    module_name,
    name,
    os: SYSTEMS.find((known) => known.toLowerCase() === os.toLowerCase()) ?? 'Unknown',
    ...(settings && {
      settings: settings.map((setting) => ({ name: setting.name, value: asText(setting.value) })),
    }),
    ...(is_debug !== undefined && { is_debug }),
  };
}

function feedsOf(store: Store, workspace: number): Feed[] {
  return stateOf(store)
    .feeds.all()
    .filter(({ workspaceId }) => workspaceId === workspace);
}

function savedEnvelope({ id, created_on, data_type }: Feed): Schemas['FeedCreatedResponse'] {
  return { data: [{ data_type, id, created_on }], data_type, errors: null };
}
