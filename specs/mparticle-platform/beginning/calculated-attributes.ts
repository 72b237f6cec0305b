import type { CalculatedAttribute } from '../state.ts';
import type { components } from '../types.ts';

type Schemas = components['schemas'];

const PURCHASE: Schemas['Definition'] = {
  recipe_type: 'event',
  datapoint: {
    type: 'event',
    event_name: 'Purchase',
    attribute_name: 'Total Amount',
    event_type: 'commerce_event',
    custom_event_type: 'purchase',
    attribute_category: 'product_attribute',
    use_product_quantity: true,
  },
  conditions: null,
  calculation_type: 'sum',
  time_period: { type: 'since', date: '2019-10-01T00:00:00', within: null, within_unit: null },
  seeding: null,
};

const ADD_TO_CART: Schemas['Definition'] = {
  recipe_type: 'event',
  datapoint: {
    type: 'event',
    event_name: 'Add To Cart',
    attribute_name: null,
    event_type: 'commerce_event',
    custom_event_type: 'add_to_cart',
    attribute_category: 'product_attribute',
    use_product_quantity: true,
  },
  conditions: [],
  calculation_type: 'count',
  time_period: { type: 'since', date: '2020-01-24T00:00:00', within: null, within_unit: null },
  seeding: { cutoff_date: '2020-01-26T00:00:00' },
};

export const CALCULATED_ATTRIBUTES: CalculatedAttribute[] = [
  {
    ...attribute(5, 'ca1', 1234),
    active_definition: {
      ...PURCHASE,
      conditions: [
        {
          type: 'number',
          operator: 'equals',
          attribute_name: 'Checkout Step',
          value: '22',
          values: null,
          min_value: null,
          max_value: null,
        },
      ],
      seeding: { cutoff_date: '2019-10-02T00:00:00' },
    },
    draft_definition: PURCHASE,
    audience_count: 1,
  },
  {
    ...attribute(5678, 'New Name', 1234),
    active_definition: ADD_TO_CART,
    draft_definition: ADD_TO_CART,
  },
];

function attribute(id: number, name: string, workspaceId: number): CalculatedAttribute {
  return {
    id,
    workspaceId,
    name,
    description: 'Calculated attribute description.',
    created_by: 'user@mparticle.com',
    created_on: '2019-09-10T15:34:44.69',
    last_modified_on: '2019-12-06T15:04:22.043',
    last_modified_by: 'user@mparticle.com',
    active_definition: null,
    draft_definition: null,
    audience_count: 0,
    activated_on: '2020-02-18T19:24:50.426Z',
    activated_by: 'user@mparticle.com',
    revision: 123,
  };
}
