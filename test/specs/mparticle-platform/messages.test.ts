import { describe, expect, test } from 'vitest';
import { APP_LIMIT } from '../../../specs/mparticle-platform/apps.ts';
import { ACTIVE_LIMIT } from '../../../specs/mparticle-platform/calculated-attributes.ts';
import {
  type DocumentedMessage,
  MESSAGES,
  type MessageName,
} from '../../../specs/mparticle-platform/messages.ts';
import semantics from '../../../specs/mparticle-platform/semantics.ts';
import { loadContract } from '../../../src/contract/load.ts';
import { valueAt } from '../../../src/contract/pointer.ts';
import { rulesOf } from '../../../src/semantics/rules.ts';
import type { Semantics } from '../../../src/semantics/semantics.ts';
import { type Answer, ATTRIBUTES, attributeInput, type Send, startClient } from './client.ts';
import { DOCUMENTED } from './documented.ts';

const CATALOGUE: [MessageName, DocumentedMessage][] = Object.entries(MESSAGES) as [
  MessageName,
  DocumentedMessage,
][];

const { operations } = await loadContract('mparticle-platform');

const printed = Object.entries(DOCUMENTED).flatMap(([operation, { messages = [] }]) =>
  messages.map((message) => `${operation}: ${message}`),
);

test('the catalogue holds the printed messages with their operations, and no other', () => {
  const held = CATALOGUE.flatMap(([, { message, operations }]) =>
    operations.map((operation) => `${operation}: ${message}`),
  );
  expect(held.sort()).toEqual([...printed].sort());
  expect(CATALOGUE).toHaveLength(54);
});

test.each(CATALOGUE)('%s is raised by a rule of each of its operations', (name, entry) => {
  for (const operation of entry.operations) {
    const rules = rulesOf((semantics as unknown as Semantics).operations[operation] ?? {});
    const answers = rules.flatMap((rule) =>
      rule.name === name && 'answer' in rule ? [rule.answer] : [],
    );
    expect(answers.length).toBeGreaterThan(0);
    for (const { status, message } of answers)
      expect([status, message]).toEqual([422, entry.message]);
  }
});

const PLATFORM_SERVICES = '/apps/1/platforms/ios/services';
const TRACKER = 'GoogleAnalyticsEventForwarder';
const key = { name: 'apiKey', value: 'My Test App Key' };

/** A request that provokes each message of accounts, apps, platforms and services. */
const ENTITY_FAULTS: Partial<Record<MessageName, (send: Send) => Answer>> = {
  'account-name-unique': (send) => send('PUT', '/accounts/1', { name: 'My Account 2' }),
  'account-without-apps': (send) => send('DELETE', '/accounts'),
  'app-name-kept': (send) => send('PUT', '/apps/1', {}),
  'app-limit': (send) => {
    const create = (name: string) => send('POST', '/apps', { name, platforms: [{ os: 'iOS' }] });
    for (let app = 1; app < APP_LIMIT; app++) expect(create(`App ${app}`).status).toBe(201);
    return create('One more');
  },
  'app-name-unique': (send) =>
    send('POST', '/apps', { name: 'Test App', platforms: [{ os: 'iOS' }] }),
  'app-with-platform': (send) => send('POST', '/apps', { name: 'New App', platforms: [] }),
  'app-name-given': (send) => send('POST', '/apps', { name: '', platforms: [{ os: 'iOS' }] }),
  'app-platforms-known': (send) =>
    send('POST', '/apps', { name: 'New App', platforms: [{ os: 'iOS' }, { os: 'BeOS' }] }),
  'app-without-platforms': (send) => send('DELETE', '/apps/1'),
  'platform-of-own-app': (send) => send('POST', '/apps/2', { os: 'iOS' }),
  'platform-os-known': (send) => send('POST', '/apps/1', { os: 'BeOS' }),
  'platform-unique': (send) => send('POST', '/apps/1', { os: 'android' }),
  'service-known': (send) => send('PUT', PLATFORM_SERVICES, { name: 'Nobody', settings: [] }),
  'service-supports-platform': (send) => {
    expect(send('POST', '/apps/1', { os: 'Xbox' }).status).toBe(201);
    return send('PUT', '/apps/1/platforms/xbox/services', { name: TRACKER, settings: [key] });
  },
  'service-settings-valid': (send) =>
    send('PUT', PLATFORM_SERVICES, {
      name: TRACKER,
      settings: [key, { name: 'customDimensions', value: '[{"maptype":"Nothing"}]' }],
    }),
  'service-settings-known': (send) =>
    send('PUT', PLATFORM_SERVICES, { name: TRACKER, settings: [key, { name: 'no', value: '1' }] }),
  'service-settings-complete': (send) => send('PUT', PLATFORM_SERVICES, { name: TRACKER }),
  'service-settings-with-value': (send) =>
    send('PUT', PLATFORM_SERVICES, { name: TRACKER, settings: [{ name: 'apiKey', value: '' }] }),
  'active-name-kept': (send) =>
    send('PUT', `${ATTRIBUTES}/5678`, attributeInput({ name: 'Another' })),
  'active-limit': (send) => {
    const activate = (name: string) => {
      const { body: id } = send('POST', ATTRIBUTES, attributeInput({ name }));
      return send('POST', `${ATTRIBUTES}/${id}/activation`);
    };
    const active = send('GET', ATTRIBUTES).body.length;
    for (let one = active; one < ACTIVE_LIMIT; one++)
      expect(activate(`ca ${one}`).status).toBe(204);
    return activate('one more');
  },
  'draft-to-activate': (send) => {
    expect(send('DELETE', `${ATTRIBUTES}/5678/draft`).status).toBe(204);
    return send('POST', `${ATTRIBUTES}/5678/activation`);
  },
};

const within = (period: object) =>
  attributeInput(
    {},
    { time_period: { type: 'within', within: 1, within_unit: 'days', ...period } },
  );
const point = (changes: object) =>
  attributeInput(
    {},
    { datapoint: { type: 'event', event_name: 'a', event_type: 'custom_event', ...changes } },
  );
const condition = (type: string, operator: string, operands: object = {}) =>
  attributeInput({}, { conditions: [{ type, operator, attribute_name: 'a', ...operands }] });
const range = { min_value: '1', max_value: '2' };
const days = { min_value: '2020-01-01', max_value: '2020-01-02' };

/** Bodies that provoke each message of calculated attributes, at creation and at update. */
const DEFINITION_FAULTS: Partial<Record<MessageName, readonly unknown[]>> = {
  'name-given': [{}, attributeInput({ name: '' }), attributeInput({ name: 5 }), null],
  'name-unique': [attributeInput({ name: 'ca1' })],
  'draft-given': [{ name: 'a' }, { name: 'a', draft_definition: null }],
  'recipe-type': [
    attributeInput({}, { recipe_type: 'user' }),
    attributeInput({}, { recipe_type: undefined }),
  ],
  'calculation-type': [
    attributeInput({}, { calculation_type: 'median' }),
    attributeInput({}, { calculation_type: undefined }),
  ],
  'time-period': [
    attributeInput({}, { time_period: undefined }),
    attributeInput({}, { time_period: 'all' }),
    attributeInput({}, { time_period: { type: 'since' } }),
    ...['yesterday', '2020-99-99', '2020-02-30T25:61:00', '2023-02-29'].map((date) =>
      attributeInput({}, { time_period: { type: 'since', date } }),
    ),
  ],
  'time-period-type': [
    attributeInput({}, { time_period: {} }),
    attributeInput({}, { time_period: { type: 'until' } }),
  ],
  'time-period-within': [
    ...[null, 0, -1, 1.5, '1', undefined].map((value) => within({ within: value })),
    within({ type: 'all', within: -1 }),
  ],
  'time-period-within-unit': [
    within({ type: 'all', within_unit: 'months' }),
    within({ within_unit: 'months' }),
    within({ within_unit: null }),
  ],
  'custom-event-name': [point({ event_name: undefined }), point({ event_name: '' })],
  'custom-event-type': [point({ event_type: 'screen_view', custom_event_type: 'purchase' })],
  condition: [
    attributeInput({}, { conditions: [null] }),
    attributeInput({}, { conditions: ['a'] }),
  ],
  'condition-type': [condition('text', 'exists'), attributeInput({}, { conditions: [{}] })],
  'string-operator': [
    condition('string', 'greater_than', { value: 'a' }),
    // Before the attribute's name, as on the page.
    condition('string', 'greater_than', { value: 'a', attribute_name: '' }),
  ],
  'condition-attribute-name': [
    condition('string', 'exists', { attribute_name: undefined }),
    condition('string', 'exists', { attribute_name: '' }),
  ],
  'string-values': [condition('string', 'in_list'), condition('string', 'in_list', { values: [] })],
  'string-value': [
    condition('string', 'contains'),
    condition('string', 'equals', { value: 5 }),
    condition('string', 'equals', { value: '' }),
  ],
  'number-operator': [
    condition('number', 'contains', { value: '1' }),
    condition('number', 'before'),
  ],
  'number-values': [
    condition('number', 'in_list'),
    condition('number', 'in_list', { values: ['1', 'many'] }),
  ],
  'number-min-value': [
    condition('number', 'between', { max_value: '2' }),
    condition('number', 'between', { ...range, min_value: 'few' }),
  ],
  'number-max-value': [condition('number', 'between', { min_value: '1' })],
  'number-value': [
    condition('number', 'greater_than'),
    condition('number', 'equals', { value: 'many' }),
  ],
  'boolean-operator': [
    condition('boolean', 'not_equals', { value: 'true' }),
    condition('boolean', 'in_list', { values: ['true'] }),
  ],
  'boolean-value': [condition('boolean', 'equals', { value: 'yes' })],
  'date-operator': [
    condition('date', 'in_list', { values: ['2020-01-01'] }),
    condition('date', 'contains', { value: '2020' }),
  ],
  'date-values': [
    condition('date', 'in_list'),
    condition('date', 'in_list', { values: ['yesterday'] }),
  ],
  'date-min-value': [condition('date', 'between_dates', { ...days, min_value: 'yesterday' })],
  'date-max-value': [condition('date', 'between_dates', { ...days, max_value: null })],
  'date-value': [
    condition('date', 'before'),
    ...['yesterday', '2020-13-01', '2021-02-29', '2020-01-01T24:00'].map((value) =>
      condition('date', 'after', { value }),
    ),
  ],
  'value-empty': [
    condition('number', 'between', { ...range, value: '1' }),
    condition('string', 'exists', { value: 'a' }),
  ],
  'values-empty': [condition('string', 'equals', { value: 'a', values: ['a'] })],
  'min-value-empty': [condition('number', 'equals', { value: '1', min_value: '1' })],
  'max-value-empty': [condition('date', 'exists', { max_value: '2020-01-01' })],
};

/** What the envelope of a message is about, by the operation; those of version 2 are bare. */
const DATA_TYPES: readonly [RegExp, string][] = [
  [/ \/accounts/, 'account'],
  [/services$/, 'service'],
  [/^POST \/apps\/\{appId\}$/, 'platform'],
  [/ \/apps/, 'application'],
];

test('every message is provoked', () => {
  const provoked = [...Object.keys(ENTITY_FAULTS), ...Object.keys(DEFINITION_FAULTS)];
  expect(provoked.sort()).toEqual(Object.keys(MESSAGES).sort());
});

test.each(Object.entries(ENTITY_FAULTS) as [MessageName, (send: Send) => Answer][])(
  'a request provokes %s',
  async (name, provoke) => {
    const entry: DocumentedMessage = MESSAGES[name];
    const error = { code: 'VALIDATION_ERROR', message: entry.message };
    const [operation = ''] = entry.operations;
    const dataType = DATA_TYPES.find(([pattern]) => pattern.test(operation))?.[1];
    const envelope = dataType === undefined ? {} : { data: [], dataType };
    const { status, body } = provoke(await startClient());
    expect({ status, body }).toEqual({ status: 422, body: { ...envelope, errors: [error] } });
  },
);

const DEFINITION_REQUESTS = (
  Object.entries(DEFINITION_FAULTS) as [MessageName, readonly unknown[]][]
).flatMap(([name, bodies]) => bodies.map((body) => [name, body] as const));

describe.each([
  ['POST', ATTRIBUTES],
  ['PUT', `${ATTRIBUTES}/5679`],
])('%s %s', (method, path) => {
  test.each(DEFINITION_REQUESTS)('provokes %s', async (name, body) => {
    const send = await startClient();
    send('POST', ATTRIBUTES, attributeInput({ name: 'Another' }));
    const { status, body: answer } = send(method, path, body);
    const error = { code: 'VALIDATION_ERROR', message: MESSAGES[name].message };
    expect({ status, answer }).toEqual({ status: 422, answer: { errors: [error] } });
  });
});

test.each([
  condition('string', 'in_list', { values: ['a'], value: 5 }),
  condition('number', 'in_list', { values: ['1'], value: ['many'] }),
  condition('date', 'after', { value: '2024-02-29T23:59' }),
])('%j is refused by none', async (body) => {
  expect((await startClient())('POST', ATTRIBUTES, body).status).toBe(201);
});

test.each(operations)(
  'no example of $id has a message that only a request provokes',
  async (operation) => {
    const messages: readonly string[] = CATALOGUE.map(([, { message }]) => message);
    const examples = operation.responses.flatMap(({ content }) =>
      content.flatMap((media) => [...media.examples.values()]),
    );
    const shown = examples.flatMap((example) => valueAt(example, '/errors') ?? []);
    for (const error of shown as { readonly message: string }[])
      expect(messages).not.toContain(error.message);
  },
);

test('creating an account refuses a name that another has, too', async () => {
  const send = await startClient();
  const { status, body } = send('POST', '/accounts', { name: 'My Account 1' }, { query: '' });
  expect([status, body.errors[0].message]).toEqual([422, 'Account name is not unique.']);
});
