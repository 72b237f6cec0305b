import type { Json } from '../../src/contract/contract.ts';
import type { MockState } from '../../src/semantics/semantics.ts';
import type { Store } from '../../src/semantics/store.ts';
import { nextId, stateOf } from './state.ts';
import { timestamp } from './timestamps.ts';
import type { components } from './types.ts';

type Schemas = components['schemas'];
type Platform = Schemas['Platform'];
type OperatingSystem = Schemas['OperatingSystem'];

export const OPERATING_SYSTEMS: readonly OperatingSystem[] = [
  'iOS',
  'tvOS',
  'Android',
  'MobileWeb',
  'Roku',
  'Alexa',
  'SmartTV',
  'FireTV',
  'Xbox',
];

/** What a platform is created with where it isn't said, as the app that the page creates has it. */
const DEFAULTS = {
  crash_handling: null,
  network_performance: null,
  social_mode: null,
  profile_merging: true,
  push_attribution_timer: 30,
} as const;

/** The operating system that a text means, proper or in lower case; `undefined` where it means none. */
export function canonicalOs(text: Json | undefined): OperatingSystem | undefined {
  return OPERATING_SYSTEMS.find((os) => text === os || text === os.toLowerCase());
}

/** The platforms of an app. */
export function platformsOf(store: Store, appId: number): Platform[] {
  return stateOf(store)
    .platforms.all()
    .filter(({ application_id: id }) => id === appId);
}

/** Where a platform of an app is kept. */
export function platformKey(appId: number, os: OperatingSystem): string {
  return `${appId}/${os}`;
}

/** Creates a platform. The answer holds the secret of its key, which is not remembered. */
export function createPlatform(
  { store, random, now }: MockState,
  appId: number,
  { os, ...settings }: Schemas['PlatformSettings'] & { readonly os: OperatingSystem },
): Schemas['NewPlatform'] {
  const source = random.derive('access key').derive(nextId(store, 'keys'));
  const hex = (part: string, count: number) => {
    const digits = source.derive(part);
    return Array.from({ length: count }, () => digits.integer(0, 15).toString(16)).join('');
  };
  const key = { key: hex('key', 32), secret: null, data_type: 'token' } as const;
  const platform: Platform = {
    application_id: appId,
    os,
    access_keys: [key],
    ...DEFAULTS,
    ...settings,
    last_modified_on: timestamp(now),
    data_type: 'platform',
    created_on: timestamp(now),
  };
  stateOf(store).platforms.set(platformKey(appId, os), platform);
  return { ...platform, access_keys: [{ ...key, secret: hex('secret', 64) }] };
}

/** The settings among the members of a body. */
export function settingsOf(body: Schemas['PlatformSettings']): Schemas['PlatformSettings'] {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name in DEFAULTS));
}
