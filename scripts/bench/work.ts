import { fileURLToPath } from 'node:url';

/** What the servers of one table have to do. */
export interface Work {
  readonly contract: string;
  readonly title: string;
  /** The script by which wrk makes each request another one. */
  readonly script: string;
  /** One such request: by it a server is known to be up, and its answer is inspected. */
  readonly sample: Sample;
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
  script: here('braze-series.lua'),
  sample: {
    path: '/events/data_series?event=a&length=24&unit=hour&ending_at=2026-11-20T12:34:56Z',
    init: { headers: { authorization: 'Bearer key' } },
  },
  schema: '/components/schemas/DataSeries',
  floor: here('floor.ts'),
  floorDoes: 'neither validates nor generates',
};

export const DATADOG_SCALAR: Work = {
  contract: 'datadog-product-analytics',
  title: 'Datadog scalar queries, every body another one',
  script: here('datadog-scalar.lua'),
  sample: {
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
            from: 1771232048460,
            to: 1771836848262,
            query: {
              compute: { aggregation: 'count' },
              query: { data_source: 'product_analytics', search: { query: '@type:view' } },
              group_by: [{ facet: '@view.name', limit: 5 }],
            },
          },
        },
      }),
    },
  },
  schema: '/components/schemas/ProductAnalyticsScalarResponse',
  floor: here('floor-post.ts'),
  floorDoes: 'parses the body, neither validates nor generates',
};
