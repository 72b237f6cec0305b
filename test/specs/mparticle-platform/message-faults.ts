import { expect } from 'vitest';
import { APP_LIMIT } from '../../../specs/mparticle-platform/apps.ts';
import { ACTIVE_LIMIT } from '../../../specs/mparticle-platform/calculated-attributes.ts';
import type { MessageName } from '../../../specs/mparticle-platform/messages.ts';
import { type Answer, ATTRIBUTES, attributeInput, type Send } from './client.ts';

const PLATFORM_SERVICES = '/apps/1/platforms/ios/services';
const TRACKER = 'GoogleAnalyticsEventForwarder';
const key = { name: 'apiKey', value: 'My Test App Key' };

/** A request that provokes each message of accounts, apps, platforms and services. */
export const ENTITY_FAULTS: Partial<Record<MessageName, (send: Send) => Answer>> = {
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
/** What defines an attribute by one condition. */
export const condition = (type: string, operator: string, operands: object = {}) =>
  attributeInput({}, { conditions: [{ type, operator, attribute_name: 'a', ...operands }] });
const range = { min_value: '1', max_value: '2' };
const days = { min_value: '2020-01-01', max_value: '2020-01-02' };

/** Bodies that provoke each message of calculated attributes, at creation and at update. */
export const DEFINITION_FAULTS: Partial<Record<MessageName, readonly unknown[]>> = {
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
