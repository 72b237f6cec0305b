import { describe, expect, test } from 'vitest';
import type { OperationSemantics } from '../../../src/semantics/semantics.ts';
import { checkOne } from '../../conformance/exchanges.ts';
import { FROM, SCALAR, TIMESERIES } from './analytics-requests.ts';
import { answered, number, subject } from './answered.ts';

describe.each([
  [SCALAR, { columns: [number(1)] }],
  [TIMESERIES, { times: [] }],
])('a success in spite of a rule, of %s,', (path, data) => {
  test.each([
    [
      'from-before-to',
      {},
      { to: FROM },
      '/data/attributes/from',
      String(FROM),
      '400 "Bad Request: from must be less than to", not 200',
    ],
    [
      'formula-names-declared',
      { audience_filters: { users: [{ name: 'u' }], formula: 'u OR other' } },
      {},
      '/data/attributes/query/audience_filters/formula',
      '"u OR other"',
      '400 "Bad Request: the formula names an audience that is not declared", not 200',
    ],
  ])('is found: %s', async (rule, query, of, pointer, received, instead) => {
    const { findings } = await checkOne(answered(path, query, data, of), [subject]);
    expect(findings).toMatchObject([
      {
        check: 'documented-rule',
        operation: `POST ${path}`,
        at: 'request.body',
        pointer,
        received,
        documented: expect.stringContaining(`(${rule}): ${instead}`),
      },
    ]);
  });
});

test('every rule is named once per operation and status, and says where it is documented', () => {
  for (const operation of Object.values(
    subject.semantics?.operations ?? {},
  ) as OperationSemantics[]) {
    const { requestRules = [], responseRules = [], bodyLimit } = operation;
    const rules = [...requestRules, ...responseRules, ...(bodyLimit ? [bodyLimit] : [])];
    const names = rules.map((rule) => `${rule.name} ${'status' in rule ? rule.status : ''}`);
    expect(new Set(names).size).toBe(rules.length);
    for (const { source } of rules)
      expect(source).toMatch(/^(Send server-side events|Compute (scalar|timeseries) analytics), /);
  }
});
