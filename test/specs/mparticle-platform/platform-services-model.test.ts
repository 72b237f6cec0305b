import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Send } from './client.ts';
import {
  apps,
  expectAgreement,
  expectAnyRefusal,
  expectRefusal,
  mostly,
  NOT_FOUND,
  type Refusal,
  type Step,
  within,
} from './model.ts';

interface Configured {
  readonly account: string;
  readonly name: string;
  readonly isVisible: boolean;
  isActive: boolean;
  settings: readonly object[];
  readonly data_type: 'service';
}

/** What is configured for the platforms that are there, by `<app>/<operating system>`. */
type Model = Map<string, Configured[]>;

interface Input {
  readonly name: string;
  readonly account?: string | null;
  readonly isActive?: boolean;
  readonly isVisible?: boolean;
  readonly settings?: readonly { readonly name: string; readonly value: unknown }[];
}

const MAPPINGS = JSON.stringify([
  { maptype: 'EventAttributeClass.Name', map: 'Bitcoins', value: 'Dimension 3' },
]);

/** How values of settings are shown. What isn't here is none that the setting takes. */
const SHOWN = {
  apiKey: new Map<unknown, string>([
    ['My Test App Key', '*********** Key'],
    ['secret', '******'],
    ['[', '*'],
  ]),
  advertiserToken: new Map<unknown, string>([
    ['one two', '*** two'],
    ['[', '*'],
  ]),
  useCustomerId: new Map<unknown, string>([
    [true, 'True'],
    ['false', 'false'],
  ]),
  customDimensions: new Map<unknown, string>([[MAPPINGS, MAPPINGS]]),
};
type SettingName = keyof typeof SHOWN;

/** `GET /services` has the settings. That neither supports Xbox is made up. */
const SERVICES: Record<string, { required: SettingName; optional: SettingName }> = {
  ActionX: {
    required: 'advertiserToken',
    optional: 'useCustomerId',
  },
  GoogleAnalyticsEventForwarder: {
    required: 'apiKey',
    optional: 'customDimensions',
  },
};
const CONFIDENTIAL: readonly string[] = ['apiKey', 'advertiserToken'];

const INVALID_VALUES = ['', null, 5, '[', {}];

const platforms = fc.tuple(apps, fc.constantFrom('iOS', 'Android', 'Xbox'));

const inputs: fc.Arbitrary<Input> = fc.oneof(
  ...Object.entries(SERVICES).map(([name, { required, optional }]) => {
    const settings = fc
      .tuple(sometimes(required, 8), sometimes(optional, 5), sometimes('nothing', 1))
      .map((settings) => settings.filter((setting) => setting !== undefined));
    return configuration(fc.constant(name), settings);
  }),
  { weight: 1, arbitrary: configuration(fc.constantFrom('Nobody', ''), fc.constant([])) },
);

const steps: fc.Arbitrary<Step<Model>>[] = [
  fc.tuple(platforms, inputs).map(([[{ account, app }, os], input]) => ({
    name: `configure ${os} of app ${app} of account ${account}: ${JSON.stringify(input)}`,
    act: (model, send) => {
      const path = `/apps/${app}/platforms/${os.toLowerCase()}/services`;
      const answer = send('PUT', path, input, within(account));
      const configured = account === app ? model.get(`${app}/${os}`) : undefined;
      const refusals = refusalsOf(input, os);
      if (configured === undefined) refusals.push(NOT_FOUND);
      if (configured === undefined || refusals.length > 0)
        return expectAnyRefusal(answer, refusals);
      const { isVisible = true, name } = input;
      const service: Configured = {
        account: input.account ?? 'Default Account',
        name,
        isVisible,
        isActive: false,
        settings: [],
        data_type: 'service',
      };
      const known = configured.find(
        (other) =>
          other.account === service.account && other.name === name && other.isVisible === isVisible,
      );
      if (known === undefined) configured.push(service);
      const saved = known ?? service;
      saved.isActive = input.isActive ?? saved.isActive;
      saved.settings = (input.settings ?? []).map(({ name, value }) => ({
        name,
        value: shown(name, value),
        isConfidential: CONFIDENTIAL.includes(name),
      }));
      expect([answer.status, answer.body]).toEqual([202, envelope([saved])]);
    },
  })),
  platforms.map(([{ account, app }, os]) => ({
    name: `create ${os} of app ${app} of account ${account}`,
    act: (model, send) => {
      const platform = `${app}/${os}`;
      const isCreated = account === app && !model.has(platform);
      expect(send('POST', `/apps/${app}`, { os }, within(account)).status).toBe(
        isCreated ? 201 : 422,
      );
      if (isCreated) model.set(platform, []);
    },
  })),
  platforms.map(([{ account, app }, os]) => ({
    name: `delete ${os} of app ${app} of account ${account}`,
    act: (model, send) => {
      const answer = send('DELETE', `/apps/${app}/platforms/${os}`, undefined, within(account));
      if (account !== app || !model.delete(`${app}/${os}`)) return expectRefusal(answer, NOT_FOUND);
      expect([answer.status, answer.body]).toEqual([204, undefined]);
    },
  })),
];

/** Every message that the page has for a configuration; it doesn't say which comes first. */
function refusalsOf({ name, settings = [] }: Input, os: string): Refusal[] {
  const service = SERVICES[name];
  if (service === undefined) return [[422, 'Specified service not found.']];
  const known: string[] = [service.required, service.optional];
  const broken = {
    'Service does not support app platform.': os === 'Xbox',
    'Invalid settings entered while updating the service.': settings.some(({ name, value }) =>
      known.includes(name) ? shown(name, value) === undefined : typeof value === 'object',
    ),
    'Provided setting not found.': settings.some(({ name }) => !known.includes(name)),
    'Required setting not provided.': !settings.some(({ name }) => name === service.required),
    'Setting value is required.': settings.some(({ value }) => value === '' || value === null),
  };
  return Object.entries(broken)
    .filter(([, isBroken]) => isBroken)
    .map(([message]) => [422, message]);
}

function shown(name: string, value: unknown): string | undefined {
  return SHOWN[name as SettingName]?.get(value);
}

/** What is configured is found for its platform alone, within its account. */
function agree(model: Model, send: Send): void {
  for (const app of [1, 2])
    for (const os of ['iOS', 'Android', 'Xbox']) {
      const path = `/apps/${app}/platforms/${os}/services`;
      const answer = send('GET', path, undefined, within(app));
      const configured = model.get(`${app}/${os}`);
      if (configured === undefined) expectRefusal(answer, NOT_FOUND);
      else expect([answer.status, answer.body]).toEqual([200, envelope(configured)]);
      expectRefusal(send('GET', path, undefined, within(3 - app)), NOT_FOUND);
    }
}

function configuration(name: fc.Arbitrary<string>, settings: fc.Arbitrary<Input['settings'] & {}>) {
  return fc.record(
    {
      name,
      account: mostly<string | null>('Default Account', fc.constantFrom(null, 'Mine')),
      isActive: fc.boolean(),
      isVisible: fc.boolean(),
      settings,
    },
    { requiredKeys: ['name', 'settings'] },
  );
}

/** A setting that is given so many times out of ten, mostly with a value that it takes. */
function sometimes(name: string, times: number) {
  const values = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...(SHOWN[name as SettingName]?.keys() ?? ['a'])) },
    { weight: 1, arbitrary: fc.constantFrom(...INVALID_VALUES) },
  );
  const setting = values.map((value) => ({ name, value }));
  return fc.oneof(
    { weight: times, arbitrary: setting },
    { weight: 10 - times, arbitrary: fc.constant(undefined) },
  );
}

function envelope(data: unknown[]) {
  return { data, dataType: 'service', errors: null };
}

test('services of platforms are as a plain model has them, whatever is done', async () => {
  await expectAgreement<Model>({
    begin: () =>
      new Map([
        ['1/Android', []],
        ['1/iOS', [{ ...EXAMPLE }]],
        ['2/Android', []],
      ]),
    steps,
    agree,
  });
});

/** The page's. */
const EXAMPLE: Configured = {
  account: 'Default Account',
  name: 'GoogleAnalyticsEventForwarder',
  isActive: true,
  isVisible: true,
  settings: [{ name: 'apiKey', value: '*********** Key', isConfidential: true }],
  data_type: 'service',
};
