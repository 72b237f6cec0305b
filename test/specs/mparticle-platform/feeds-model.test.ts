import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer, Send } from './client.ts';
import { type Setting, settings, settingsAsAnswered } from './feed-settings.ts';
import {
  at,
  BUSINESS_RULES_FAILED,
  deleteSecondAccount,
  expectAgreement,
  expectRefusal,
  mostly,
  NOT_FOUND,
  NOWHERE,
  now,
  type Step,
  within,
} from './model.ts';

interface FeedInput {
  readonly module_name: string;
  readonly name: string;
  readonly os: string;
  readonly settings?: readonly Setting[];
  readonly is_debug?: boolean;
}

interface Feed {
  readonly workspace: number;
  readonly created_on: string;
  /** What `GET /partnerfeeds/{feedId}` answers. */
  details: object & { readonly name: string };
}

interface Model {
  /** The workspaces of an account; a deleted one has none. */
  readonly workspaces: Map<number, readonly number[]>;
  readonly feeds: Map<number, Feed>;
  /** The ids of feeds that are there or never were: feeds can't be deleted. */
  readonly ids: number[];
}

const CREATED_ON = '2019-04-05T10:40:23';

const MAILCHIMP = {
  module_name: 'MailChimp',
  name: 'Mailchimp1',
  os: 'Unknown',
  is_debug: false,
  settings: [
    { name: 'apiKey', value: null },
    { name: 'listId', value: null },
    { name: 'emailType', value: 'html' },
    { name: 'doubleOptIn', value: 'True' },
    { name: 'deleteMemberOnUnsubscribe', value: 'False' },
    { name: 'deleteMemberAtSubscriptionEnd', value: 'True' },
  ],
};

const accounts = fc.constantFrom(1, 1, 1, 2, NOWHERE);
const workspaces = fc.constantFrom(1, 3999, 2, NOWHERE);
const places = fc.nat({ max: 6 });
const inputs: fc.Arbitrary<FeedInput> = fc.record(
  {
    module_name: fc.constantFrom('radar', 'MailChimp'),
    name: fc.constantFrom('a', 'b', 'Mailchimp1', 'Other Feed'),
    os: fc.constantFrom('iOS', 'ios', 'smarttv', 'unknown'),
    settings,
    is_debug: fc.boolean(),
  },
  { requiredKeys: ['module_name', 'name', 'os'] },
);

const steps: fc.Arbitrary<Step<Model>>[] = [
  fc.tuple(accounts, workspaces, inputs).map(([account, workspace, input]) => ({
    name: `create ${JSON.stringify(input)} in workspace ${workspace} of account ${account}`,
    act: (model, send) => {
      const path = `/workspace/${workspace}/partnerfeeds`;
      const answer = send('POST', path, input, within(account));
      if (!owns(model, account, workspace)) return expectRefusal(answer, NOT_FOUND);
      if (isTaken(model, workspace, input.name))
        return expectRefusal(answer, BUSINESS_RULES_FAILED);
      const id: number = answer.body.data[0].id;
      expect(model.ids).not.toContain(id);
      const details = { is_debug: false, settings: [], ...described(input) };
      const feed = { workspace, created_on: now(), details };
      expectSaved(answer, 201, id, feed);
      model.feeds.set(id, feed);
      model.ids.push(id);
    },
  })),
  fc
    .tuple(mostly(null, accounts), mostly(null, workspaces), places, inputs)
    .map(([account, workspace, place, input]) => ({
      name: `update feed #${place} to ${JSON.stringify(input)} in ${workspace ?? 'its workspace'} of ${account ?? 'its account'}`,
      act: (model, send) => {
        const id = at(model.ids, place);
        const feed = model.feeds.get(id);
        const inWorkspace = workspace ?? feed?.workspace ?? 1;
        const inAccount = account ?? (inWorkspace === 2 ? 2 : 1);
        const path = `/workspace/${inWorkspace}/partnerfeeds/${id}`;
        const answer = send('PUT', path, input, within(inAccount));
        if (!owns(model, inAccount, inWorkspace) || feed?.workspace !== inWorkspace)
          return expectRefusal(answer, NOT_FOUND);
        if (feed.details.name !== input.name && isTaken(model, inWorkspace, input.name))
          return expectRefusal(answer, BUSINESS_RULES_FAILED);
        feed.details = { ...feed.details, ...described(input) };
        expectSaved(answer, 202, id, feed);
      },
    })),
  fc.constant({
    name: 'delete account 2',
    act: ({ workspaces }, send) => {
      if (workspaces.delete(2)) return deleteSecondAccount(send);
      expectRefusal(send('DELETE', '/accounts', undefined, within(2)), NOT_FOUND);
    },
  }),
];

/** A feed is in the list of its workspace, and is found within its account alone. */
function agree(model: Model, send: Send): void {
  for (const account of [1, 2]) {
    const get = (path: string) => send('GET', path, undefined, within(account));
    for (const workspace of [1, 3999, 2]) {
      const answer = get(`/workspace/${workspace}/partnerfeeds`);
      if (!owns(model, account, workspace)) {
        expectRefusal(answer, NOT_FOUND);
        continue;
      }
      const data = [...model.feeds]
        .filter(([, feed]) => feed.workspace === workspace)
        .map(
          ([
            id,
            {
              details: { name },
              created_on,
            },
          ]) => {
            return { id: String(id), name, data_type: 'partner_feed', created_on };
          },
        );
      expect([answer.status, answer.body]).toEqual([
        200,
        { data, dataType: 'partner_feed', errors: null },
      ]);
    }
    for (const id of model.ids) {
      const answer = get(`/partnerfeeds/${id}`);
      const feed = model.feeds.get(id);
      if (feed === undefined || !owns(model, account, feed.workspace)) {
        expectRefusal(answer, NOT_FOUND);
        continue;
      }
      const data_type = 'Partner Feed';
      expect([answer.status, answer.body]).toEqual([
        200,
        { data: [{ ...feed.details, data_type, id }], data_type, errors: null },
      ]);
    }
  }
}

function expectSaved(answer: Answer, status: number, id: number, { created_on }: Feed): void {
  const data_type = 'Partner Feed';
  expect([answer.status, answer.body]).toEqual([
    status,
    { data: [{ data_type, id, created_on }], data_type, errors: null },
  ]);
}

function described({ settings, ...input }: FeedInput) {
  const os = { ios: 'iOS', smarttv: 'SmartTV', unknown: 'Unknown' }[input.os] ?? input.os;
  return { ...input, os, ...(settings && { settings: settingsAsAnswered(settings) }) };
}

function owns({ workspaces }: Model, account: number, workspace: number): boolean {
  return workspaces.get(account)?.includes(workspace) === true;
}

function isTaken({ feeds }: Model, workspace: number, name: string): boolean {
  return [...feeds.values()].some(
    (feed) => feed.workspace === workspace && feed.details.name === name,
  );
}

test('feeds are as a plain model has them, whatever is done', async () => {
  await expectAgreement<Model>({
    begin: () => ({
      workspaces: new Map([
        [1, [1, 3999]],
        [2, [2]],
      ]),
      feeds: new Map([
        [229, { workspace: 1, created_on: CREATED_ON, details: MAILCHIMP }],
        [4302, { workspace: 1, created_on: CREATED_ON, details: beginning('SFMC Feed') }],
        [230, { workspace: 2, created_on: CREATED_ON, details: beginning('Other Feed') }],
      ]),
      ids: [229, 4302, 230, NOWHERE],
    }),
    steps,
    agree,
  });
});

function beginning(name: string) {
  return { module_name: 'SFMC', name, os: 'Unknown', is_debug: false, settings: [] };
}
