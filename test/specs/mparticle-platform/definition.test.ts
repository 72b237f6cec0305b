import { beforeEach, expect, test } from 'vitest';
import { ATTRIBUTES, attributeInput, type Send, startClient } from './client.ts';

let send: Send;

beforeEach(async () => {
  send = await startClient();
});

const POINT = { type: 'event', event_name: 'Add To Cart', event_type: 'commerce_event' };

/** The draft definition of a calculated attribute that is created with changes. */
function drafted(changes: Record<string, unknown>) {
  const { status, body: id } = send('POST', ATTRIBUTES, attributeInput({}, changes));
  expect(status).toBe(201);
  return send('GET', `${ATTRIBUTES}/${id}`).body.draft_definition;
}

test('an answer has every member of the printed ones, and none that nobody knows', () => {
  const input = {
    datapoint: { ...POINT, colour: 'red' },
    conditions: [{ type: 'string', operator: 'exists', attribute_name: 'a', colour: 'red' }],
    seeding: { cutoff_date: '2020-01-26', colour: 'red' },
    colour: 'red',
  };
  expect(drafted(input)).toEqual({
    recipe_type: 'event',
    datapoint: {
      ...POINT,
      attribute_name: null,
      custom_event_type: null,
      attribute_category: 'event_attribute',
      use_product_quantity: null,
    },
    conditions: [
      {
        type: 'string',
        operator: 'exists',
        attribute_name: 'a',
        value: null,
        values: null,
        min_value: null,
        max_value: null,
      },
    ],
    calculation_type: 'count',
    time_period: { type: 'all', date: null, within: null, within_unit: null },
    seeding: { cutoff_date: '2020-01-26' },
  });
});

test('conditions and seeding that are left out are null', () => {
  expect(drafted({ conditions: undefined })).toMatchObject({ conditions: null, seeding: null });
});

test('what is said of a data point is kept', () => {
  const point = {
    ...POINT,
    attribute_name: 'Total Amount',
    custom_event_type: 'purchase',
    attribute_category: 'product_attribute',
    use_product_quantity: true,
  };
  expect(drafted({ datapoint: point }).datapoint).toEqual(point);
});

test.each([
  ['event_attribute', 201],
  ['product_attribute', 201],
  ['promotion_attribute', 201],
  ['foo', 422],
])('an attribute is of the category %s: %i', (attribute_category, status) => {
  const datapoint = { ...POINT, attribute_name: 'Total Amount', attribute_category };
  expect(send('POST', ATTRIBUTES, attributeInput({}, { datapoint })).status).toBe(status);
});

test.each([
  [{ operator: 'equals', value: '22' }, { value: '22' }],
  [{ operator: 'in_list', values: ['1', '2'], value: '3' }, { values: ['1', '2'] }],
  [
    { operator: 'between', min_value: '1', max_value: '2', value: '' },
    { min_value: '1', max_value: '2' },
  ],
  [{ operator: 'exists', value: '', values: [], min_value: '', max_value: '' }, {}],
])('the operands %j are answered as %j, the others as null', (operands, wanted) => {
  const { conditions } = drafted({
    conditions: [{ type: 'number', attribute_name: 'a', ...operands }],
  });
  const none = { value: null, values: null, min_value: null, max_value: null };
  const { operator } = operands;
  expect(conditions).toEqual([
    { type: 'number', operator, attribute_name: 'a', ...none, ...wanted },
  ]);
});

test('a period of another type may hold the printed zero days', () => {
  const period = { type: 'all', date: '2020-01-30', within: 0, within_unit: 'days' };
  expect(drafted({ time_period: period }).time_period).toEqual(period);
});

test.each(['event_attribute', 'user_attribute'])('an %s has a name', (type) => {
  for (const attribute_name of ['', null, undefined]) {
    const input = attributeInput({}, { datapoint: { ...POINT, type, attribute_name } });
    const { status, body } = send('POST', ATTRIBUTES, input);
    expect([status, body.errors[0].message]).toEqual([
      422,
      expect.stringContaining('/draft_definition/datapoint'),
    ]);
  }
});
