import { fileURLToPath } from 'node:url';
import type { Pointer } from '../../src/contract/contract.ts';

/** What the servers of one table have to do. */
export interface Work {
  /** The name of a bundled contract, or the path of a document that is one file. */
  readonly contract: string;
  /** What titles call the contract. */
  readonly name: string;
  readonly title: string;
  /** The request of a number: each number has another one. */
  readonly request: (number: number) => Sample;
  /** The script by which wrk makes the same. */
  readonly script: Script;
  /** How long everyone takes to be warm, in seconds, where that is longer than a round. */
  readonly warmUp?: number;
  /** The program that is the floor. */
  readonly floor: string;
  /** What that program does. */
  readonly floorDoes: string;
}

export interface Sample {
  readonly path: string;
  readonly init: RequestInit;
  /** The schema of its answer. */
  readonly schema: Pointer;
}

export interface Script {
  readonly file: string;
  /** A file that it reads its requests from. */
  readonly list?: string;
}

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export const BRAZE_SERIES: Work = {
  contract: 'braze',
  name: 'braze',
  title: 'The Braze series, every request another one',
  request: (number) => {
    const unit = number % 2 === 0 ? 'hour' : 'day';
    const query = `event=event_${number}&length=${(number % 48) + 1}&unit=${unit}`;
    return {
      path: `/events/data_series?${query}&ending_at=2026-11-20T12:34:56Z`,
      init: { headers: { authorization: 'Bearer key' } },
      schema: '/components/schemas/DataSeries',
    };
  },
  script: { file: here('braze-series.lua') },
  floor: here('floor.ts'),
  floorDoes: 'neither validates nor generates',
};

export const DATADOG_SCALAR: Work = {
  contract: 'datadog-product-analytics',
  name: 'datadog-product-analytics',
  title: 'Datadog scalar queries, every body another one',
  request: (number) => ({
    path: '/api/v2/product-analytics/analytics/scalar',
    schema: '/components/schemas/ProductAnalyticsScalarResponse',
    init: {
      method: 'POST',
      headers: {
        'dd-api-key': 'key',
        'dd-application-key': 'key',
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        data: {
          type: 'formula_analytics_extended_request',
          attributes: {
            from: 1771232048460 - number,
            to: 1771836848262,
            query: {
              compute: { aggregation: 'count' },
              query: {
                data_source: 'product_analytics',
                search: { query: `@type:view @plan:plan-${number}` },
              },
              ...(number % 2 === 0 && { group_by: [{ facet: '@view.name', limit: 5 }] }),
            },
          },
        },
      }),
    },
  }),
  script: { file: here('datadog-scalar.lua') },
  floor: here('floor-post.ts'),
  floorDoes: 'parses the body, neither validates nor generates',
};
