import type { MockState, Semantics } from '../../src/semantics/semantics.ts';
import { ACCOUNT_FOUND } from './accounts.ts';
import { APP_FOUND, isInApp, type OnApp } from './apps.ts';
import { canonicalOs, createPlatform, platformKey, platformsOf, settingsOf } from './platforms.ts';
import { ACCOUNT_ID_GIVEN, foundRule, rememberedRule, valueRule } from './rules.ts';
import { stateOf } from './state.ts';
import { timestamp } from './timestamps.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];
type OperatingSystem = Schemas['OperatingSystem'];

/** A request for one platform of an app. */
export type OnPlatform = OnApp & {
  readonly parameters: { readonly path: { readonly os: string } };
};

export const PLATFORM_FOUND = foundRule(
  (request: OnPlatform, mock) => isInApp(request, mock) && platformOf(request, mock) !== undefined,
);

export const platformOperations = {
  'GET /apps/{appId}/platforms': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [APP_FOUND],
    respond: ({ parameters: { path } }, { store }) => ({
      status: 200,
      body: envelope(platformsOf(store, path.appId)),
    }),
  },
  'POST /apps/{appId}': {
    readRules: [
      ACCOUNT_ID_GIVEN,
      valueRule('platform-os-known', '/os', (os) => canonicalOs(os) !== undefined),
    ],
    stateRules: [
      ACCOUNT_FOUND,
      rememberedRule(
        'platform-of-own-app',
        (request: OnApp, mock: MockState) => !isInApp(request, mock),
      ),
      rememberedRule(
        'platform-unique',
        (
          { parameters: { path }, body }: OnApp & { readonly body: Schemas['PlatformInput'] },
          { store },
        ) => stateOf(store).platforms.get(platformKey(path.appId, osOf(body.os))) !== undefined,
      ),
    ],
    respond: ({ parameters: { path }, body }, mock) => {
      const settings = { ...settingsOf(body), os: osOf(body.os) };
      return { status: 201, body: envelope([createPlatform(mock, path.appId, settings)]) };
    },
  },
  'GET /apps/{appId}/platforms/{os}': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [PLATFORM_FOUND],
    respond: (request, mock) => ({
      status: 200,
      body: envelope([platformOf(request, mock) as Schemas['Platform']]),
    }),
  },
  'PUT /apps/{appId}/platforms/{os}': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [PLATFORM_FOUND],
    respond: (request, mock) => {
      const platform = {
        ...(platformOf(request, mock) as Schemas['Platform']),
        ...settingsOf(request.body),
        last_modified_on: timestamp(mock.now),
      };
      const { application_id: appId, os } = platform;
      stateOf(mock.store).platforms.set(platformKey(appId, os), platform);
      return { status: 202, body: envelope([platform]) };
    },
  },
  'DELETE /apps/{appId}/platforms/{os}': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [PLATFORM_FOUND],
    respond: ({ parameters: { path } }, { store }) => {
      const { platforms, platformServices } = stateOf(store);
      const os = osOf(path.os);
      platforms.delete(platformKey(path.appId, os));
      for (const service of platformServices.all())
        if (service.appId === path.appId && service.os === os)
          platformServices.delete(platformServiceKey(service));
      return { status: 204, body: undefined };
    },
  },
} satisfies Semantics<Operations>['operations'];

/** Where a service of a platform is kept: an account may have it once visible and once in the background. */
export function platformServiceKey(service: {
  readonly appId: number;
  readonly os: OperatingSystem;
  readonly account: string;
  readonly name: string;
  readonly isVisible: boolean;
}): string {
  const { appId, os, account, name, isVisible } = service;
  return JSON.stringify([appId, os, account, name, isVisible]);
}

/** The operating system of a request that keeps its rules. */
export function osOf(os: string): OperatingSystem {
  return canonicalOs(os) as OperatingSystem;
}

function platformOf(
  { parameters: { path } }: OnPlatform,
  { store }: MockState,
): Schemas['Platform'] | undefined {
  const os = canonicalOs(path.os);
  return os && stateOf(store).platforms.get(platformKey(path.appId, os));
}

function envelope<Platform>(data: Platform[]) {
  return { data, dataType: 'platform', errors: null } as const;
}
