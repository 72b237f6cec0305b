import type { Json, JsonObject } from '../../src/contract/contract.ts';
import { isJsonObject, valueAt } from '../../src/contract/pointer.ts';
import type { ReadRequest, RequestRule, Semantics } from '../../src/semantics/semantics.ts';
import type { Store } from '../../src/semantics/store.ts';
import type { MessageName } from './messages.ts';
import {
  type OnPlatform,
  osOf,
  PLATFORM_FOUND,
  platformServiceKey,
} from './platform-operations.ts';
import { ACCOUNT_ID_GIVEN, bodyRule, isText, rememberedRule, valueRule } from './rules.ts';
import { type PlatformService, type Service, stateOf } from './state.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];
type Setting = Schemas['Setting'];

const DEFAULT_ACCOUNT = 'Default Account';

const MAP_TYPES = [
  'EventAttributeClass.Name',
  'UserAttributeClass.Name',
  'ProductAttributeClass.Name',
];

/** The settings of type `Custom`, whatever the service. */
const CUSTOM = ['customDimensions', 'customMetrics'];

/** A request that configures a service. */
type Configuring = OnPlatform & { readonly body: Schemas['PlatformServiceInput'] };

export const platformServiceOperations = {
  'GET /apps/{appId}/platforms/{os}/services': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [PLATFORM_FOUND],
    respond: ({ parameters: { path } }, { store }) => {
      const services = stateOf(store)
        .platformServices.all()
        .filter(({ appId, os }) => appId === path.appId && os === osOf(path.os));
      return { status: 200, body: envelope(services.map((service) => masked(store, service))) };
    },
  },
  'PUT /apps/{appId}/platforms/{os}/services': {
    readRules: [
      ACCOUNT_ID_GIVEN,
      valueRule('service-known', '/name', isText),
      settingRule('service-settings-with-value', ({ value }) =>
        [undefined, null, ''].includes(value as string),
      ),
      // Other values are judged by the type of their setting; these are of no setting's.
      settingRule(
        'service-settings-valid',
        ({ name, value }) =>
          typeof value === 'object' || (CUSTOM.includes(String(name)) && typeof value !== 'string'),
      ),
    ],
    stateRules: [
      PLATFORM_FOUND,
      rememberedRule('service-known', ({ body }: Configuring, { store }) => {
        return stateOf(store).services.get(body.name) === undefined;
      }),
      rememberedRule(
        'service-supports-platform',
        ({ parameters: { path }, body }: Configuring, { store }) =>
          !serviceOf(store, body.name).platforms.includes(osOf(path.os)),
      ),
      rememberedRule('service-settings-known', ({ body }: Configuring, { store }) =>
        (body.settings ?? []).some(({ name }) => typeOf(store, body.name, name) === undefined),
      ),
      rememberedRule('service-settings-valid', ({ body }: Configuring, { store }) =>
        (body.settings ?? []).some(
          ({ name, value }) => !isOfType(value, typeOf(store, body.name, name)),
        ),
      ),
      rememberedRule('service-settings-complete', ({ body }: Configuring, { store }) => {
        const given = (body.settings ?? []).map(({ name }) => name);
        return serviceOf(store, body.name).settings.some(
          ({ is_required, name }) => is_required && !given.includes(name),
        );
      }),
    ],
    respond: ({ parameters: { path }, body }, { store }) => {
      const { platformServices } = stateOf(store);
      const place = {
        appId: path.appId,
        os: osOf(path.os),
        account: body.account ?? DEFAULT_ACCOUNT,
        name: body.name,
        isVisible: body.isVisible ?? true,
      };
      const key = platformServiceKey(place);
      const service: PlatformService = {
        ...place,
        isActive: body.isActive ?? platformServices.get(key)?.isActive ?? false,
        settings: (body.settings ?? []).map(({ name, value }) => ({ name, value: asText(value) })),
        data_type: 'service',
      };
      platformServices.set(key, service);
      return { status: 202, body: envelope([masked(store, service)]) };
    },
  },
} satisfies Semantics<Operations>['operations'];

/** A rule on each setting that can be read. */
function settingRule(
  name: MessageName,
  isBroken: (setting: JsonObject) => boolean,
): RequestRule<ReadRequest> {
  return bodyRule(name, (body) => {
    const settings = valueAt(body, '/settings');
    if (!Array.isArray(settings)) return undefined;
    const index = settings.findIndex((setting) => isJsonObject(setting) && isBroken(setting));
    if (index === -1) return undefined;
    const pointer = `/settings/${index}/value`;
    return { at: 'request.body', pointer, received: valueAt(body, pointer) };
  });
}

/** A service that a rule has found. */
function serviceOf(store: Store, name: string): Service {
  return stateOf(store).services.get(name) as Service;
}

/** The type of a setting; `undefined` where the service hasn't got it. */
function typeOf(store: Store, service: string, setting: string): string | undefined {
  return serviceOf(store, service).settings.find(({ name }) => name === setting)?.type;
}

function isOfType(value: Setting['value'], type: string | undefined): boolean {
  if (type === 'Bool') return /^(true|false)$/i.test(String(value));
  if (type === 'Custom') return typeof value === 'string' && holdsMappings(value);
  return typeof value === 'string';
}

/** Whether a text is the JSON of a custom setting: a list of `maptype`, `map` and `value`. */
function holdsMappings(text: string): boolean {
  let mappings: Json;
  try {
    mappings = JSON.parse(text);
  } catch {
    return false;
  }
  return (
    Array.isArray(mappings) &&
    mappings.every(
      (mapping) =>
        isJsonObject(mapping) &&
        MAP_TYPES.includes(String(mapping.maptype)) &&
        isText(mapping.map) &&
        isText(mapping.value),
    )
  );
}

/** Settings are answered as texts, `True` and `False` among them. */
export function asText(value: Setting['value']): string | null {
  if (value === true) return 'True';
  if (value === false) return 'False';
  return value === null ? null : String(value);
}

/** A service as it is answered: confidential values are masked, but for their last word. */
function masked(
  store: Store,
  { appId: _, os: _os, ...service }: PlatformService,
): Schemas['PlatformService'] {
  const { confidential } = serviceOf(store, service.name);
  const settings = service.settings.map(({ name, value }) => {
    const isConfidential = confidential.includes(name);
    return { name, value: isConfidential ? mask(value ?? '') : (value ?? ''), isConfidential };
  });
  return { ...service, settings };
}

/** `My Test App Key` becomes `*********** Key`, as the page has it. A single word is masked whole. */
function mask(value: string): string {
  const end = value.lastIndexOf(' ');
  const hidden = end === -1 ? value.length : end;
  return '*'.repeat(hidden) + value.slice(hidden);
}

function envelope(data: Schemas['PlatformService'][]): Schemas['PlatformServiceResponse'] {
  return { data, dataType: 'service', errors: null };
}
