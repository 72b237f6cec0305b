import { type Collection, collectionOf, type Store } from '../../src/semantics/store.ts';
import type { components } from './types.ts';

type Schemas = components['schemas'];

/** An app; its platforms are entities of their own. */
export type App = Omit<Schemas['Application'], 'platforms'> & {
  readonly accountId: number;
};

/** A service that data can be forwarded to, with what `GET /services` doesn't tell. */
export type Service = Schemas['Service'] & {
  readonly platforms: readonly Schemas['OperatingSystem'][];
  readonly filterTypes: readonly Schemas['DataPointFilterType'][];
  readonly confidential: readonly string[];
};

/** A service as it is configured for a platform, its confidential values unmasked. */
export type PlatformService = Omit<Schemas['PlatformService'], 'settings'> & {
  readonly appId: number;
  readonly os: Schemas['OperatingSystem'];
  readonly settings: readonly Schemas['FeedSetting'][];
};

export type Workspace = Schemas['AudienceWorkspace'] & {
  readonly accountId: number;
};

export type Audience = Schemas['Audience'] & {
  readonly accountId: number;
};

export type User = Schemas['User'] & {
  readonly accountId: number;
};

/** What a service gets of an app: a data point, or a kind of them, and whether it is sent. */
export type DataPoint = Omit<Schemas['DataPointFilter'], 'enabled'> & {
  readonly appId: number;
};

/** Whether one service gets a data point. What isn't remembered is sent. */
export interface Filter {
  readonly enabled: boolean;
}

export type Feed = Schemas['Feed'] & {
  readonly workspaceId: number;
  readonly created_on: string;
};

export interface ServiceConfiguration {
  readonly id: number;
  readonly name: string;
  readonly data_type: 'Service Configuration';
  readonly created_on: string;
  readonly workspaceId: number;
  readonly moduleName: string;
}

export type Subscription = Schemas['Subscription'] & {
  readonly feedId: number;
};

export type CalculatedAttribute = Schemas['CalculatedAttribute'] & {
  readonly workspaceId: number;
  /** How many definitions have been activated. */
  readonly revision: number;
};

/** When a token that was issued expires, in milliseconds since 1970. */
export interface IssuedToken {
  readonly expiresAt: number;
}

/** The entities that a mock remembers, by kind. */
export interface State {
  readonly tokens: Collection<IssuedToken>;
  readonly accounts: Collection<Schemas['Account']>;
  readonly workspaces: Collection<Workspace>;
  readonly users: Collection<User>;
  readonly apps: Collection<App>;
  readonly platforms: Collection<Schemas['Platform']>;
  readonly services: Collection<Service>;
  readonly platformServices: Collection<PlatformService>;
  readonly dataPoints: Collection<DataPoint>;
  readonly filters: Collection<Filter>;
  /** Whether a service gets the data points of an app that are new. */
  readonly sendsNew: Collection<boolean>;
  readonly audiences: Collection<Audience>;
  readonly calculatedAttributes: Collection<CalculatedAttribute>;
  readonly feeds: Collection<Feed>;
  readonly subscriptions: Collection<Subscription>;
  readonly serviceConfigurations: Collection<ServiceConfiguration>;
}

/** Looks at a store as mParticle's entities. */
export function stateOf(store: Store): State {
  return {
    tokens: collectionOf(store, 'tokens'),
    accounts: collectionOf(store, 'accounts'),
    workspaces: collectionOf(store, 'workspaces'),
    users: collectionOf(store, 'users'),
    apps: collectionOf(store, 'apps'),
    platforms: collectionOf(store, 'platforms'),
    services: collectionOf(store, 'services'),
    platformServices: collectionOf(store, 'platformServices'),
    dataPoints: collectionOf(store, 'dataPoints'),
    filters: collectionOf(store, 'filters'),
    sendsNew: collectionOf(store, 'sendsNew'),
    audiences: collectionOf(store, 'audiences'),
    calculatedAttributes: collectionOf(store, 'calculatedAttributes'),
    feeds: collectionOf(store, 'feeds'),
    subscriptions: collectionOf(store, 'subscriptions'),
    serviceConfigurations: collectionOf(store, 'serviceConfigurations'),
  };
}

/** The ids that are given first, of each kind: above those of the documents' examples, or the example's own. */
const FIRST_IDS = {
  tokens: 1,
  keys: 1,
  accounts: 3,
  apps: 3,
  calculatedAttributes: 5679,
  feeds: 689,
  subscriptions: 26368,
};

/** The next id of a kind. No id is given twice, not even after its entity is deleted. */
export function nextId(store: Store, kind: keyof typeof FIRST_IDS): number {
  const given = collectionOf<number>(store, 'ids');
  const id = given.get(kind) ?? FIRST_IDS[kind];
  given.set(kind, id + 1);
  return id;
}
