import { expect, test } from 'vitest';
import { exampleOf, operationsWith } from './examples.ts';
import { mockOf, request } from './tell.ts';

const BACKWARDS = '2025-01-31,2025-01-01';
const CONDITION = 'conditions[0][field]=country&conditions[0][operator]=in&conditions[0][value]=US';
const filters = [{ field: 'country', operator: 'in', value: 'US' }];

test.each(operationsWith('range').map((id) => [id]))(
  '%s refuses a range that ends before it begins',
  (id) => {
    expect(refusal(id, `range=${BACKWARDS}`)).toBe('400 INVALID_TIME_RANGE');
  },
);

test.each(operationsWith('conditions').map((id) => [id]))(
  '%s refuses a condition that makes no sense',
  (id) => {
    expect(refusal(id, CONDITION)).toBe('400 INVALID_FILTER');
  },
);

const steps = [{ event: 'page_view' }, { event: 'purchase' }];
const series = [{ metric: 'dau' }];
const sized = { group_by: 'os', size: { type: 'count' }, intensity: { type: 'unique_actors' } };

test.each<[string, string, object, string]>([
  ['POST', '/metrics/formula', { series, formula: 'A', range: BACKWARDS }, 'INVALID_TIME_RANGE'],
  ['POST', '/metrics/grouped', { ...sized, range: BACKWARDS }, 'INVALID_TIME_RANGE'],
  ['POST', '/funnels', { steps, range: BACKWARDS }, 'INVALID_TIME_RANGE'],
  ['POST', '/funnels/trend', { steps, range: BACKWARDS }, 'INVALID_TIME_RANGE'],
  ['POST', '/retention', { range: BACKWARDS }, 'INVALID_TIME_RANGE'],
  [
    'POST',
    '/metrics/formula',
    { series: [{ metric: 'dau', filters }], formula: 'A' },
    'INVALID_FILTER',
  ],
  ['POST', '/funnels', { steps: [steps[0], { event: 'a', filters }] }, 'INVALID_FILTER'],
  ['POST', '/funnels/trend', { steps: [steps[0], { event: 'a', filters }] }, 'INVALID_FILTER'],
  ['POST', '/audiences', { name: 'a', definition: { filters } }, 'INVALID_FILTER'],
  ['PUT', '/audiences/aud_7f3a9c21', { definition: { filters } }, 'INVALID_FILTER'],
])('%s %s refuses %j: %s', (method, path, body, code) => {
  const answer = mockOf().respond(request(method, path, { body }));
  expect([answer.status, JSON.parse(String(answer.body)).error]).toEqual([400, code]);
});

/** The status and code with which an operation refuses a query. */
function refusal(id: string, query: string): string {
  const { method, path, query: required } = exampleOf(id);
  const answer = mockOf().respond(request(method, `${path}?${required}&${query}`));
  return `${answer.status} ${JSON.parse(String(answer.body)).error}`;
}
