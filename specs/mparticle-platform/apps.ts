import type { Json } from '../../src/contract/contract.ts';
import { valueAt } from '../../src/contract/pointer.ts';
import type { MockState, Semantics } from '../../src/semantics/semantics.ts';
import type { Store } from '../../src/semantics/store.ts';
import { ACCOUNT_FOUND, type Scoped } from './accounts.ts';
import { canonicalOs, createPlatform, platformsOf } from './platforms.ts';
import {
  ACCOUNT_ID_GIVEN,
  bodyRule,
  foundRule,
  isText,
  rememberedRule,
  valueRule,
} from './rules.ts';
import { type App, nextId, stateOf } from './state.ts';
import { timestamp } from './timestamps.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];

/** How many apps an account may have. The page speaks of a limit and gives no number. */
export const APP_LIMIT = 25;

/** A request for one app. */
export type OnApp = Scoped & {
  readonly parameters: { readonly path: { readonly appId: number } };
};

export const APP_FOUND = foundRule(isInApp);

export const appOperations = {
  'GET /apps': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [ACCOUNT_FOUND],
    respond: ({ parameters: { query } }, { store }) => ({
      status: 200,
      body: envelope(appsOf(store, query.accountId).map((app) => withPlatforms(store, app))),
    }),
  },
  'POST /apps': {
    readRules: [
      ACCOUNT_ID_GIVEN,
      valueRule('app-with-platform', '/platforms', (value) =>
        Array.isArray(value) ? value.length > 0 : false,
      ),
      valueRule('app-name-given', '/name', isText),
      bodyRule('app-platforms-known', (body) => {
        const systems = (valueAt(body, '/platforms') as Json[]).map((_, index) => {
          const pointer = `/platforms/${index}/os`;
          return { pointer, os: valueAt(body, pointer) };
        });
        const unknown = systems.find(({ os }) => canonicalOs(os) === undefined);
        return unknown && { at: 'request.body', pointer: unknown.pointer, received: unknown.os };
      }),
    ],
    stateRules: [
      ACCOUNT_FOUND,
      rememberedRule(
        'app-limit',
        ({ parameters: { query } }: Scoped, { store }) =>
          appsOf(store, query.accountId).length >= APP_LIMIT,
      ),
      rememberedRule(
        'app-name-unique',
        ({ parameters: { query }, body }: Scoped & { body: { name: string } }, { store }) =>
          appsOf(store, query.accountId).some(({ name }) => name === body.name),
      ),
    ],
    respond: ({ parameters: { query }, body }, mock) => {
      const { store, now } = mock;
      const app: App = {
        accountId: query.accountId,
        name: body.name,
        last_modified_on: timestamp(now),
        data_type: 'application',
        id: nextId(store, 'apps'),
        created_on: timestamp(now),
      };
      stateOf(store).apps.set(app.id, app);
      const systems = new Set(body.platforms.map(({ os }) => canonicalOs(os) ?? 'iOS'));
      const platforms = [...systems].map((os) => createPlatform(mock, app.id, { os }));
      return { status: 201, body: envelope([asAnswered(app, platforms)]) };
    },
  },
  'GET /apps/{appId}': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [APP_FOUND],
    respond: ({ parameters: { path } }, { store }) => ({
      status: 200,
      body: envelope([withPlatforms(store, appOf(store, path.appId))]),
    }),
  },
  'PUT /apps/{appId}': {
    readRules: [ACCOUNT_ID_GIVEN, valueRule('app-name-kept', '/name', isText)],
    stateRules: [APP_FOUND],
    respond: ({ parameters: { path }, body }, { store, now }) => {
      const app = {
        ...appOf(store, path.appId),
        name: body.name,
        last_modified_on: timestamp(now),
      };
      stateOf(store).apps.set(app.id, app);
      return { status: 202, body: envelope([withPlatforms(store, app)]) };
    },
  },
  'DELETE /apps/{appId}': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [
      APP_FOUND,
      rememberedRule(
        'app-without-platforms',
        ({ parameters: { path } }: OnApp, { store }) => platformsOf(store, path.appId).length > 0,
      ),
    ],
    respond: ({ parameters: { path } }, { store }) => {
      stateOf(store).apps.delete(path.appId);
      return { status: 204, body: undefined };
    },
  },
} satisfies Semantics<Operations>['operations'];

/** Whether the app of a request is the account's. */
export function isInApp({ parameters: { query, path } }: OnApp, { store }: MockState): boolean {
  const { accounts, apps } = stateOf(store);
  return (
    accounts.get(query.accountId) !== undefined &&
    apps.get(path.appId)?.accountId === query.accountId
  );
}

function appsOf(store: Store, accountId: number): App[] {
  return stateOf(store)
    .apps.all()
    .filter((app) => app.accountId === accountId);
}

/** An app that a rule has found. */
function appOf(store: Store, appId: number): App {
  return stateOf(store).apps.get(appId) as App;
}

function withPlatforms(store: Store, app: App): Schemas['Application'] {
  return asAnswered(app, platformsOf(store, app.id));
}

function asAnswered<Platform>(
  { accountId: _, name, ...app }: App,
  platforms: Platform[],
): Schemas['ApplicationProperties'] & { platforms: Platform[] } {
  return { name, platforms, ...app };
}

function envelope<Application>(data: Application[]) {
  return { data, dataType: 'application', errors: null } as const;
}
