import { expect, test } from 'vitest';
import { unbrokenClauses } from '../broken-clauses.ts';
import { ATTRIBUTES, attributeInput, exchangesOf } from './client.ts';
import { DOCUMENTED } from './documented.ts';

/** What the recordings leave out: each of these has more members of a body. */
const more = await exchangesOf([
  [
    'POST',
    ATTRIBUTES,
    attributeInput(
      { name: 'mine', description: 'Mine' },
      {
        datapoint: {
          type: 'event_attribute',
          event_name: 'Purchase',
          attribute_name: 'Total Amount',
          event_type: 'commerce_event',
          custom_event_type: 'purchase',
          attribute_category: 'product_attribute',
          use_product_quantity: true,
        },
        conditions: [
          { type: 'number', operator: 'equals', attribute_name: 'a', value: '1' },
          { type: 'number', operator: 'in_list', attribute_name: 'a', values: ['1'] },
          {
            type: 'number',
            operator: 'between',
            attribute_name: 'a',
            min_value: '1',
            max_value: '2',
          },
        ],
        time_period: { type: 'within', within: 30, within_unit: 'days' },
        seeding: { cutoff_date: '2020-01-26' },
      },
    ),
  ],
  ['POST', `${ATTRIBUTES}/5679/activation`],
  ['GET', `${ATTRIBUTES}/5679`],
  ['GET', ATTRIBUTES],
  [
    'PUT',
    '/apps/1/datapoints',
    [{ name: 'a', type: 'EventAttribute', event_type: 'search', attribute_name: 'b' }],
  ],
  [
    'PUT',
    '/apps/1/GoogleAnalyticsEventForwarder/datapoints',
    [{ name: 'Email', type: 'UserIdentity', enabled: true }],
  ],
  [
    'PUT',
    '/workspace/1/partnerfeeds/229',
    { module_name: 'a', name: 'b', os: 'iOS', settings: [{ name: 'c', value: 'd' }] },
  ],
]);
const unbroken = await unbrokenClauses('mparticle-platform', more);

test.each(Object.entries(DOCUMENTED))(
  'the check finds each documented clause of %s broken',
  async (id, documented) => {
    expect(await unbroken(id, documented)).toEqual([]);
  },
);
