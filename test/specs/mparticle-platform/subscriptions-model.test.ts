import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Send } from './client.ts';
import { settings, settingsAsAnswered } from './feed-settings.ts';
import {
  at,
  BUSINESS_RULES_FAILED,
  deleteSecondAccount,
  expectAgreement,
  expectRefusal,
  NOT_FOUND,
  NOWHERE,
  now,
  type Step,
  within,
} from './model.ts';

interface Feed {
  readonly account: number;
  /** What `GET /partnerfeeds/{feedId}/subscriptions` answers. */
  readonly subscriptions: object[];
}

interface Model {
  /** The feeds of accounts that are there. */
  readonly feeds: Map<number, Feed>;
  /** The ids of feeds that are there, were there or never were. */
  readonly feedIds: number[];
  readonly ids: number[];
}

/** The names of output configurations of account 1; the page has them. Account 2 has none. */
const CONFIGURATIONS = new Map([
  [24016, 'config1'],
  [24020, 'Amplitude Main Project'],
]);

const accounts = fc.constantFrom(1, 1, 1, 2, NOWHERE);
const inputs = fc.record(
  {
    service_configuration_id: fc.constantFrom(...CONFIGURATIONS.keys(), NOWHERE),
    is_active: fc.boolean(),
    settings,
  },
  { requiredKeys: ['service_configuration_id'] },
);

const steps: fc.Arbitrary<Step<Model>>[] = [
  fc.tuple(accounts, fc.nat({ max: 6 }), inputs).map(([account, place, input]) => ({
    name: `connect feed #${place} of account ${account} to ${JSON.stringify(input)}`,
    act: (model, send) => {
      const feedId = at(model.feedIds, place);
      const answer = send('POST', `/partnerfeeds/${feedId}/subscriptions`, input, within(account));
      const feed = model.feeds.get(feedId);
      if (feed?.account !== account) return expectRefusal(answer, NOT_FOUND);
      const config_name = CONFIGURATIONS.get(input.service_configuration_id);
      if (account !== 1 || config_name === undefined)
        return expectRefusal(answer, BUSINESS_RULES_FAILED);
      const id = answer.body.data[0].id;
      expect(model.ids).not.toContain(id);
      const created_on = `${now()}Z`;
      const data_type = 'PartnerFeed Subscription';
      expect([answer.status, answer.body]).toEqual([
        201,
        { data: [{ data_type, id, created_on }], data_type, errors: null },
      ]);
      model.ids.push(id);
      feed.subscriptions.push({
        settings: settingsAsAnswered(input.settings ?? []),
        is_active: input.is_active ?? false,
        service_configuration_id: input.service_configuration_id,
        config_name,
        data_type: 'Partner Feed Subscription',
        id,
        created_on,
      });
    },
  })),
  fc.constant({
    name: 'create a feed in workspace 3999',
    act: ({ feeds, feedIds }, send) => {
      const input = { module_name: 'radar', name: `feed ${feedIds.length}`, os: 'iOS' };
      const { status, body } = send('POST', '/workspace/3999/partnerfeeds', input);
      expect(status).toBe(201);
      feeds.set(body.data[0].id, { account: 1, subscriptions: [] });
      feedIds.push(body.data[0].id);
    },
  }),
  fc.constant({
    name: 'delete account 2',
    act: ({ feeds }, send) => {
      if (feeds.delete(230)) return deleteSecondAccount(send);
      expectRefusal(send('DELETE', '/accounts', undefined, within(2)), NOT_FOUND);
    },
  }),
];

/** The subscriptions of a feed are found within its account alone. */
function agree({ feeds, feedIds }: Model, send: Send): void {
  for (const account of [1, 2])
    for (const id of feedIds) {
      const answer = send('GET', `/partnerfeeds/${id}/subscriptions`, undefined, within(account));
      const feed = feeds.get(id);
      if (feed?.account !== account) {
        expectRefusal(answer, NOT_FOUND);
        continue;
      }
      const data_type = 'Partner Feed Subscription';
      expect([answer.status, answer.body]).toEqual([
        200,
        { data: feed.subscriptions, data_type, errors: null },
      ]);
    }
}

test('subscriptions are as a plain model has them, whatever is done', async () => {
  await expectAgreement<Model>({
    begin: () => ({
      feeds: new Map([
        [229, { account: 1, subscriptions: [...EXAMPLES] }],
        [4302, { account: 1, subscriptions: [] }],
        [230, { account: 2, subscriptions: [] }],
      ]),
      feedIds: [229, 4302, 230, NOWHERE],
      ids: [24572, 24273],
    }),
    steps,
    agree,
  });
});

/** The page's example. */
const EXAMPLES = [
  {
    settings: [{ value: 'True', name: 'useCustomerId' }],
    is_active: false,
    service_configuration_id: 24016,
    config_name: 'config1',
    data_type: 'Partner Feed Subscription',
    id: 24572,
    created_on: '2019-07-16T17:29:54.8934721Z',
  },
  {
    settings: [],
    is_active: false,
    service_configuration_id: 22411,
    config_name: 'OutputConfiguration for Redshift Cluster',
    data_type: 'Partner Feed Subscription',
    id: 24273,
    created_on: '2019-07-16T17:29:54.9471796Z',
  },
];
