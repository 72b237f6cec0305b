import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Send } from './client.ts';
import {
  apps,
  expectAgreement,
  expectRefusal,
  NOT_FOUND,
  now,
  type Step,
  within,
} from './model.ts';

interface App {
  readonly account: number;
  /** What is answered of a platform, by its operating system. */
  readonly platforms: Map<string, object>;
}

interface Model {
  readonly apps: Map<number, App>;
  /** All keys and secrets that were given. */
  readonly tokens: string[];
}

const systems = fc.constantFrom('iOS', 'Android', 'Roku');
const settings = fc.record(
  {
    profile_merging: fc.boolean(),
    push_attribution_timer: fc.constantFrom(0, 45),
    crash_handling: fc.constantFrom('AppDefined', 'ForceCatch', 'ForceIgnore'),
    network_performance: fc.constantFrom('ForceTrue', 'ForceFalse'),
    social_mode: fc.constantFrom('Facebook', 'FacebookAndTwitter'),
  },
  { requiredKeys: [] },
);

/** As the page's answer to a new app has them. */
const DEFAULTS = {
  crash_handling: null,
  network_performance: null,
  social_mode: null,
  profile_merging: true,
  push_attribution_timer: 30,
};

const steps: fc.Arbitrary<Step<Model>>[] = [
  fc.tuple(apps, systems, settings).map(([{ account, app: id }, os, settings]) => ({
    name: `create the platform ${os} of app ${id} of account ${account}: ${JSON.stringify(settings)}`,
    act: (model, send) => {
      const input = { os: os.toLowerCase(), ...settings };
      const answer = send('POST', `/apps/${id}`, input, within(account));
      const app = appOf(model, account, id);
      if (app === undefined) {
        const message = 'Could not create platform: App does not exist or you do not have access.';
        return expectRefusal(answer, [422, message]);
      }
      if (app.platforms.has(os)) {
        const message = 'Platform already exists for the specified App.';
        return expectRefusal(answer, [422, message]);
      }
      const [{ key, secret }] = answer.body.data[0].access_keys;
      for (const token of [key, secret]) expect(model.tokens).not.toContain(token);
      const platform = {
        application_id: id,
        os,
        ...DEFAULTS,
        ...settings,
        last_modified_on: now(),
        data_type: 'platform',
        created_on: now(),
      };
      expect([answer.status, answer.body]).toEqual([
        201,
        envelope([{ ...platform, access_keys: [accessKey(key, expect.any(String))] }]),
      ]);
      app.platforms.set(os, { ...platform, access_keys: [accessKey(key, null)] });
      model.tokens.push(key, secret);
    },
  })),
  fc.tuple(apps, systems, settings).map(([{ account, app: id }, os, settings]) => ({
    name: `update the platform ${os} of app ${id} of account ${account}: ${JSON.stringify(settings)}`,
    act: (model, send) => {
      const answer = send('PUT', `/apps/${id}/platforms/${os}`, settings, within(account));
      const platforms = appOf(model, account, id)?.platforms;
      const platform = platforms?.get(os);
      if (platform === undefined) return expectRefusal(answer, NOT_FOUND);
      const updated = { ...platform, ...settings, last_modified_on: now() };
      expect([answer.status, answer.body]).toEqual([202, envelope([updated])]);
      platforms?.set(os, updated);
    },
  })),
  fc.tuple(apps, systems).map(([{ account, app: id }, os]) => ({
    name: `delete the platform ${os} of app ${id} of account ${account}`,
    act: (model, send) => {
      const path = `/apps/${id}/platforms/${os.toLowerCase()}`;
      const answer = send('DELETE', path, undefined, within(account));
      if (appOf(model, account, id)?.platforms.delete(os) !== true)
        return expectRefusal(answer, NOT_FOUND);
      expect([answer.status, answer.body]).toEqual([204, undefined]);
    },
  })),
  apps.map(({ account, app: id }) => ({
    name: `delete app ${id} of account ${account}`,
    act: (model, send) => {
      const answer = send('DELETE', `/apps/${id}`, undefined, within(account));
      const app = appOf(model, account, id);
      if (app === undefined) return expectRefusal(answer, NOT_FOUND);
      if (app.platforms.size > 0) {
        const message = 'Deleting an app that has active platforms is not allowed.';
        return expectRefusal(answer, [422, message]);
      }
      expect([answer.status, answer.body]).toEqual([204, undefined]);
      model.apps.delete(id);
    },
  })),
];

/** An app's platforms are alike wherever they are asked for, and within its account alone. */
function agree(model: Model, send: Send): void {
  for (const account of [1, 2])
    for (const id of [1, 2]) {
      const get = (path: string) => send('GET', `/apps/${id}${path}`, undefined, within(account));
      const app = appOf(model, account, id);
      if (app === undefined) {
        for (const path of ['', '/platforms']) expectRefusal(get(path), NOT_FOUND);
        continue;
      }
      const platforms = [...app.platforms.values()];
      const listed = get('/platforms');
      expect([listed.status, listed.body]).toEqual([200, envelope(platforms)]);
      expect(get('').body.data).toMatchObject([{ id, platforms }]);
      for (const os of ['iOS', 'Android', 'Roku']) {
        const answer = get(`/platforms/${os.toLowerCase()}`);
        const platform = app.platforms.get(os);
        if (platform === undefined) expectRefusal(answer, NOT_FOUND);
        else expect([answer.status, answer.body]).toEqual([200, envelope([platform])]);
      }
    }
}

function appOf({ apps }: Model, account: number, id: number): App | undefined {
  const app = apps.get(id);
  return app?.account === account ? app : undefined;
}

function accessKey(key: string, secret: unknown) {
  return { key, secret, data_type: 'token' };
}

function envelope(data: unknown[]) {
  return { data, dataType: 'platform', errors: null };
}

test('platforms are as a plain model has them, whatever is done', async () => {
  await expectAgreement<Model>({
    begin: () => ({
      apps: new Map([
        [
          1,
          {
            account: 1,
            platforms: new Map([
              ['Android', beginning(1, 'Android', 'AccessKey')],
              ['iOS', beginning(1, 'iOS', 'AccessKey iOS')],
            ]),
          },
        ],
        [
          2,
          { account: 2, platforms: new Map([['Android', beginning(2, 'Android', 'AccessKey 2')]]) },
        ],
      ]),
      tokens: [],
    }),
    steps,
    agree,
  });
});

/** The page's example. */
function beginning(application_id: number, os: string, key: string) {
  return {
    application_id,
    os,
    access_keys: [accessKey(key, null)],
    crash_handling: 'AppDefined',
    network_performance: 'AppDefined',
    social_mode: 'AppDefined',
    profile_merging: false,
    push_attribution_timer: 30,
    last_modified_on: '2014-11-05T20:09:46.577',
    data_type: 'platform',
    created_on: '2014-06-11T19:43:48.697',
  };
}
