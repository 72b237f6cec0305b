import { compileContract } from '../../../src/compile/compiled-contract.ts';
import { openContract } from '../../../src/semantics/open.ts';
import { exchange } from '../../conformance/exchanges.ts';
import {
  type Attributes,
  analytics,
  attributes,
  DAY,
  KEYS,
  type Query,
} from './analytics-requests.ts';

const { contract, semantics } = await openContract('datadog-product-analytics');

/** The bundled contract with its semantics. */
export const subject = { compiled: compileContract(contract), semantics };

/** An exchange: a week's count, unless the query says otherwise, answered by the attributes of some data. */
export function answered(
  path: string,
  query: Partial<Query>,
  data: object,
  of: Partial<Attributes> = {},
) {
  return exchange(
    {
      method: 'POST',
      url: `https://api.datadoghq.com${path}`,
      headers: KEYS,
      body: analytics(attributes(query, of)),
    },
    {
      headers: { 'content-type': 'application/json' },
      body: { data: { attributes: data }, meta: { status: 'done' } },
    },
  );
}

/** A column of numbers. */
export const number = (...values: number[]) => ({ name: 'query', type: 'number', values });

export const byA = { group_by: [{ facet: '@a' }] };
export const firstOfA = { group_by: [{ facet: '@a', limit: 1 }] };
export const firstOfBoth = {
  group_by: [
    { facet: '@a', limit: 1 },
    { facet: '@b', limit: 1 },
  ],
};

export const average = { aggregation: 'avg', metric: '@cart.total', interval: DAY };
export const users = { aggregation: 'cardinality', metric: '@usr.id', interval: DAY };
