import { tell } from './tell.ts';

/** What stands in paths for their parameters. */
const NAMES: Readonly<Record<string, string>> = {
  '/audiences/{id}': '/audiences/aud_7f3a9c21',
  '/marks/{id}': '/marks/mark_5c20e1b8',
  '{name}': 'purchase',
  '{segment}': 'new',
  '{source}': 'events',
  '{field}': 'country',
};

/** What operations require in their queries. */
const QUERIES: Readonly<Record<string, string>> = {
  'GET /api/v1/metrics/events/properties': 'event=purchase&property=amount',
  'GET /api/v1/metrics/events/custom': 'event=purchase&property=amount',
  'GET /api/v1/metrics/events/first-time': 'event=purchase',
  'GET /api/v1/metrics/events/per-actor': 'event=purchase',
  'GET /api/v1/metrics/sessions/top': 'property=os',
  'GET /api/v1/metrics/logs/top': 'property=level',
};

const steps = [{ event: 'page_view' }, { event: 'purchase' }];
const BODIES: Readonly<Record<string, object>> = {
  'POST /api/v1/metrics/formula': { series: [{ metric: 'dau' }], formula: 'A' },
  'POST /api/v1/metrics/grouped': {
    group_by: 'os',
    size: { type: 'count' },
    intensity: { type: 'unique_actors' },
  },
  'POST /api/v1/funnels': { steps },
  'POST /api/v1/funnels/trend': { steps },
  'POST /api/v1/retention': {},
  'POST /api/v1/audiences': { name: 'a', definition: {} },
  'PUT /api/v1/audiences/{id}': {},
  'POST /api/v1/marks': { title: 'a' },
  'POST /api/v1/data/query': { query: 'SELECT user_id FROM users_v1' },
};

/** A request of an operation that holds no more than it has to. */
export interface Example {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: object | undefined;
}

/** @param id as `GET /api/v1/metrics/dau`. */
export function exampleOf(id: string): Example {
  const [method = '', template = ''] = id.split(' ');
  const path = Object.entries(NAMES).reduce(
    (path, [name, value]) => path.replace(name, value),
    template.replace('/api/v1', ''),
  );
  return { method, path, query: QUERIES[id] ?? '', body: structuredClone(BODIES[id]) };
}

/** The operations that take a query parameter. */
export function operationsWith(parameter: string): string[] {
  return tell.contract.operations
    .filter(({ parameters }) =>
      parameters.some(({ in: part, name }) => part === 'query' && name === parameter),
    )
    .map(({ id }) => id);
}
