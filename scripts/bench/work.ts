import { fileURLToPath } from 'node:url';

/** What the servers of one table have to do. */
export interface Work {
  readonly contract: string;
  readonly title: string;
  /** The request of a number: each number has another one. */
  readonly request: (number: number) => Sample;
  /** The script by which wrk makes the same. */
  readonly script: string;
  /** The schema of the answer. */
  readonly schema: string;
  /** The program that is the floor. */
  readonly floor: string;
  /** What that program does. */
  readonly floorDoes: string;
}

export interface Sample {
  readonly path: string;
  readonly init: RequestInit;
}

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export const BRAZE_SERIES: Work = {
  contract: 'braze',
  title: 'The Braze series, every request another one',
  request: (number) => {
    const unit = number % 2 === 0 ? 'hour' : 'day';
    const query = `event=event_${number}&length=${(number % 48) + 1}&unit=${unit}`;
    return {
      path: `/events/data_series?${query}&ending_at=2026-11-20T12:34:56Z`,
      init: { headers: { authorization: 'Bearer key' } },
    };
  },
  script: here('braze-series.lua'),
  schema: '/components/schemas/DataSeries',
  floor: here('floor.ts'),
  floorDoes: 'neither validates nor generates',
};

export const DATADOG_SCALAR: Work = {
  contract: 'datadog-product-analytics',
  title: 'Datadog scalar queries, every body another one',
  request: (number) => ({
    path: '/api/v2/product-analytics/analytics/scalar',
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
  script: here('datadog-scalar.lua'),
  schema: '/components/schemas/ProductAnalyticsScalarResponse',
  floor: here('floor-post.ts'),
  floorDoes: 'parses the body, neither validates nor generates',
};
