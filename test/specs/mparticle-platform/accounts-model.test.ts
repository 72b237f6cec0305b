import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Send } from './client.ts';
import {
  at,
  expectAgreement,
  expectRefusal,
  mostly,
  NOT_FOUND,
  NOWHERE,
  now,
  type Step,
  within,
} from './model.ts';

interface Account {
  name: string;
  last_modified_on: string;
  readonly created_on: string;
  readonly apps: Map<number, string>;
  readonly workspaces: readonly string[];
  readonly users: readonly string[];
}

interface Model {
  readonly accounts: Map<number, Account>;
  /** The ids of accounts that are there, were there, or never were. */
  readonly ids: number[];
  /** The ids of apps that are there or were there. */
  readonly appIds: number[];
}

/** The page has no number; ours is noted in the contract's NOTES.md. */
const APP_LIMIT = 25;

const names = fc.constantFrom('a', 'b', 'My Account 2');
/** An account, or an app, by its place among the ids. */
const places = fc.nat({ max: 4 });

const steps: fc.Arbitrary<Step<Model>>[] = [
  names.map((name) => ({
    name: `create the account ${name}`,
    act: (model, send) => {
      const answer = send('POST', '/accounts', { name }, { query: '' });
      if (isTaken(model, name)) return expectRefusal(answer, [422, 'Account name is not unique.']);
      const id: number = answer.body.data[0].id;
      expect(model.ids).not.toContain(id);
      const account: Account = {
        name,
        last_modified_on: now(),
        created_on: now(),
        apps: new Map(),
        workspaces: [],
        users: [],
      };
      expect([answer.status, answer.body]).toEqual([201, envelope([answered(id, account)])]);
      model.accounts.set(id, account);
      model.ids.push(id);
    },
  })),
  fc.tuple(places, fc.option(places, { freq: 2 }), names).map(([place, other, name]) => ({
    name: `rename account #${place} to ${name} within #${other ?? place}`,
    act: (model, send) => {
      const id = at(model.ids, place);
      const scope = at(model.ids, other ?? place);
      const answer = send('PUT', `/accounts/${id}`, { name }, within(scope));
      const account = model.accounts.get(id);
      if (account === undefined || id !== scope) return expectRefusal(answer, NOT_FOUND);
      if (account.name !== name && isTaken(model, name))
        return expectRefusal(answer, [422, 'Account name is not unique.']);
      account.name = name;
      account.last_modified_on = now();
      expect([answer.status, answer.body]).toEqual([202, envelope([answered(id, account)])]);
    },
  })),
  places.map((place) => ({
    name: `delete account #${place}`,
    act: (model, send) => {
      const id = at(model.ids, place);
      const answer = send('DELETE', '/accounts', undefined, within(id));
      const account = model.accounts.get(id);
      if (account === undefined) return expectRefusal(answer, NOT_FOUND);
      if (account.apps.size > 0) {
        const message = 'All applications must be deleted before deleting account.';
        return expectRefusal(answer, [422, message]);
      }
      expect([answer.status, answer.body]).toEqual([204, undefined]);
      model.accounts.delete(id);
    },
  })),
  fc.tuple(places, mostly(1, fc.constant(APP_LIMIT)), names).map(([place, count, name]) => ({
    name: `create ${count} apps ${name} in account #${place}`,
    act: (model, send) => {
      for (let number = 1; number <= count; number += 1)
        createApp(model, send, at(model.ids, place), `${name}${number}`);
    },
  })),
  fc.tuple(places, fc.nat({ max: 20 })).map(([place, app]) => ({
    name: `delete app #${app} of account #${place}`,
    act: (model, send) => {
      const id = at(model.ids, place);
      const appId = at(model.appIds, app);
      const path = `/apps/${appId}`;
      const platforms = send('GET', `${path}/platforms`, undefined, within(id));
      if (model.accounts.get(id)?.apps.delete(appId) !== true)
        return expectRefusal(platforms, NOT_FOUND);
      for (const { os } of platforms.body.data)
        send('DELETE', `${path}/platforms/${os}`, undefined, within(id));
      expect(send('DELETE', path, undefined, within(id)).status).toBe(204);
      expectRefusal(send('GET', path, undefined, within(id)), NOT_FOUND);
    },
  })),
];

function createApp(model: Model, send: Send, id: number, name: string) {
  const answer = send('POST', '/apps', { name, platforms: [{ os: 'Android' }] }, within(id));
  const apps = model.accounts.get(id)?.apps;
  if (apps === undefined) return expectRefusal(answer, NOT_FOUND);
  if (apps.size >= APP_LIMIT) return expectRefusal(answer, [422, 'Exceeded app limit.']);
  if ([...apps.values()].includes(name))
    return expectRefusal(answer, [422, 'App name already exists.']);
  expect(answer.status).toBe(201);
  const [app] = answer.body.data;
  expect(model.appIds).not.toContain(app.id);
  apps.set(app.id, name);
  model.appIds.push(app.id);
}

/** The list is the same within each account; everything else is within its own alone. */
function agree({ accounts, ids }: Model, send: Send): void {
  const listed = [...accounts].map(([id, account]) => answered(id, account));
  for (const id of ids) {
    const get = (path: string) => send('GET', path, undefined, within(id));
    const account = accounts.get(id);
    const paths = [`/accounts/${id}`, '/accounts', '/apps', '/workspace', '/users'];
    if (account === undefined) {
      for (const path of paths.slice(0, 3)) expectRefusal(get(path), NOT_FOUND);
      continue;
    }
    expect(paths.map((path) => get(path).body.data)).toMatchObject([
      [answered(id, account)],
      listed,
      [...account.apps].map(([id, name]) => ({ id, name })),
      account.workspaces.map((id) => ({ id })),
      account.users.map((email) => ({ email })),
    ]);
    const other = ids.find((other) => other !== id);
    expectRefusal(get(`/accounts/${other}`), NOT_FOUND);
  }
  for (const [id, workspace] of [
    [1, 1234],
    [2, 2],
  ] as const) {
    const { status } = send('GET', `/workspaces/${workspace}/calculatedattributes`);
    expect(status).toBe(accounts.has(id) ? 200 : 404);
  }
}

function answered(id: number, { name, last_modified_on, created_on }: Account) {
  return { name, last_modified_on, data_type: 'account', id, created_on };
}

function envelope(data: unknown[]) {
  return { data, dataType: 'account', errors: null };
}

function isTaken({ accounts }: Model, name: string): boolean {
  return [...accounts.values()].some((account) => account.name === name);
}

test('accounts are as a plain model has them, whatever is done', async () => {
  const last_modified_on = '2014-11-14T22:46:38.673';
  await expectAgreement<Model>({
    begin: () => ({
      accounts: new Map([
        [
          1,
          {
            name: 'My Account 1',
            last_modified_on,
            created_on: '2013-07-23T18:49:38.547',
            apps: new Map([[1, 'Test App']]),
            workspaces: ['1', '123', '456', '1234', '3999', '4302'],
            users: ['testuser@mparticle.com', 'test@mparticle.com'],
          },
        ],
        [
          2,
          {
            name: 'My Account 2',
            last_modified_on,
            created_on: '2013-07-25T18:49:38.547',
            apps: new Map([[2, 'Other App']]),
            workspaces: ['2'],
            users: ['other@mparticle.com'],
          },
        ],
      ]),
      ids: [1, 2, NOWHERE],
      appIds: [1, 2],
    }),
    steps,
    agree,
  });
});
