import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkRecording } from '../../../src/adapters/check-recording.ts';
import { compileContract } from '../../../src/compile/compiled-contract.ts';
import { bundledRecordings } from '../../../src/contract/bundled.ts';
import { openContract } from '../../../src/semantics/open.ts';
import type { OperationSemantics } from '../../../src/semantics/semantics.ts';
import { checkOne, exchange } from '../../conformance/exchanges.ts';
import {
  type Attributes,
  analytics,
  attributes,
  DAY,
  EVENT,
  FROM,
  INTAKE,
  KEYS,
  type Query,
  SCALAR,
  TIMESERIES,
} from './analytics-requests.ts';

const FOLDER = bundledRecordings('datadog-product-analytics');
const { contract, semantics } = await openContract('datadog-product-analytics');
const subject = { compiled: compileContract(contract), semantics };

/** A week's count, answered by the attributes of some data. */
function answered(path: string, query: Partial<Query>, data: object, of: Partial<Attributes> = {}) {
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

const group = (...values: (string | null)[]) => ({ name: '@a', type: 'group', values });
const number = (...values: number[]) => ({ name: 'query', type: 'number', values });
const byA = { group_by: [{ facet: '@a' }] };
const firstOfA = { group_by: [{ facet: '@a', limit: 1 }] };
const firstOfBoth = {
  group_by: [
    { facet: '@a', limit: 1 },
    { facet: '@b', limit: 1 },
  ],
};

type Sort = NonNullable<NonNullable<Query['group_by']>[number]['sort']>;

const average = { aggregation: 'avg', metric: '@cart.total', interval: DAY };
const users = { aggregation: 'cardinality', metric: '@usr.id', interval: DAY };
const sortedBy = (sort: Sort) => ({ group_by: [{ facet: '@a', sort }] });
const known = { group_by: [{ facet: '@a', should_exclude_missing: true }] };

describe('scalars', () => {
  test.each<[Partial<Query>, object[]]>([
    [{}, [number(1)]],
    [{}, []],
    [{}, [{ type: 'number' }]],
    [byA, []],
    [byA, [number(1, 2), group('x', null)]],
    [known, [group('x'), number(1)]],
    [{ compute: average }, [number(-0.5)]],
    [sortedBy({ order: 'desc' }), [group('x', 'y', 'z'), number(2, 2, 1)]],
    [sortedBy({ order: 'asc', metric: '@b' }), [group('x', 'y', 'z'), number(1, 1, 2)]],
    [sortedBy({ aggregation: 'count' }), [group('x', 'y', 'z'), number(1, 3, 2)]],
    [sortedBy({ aggregation: 'max', order: 'asc' }), [group('x', 'y'), number(2, 1)]],
    [
      { ...sortedBy({ metric: '@b', order: 'asc' }), compute: average },
      [group('x', 'y'), number(2, 1)],
    ],
    [
      { group_by: [{ facet: '@a', sort: { order: 'asc' } }, { facet: '@b' }] },
      [group('x', 'x'), { ...group('y', 'z'), name: '@b' }, number(2, 1)],
    ],
    [byA, [{ name: '@a', type: 'group' }, number(1, 2)]],
    [firstOfA, [group('x'), number(1)]],
    [firstOfBoth, [group('x', 'x'), { ...group('y', 'z'), name: '@b' }, number(1, 2)]],
  ])('of %j can have the columns %j', async (query, columns) => {
    const { verdict, findings } = await checkOne(answered(SCALAR, query, { columns }), [subject]);
    expect(findings).toEqual([]);
    expect(verdict).toBe('pass');
  });

  test.each([
    [byA, [number(1)], 'group-column-per-facet', ''],
    [{}, [group('x'), number(1)], 'group-column-per-facet', ''],
    [byA, [{ ...group('x'), name: '@b' }, number(1)], 'group-column-per-facet', ''],
    [byA, [group('x', 'y'), number(1)], 'columns-of-one-length', '/1/values'],
    [firstOfA, [group('x', 'y'), number(1, 2)], 'at-most-limit-groups', '/0/values'],
    [byA, [group('x')], 'one-number-column', ''],
    [{}, [number(1), number(1)], 'one-number-column', ''],
    [{}, [number(1, 2)], 'one-value-ungrouped', '/0/values'],
    [byA, [group('x', null, 'x'), number(1, 2, 3)], 'groups-differ', ''],
    [known, [group('x', null), number(1, 2)], 'missing-excluded', '/0/values/1'],
    [
      sortedBy({ aggregation: 'count', order: 'desc' }),
      [group('x', 'y'), number(1, 2)],
      'sorted-by-order',
      '/1/values/1',
    ],
    [sortedBy({ order: 'asc' }), [group('x', 'y'), number(2, 1)], 'sorted-by-order', '/1/values/1'],
    [{}, [number(-4.5)], 'counts-whole', '/0/values/0'],
    [{}, [number(-1)], 'counts-whole', '/0/values/0'],
    [{ compute: users }, [number(0.5)], 'counts-whole', '/0/values/0'],
  ])('of %j break a rule by the columns %j', async (query, columns, rule, place) => {
    const { verdict, findings } = await checkOne(answered(SCALAR, query, { columns }), [subject]);
    expect(verdict).toBe('fail');
    expect(findings).toMatchObject([
      {
        check: 'documented-rule',
        contract: 'datadog-product-analytics',
        operation: `POST ${SCALAR}`,
        at: 'response.body',
        pointer: `/data/attributes/columns${place}`,
        documented: expect.stringContaining(`(${rule})`),
      },
    ]);
  });
});

describe('a timeseries', () => {
  const times = [FROM, FROM + DAY];
  const series = (...tags: string[][]) => tags.map((group_tags) => ({ group_tags }));

  test.each([
    [{}, { times, series: series([]), values: [[1, null]] }],
    [{}, { times: [FROM - 5, FROM - 5 + DAY], series: [{}], values: [[1, 2]] }],
    [{}, { times: [], series: [], values: [] }],
    [{}, {}],
    [{}, { series: series([]) }],
    [{}, { values: [[1, 2]] }],
    [{}, { intervals: [{ milliseconds: DAY, times }, { milliseconds: 5 }, { times: [1, 2, 4] }] }],
    [{}, { times, intervals: [{ milliseconds: DAY, start_time: FROM, times, type: 'fixed' }] }],
    [{}, { times: [FROM, FROM + 5], intervals: [{ milliseconds: 5, type: 'auto' }] }],
    [{}, { times: [FROM, FROM + 5], intervals: [{ type: 'auto' }] }],
    [byA, { series: [{ group_tags: ['x'] }, {}, {}] }],
    [{ compute: average }, { values: [[-1, 0.5]] }],
    [byA, { times, series: [{}], values: [[1, 2]] }],
    [firstOfA, { times, series: series(['x']), values: [[1, 2]] }],
    [firstOfBoth, { series: series(['x', 'y'], ['x', 'z']) }],
  ])('of %j can be %j', async (query, data) => {
    const { verdict, findings } = await checkOne(answered(TIMESERIES, query, data), [subject]);
    expect(findings).toEqual([]);
    expect(verdict).toBe('pass');
  });

  test.each([
    [{}, { series: series([]), values: [] }, 'values-per-series', '/values'],
    [{}, { times, series: series([]), values: [[1]] }, 'value-per-time', '/values/0'],
    [byA, { series: series(['x'], []) }, 'tag-per-facet', '/series/1/group_tags'],
    [{}, { times: [FROM, FROM] }, 'times-ascend-before-to', '/times/1'],
    [{}, { times: [attributes().to] }, 'times-ascend-before-to', '/times/0'],
    [{}, { times: [FROM - DAY, FROM] }, 'buckets-reach-into-period', '/times/0'],
    [{}, { times: [0, DAY, 2 * DAY] }, 'buckets-reach-into-period', '/times/0'],
    [
      {},
      { times, intervals: [{ milliseconds: DAY, times: [FROM] }] },
      'interval-has-times',
      '/intervals/0/times',
    ],
    [
      {},
      { times, intervals: [{ start_time: FROM - DAY, times }] },
      'interval-starts-with-times',
      '/intervals/0/start_time',
    ],
    [
      {},
      { intervals: [{ milliseconds: 5, type: 'fixed' }] },
      'fixed-interval-as-asked',
      '/intervals/0/milliseconds',
    ],
    [{}, { times: [FROM, FROM + 5] }, 'times-one-bucket-apart', '/times/1'],
    [{}, { series: series([], []) }, 'one-series-ungrouped', '/series'],
    [byA, { series: series(['x'], ['y'], ['x']) }, 'groups-differ', '/series/2/group_tags'],
    [{}, { values: [[1, null, -1]] }, 'counts-whole', '/values/0/2'],
    [{ compute: users }, { values: [[1], [0.5]] }, 'counts-whole', '/values/1/0'],
    [
      {},
      { intervals: [{}, { milliseconds: DAY, times: [...times, FROM + 3 * DAY] }] },
      'times-one-bucket-apart',
      '/intervals/1/times/2',
    ],
    [firstOfA, { series: series(['x'], ['y']) }, 'at-most-limit-groups', '/series'],
  ])('of %j breaks a rule by %j', async (query, data, rule, place) => {
    const { verdict, findings } = await checkOne(answered(TIMESERIES, query, data), [subject]);
    expect(verdict).toBe('fail');
    expect(findings).toMatchObject([
      {
        check: 'documented-rule',
        operation: `POST ${TIMESERIES}`,
        at: 'response.body',
        pointer: `/data/attributes${place}`,
        documented: expect.stringContaining(`(${rule})`),
      },
    ]);
  });
});

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

test('an event of more than 5 MB that is accepted is found', async () => {
  const usr = { id: 'x'.repeat(5_000_000) };
  const body = { application: { id: 'a' }, event: { name: 'e' }, type: 'server', usr };
  const accepted = exchange(
    {
      method: 'POST',
      url: `https://browser-intake-datadoghq.com${INTAKE}`,
      headers: KEYS,
      body,
    },
    { status: 202, headers: { 'content-type': 'application/json' }, body: {} },
  );
  expect((await checkOne(accepted, [subject])).findings).toMatchObject([
    {
      check: 'documented-rule',
      at: 'request.body',
      pointer: '',
      received: '"over 5,000,000 bytes"',
      documented: expect.stringContaining('(body-within-5-mb): 413'),
    },
  ]);
});

describe.each([400, 401, 403, 408, 413, 429, 500, 503])('an error of the intake, %i,', (status) => {
  const failed = (errors: object[]) =>
    exchange(
      {
        method: 'POST',
        url: `https://browser-intake-datadoghq.com${INTAKE}`,
        headers: KEYS,
        body: EVENT,
      },
      { status, headers: { 'content-type': 'application/json' }, body: { errors } },
    );

  test('may have its status, or none', async () => {
    const { findings } = await checkOne(failed([{ status: String(status) }, {}]), [subject]);
    expect(findings).toEqual([]);
  });

  test('is found where it has another', async () => {
    const { findings } = await checkOne(failed([{}, { status: '404' }]), [subject]);
    expect(findings).toMatchObject([
      {
        check: 'documented-rule',
        at: 'response.body',
        pointer: '/errors/1/status',
        received: '"404"',
        documented: expect.stringContaining('(error-has-its-status)'),
      },
    ]);
  });
});

test('every rule is named once per operation and status, and says where it is documented', () => {
  for (const operation of Object.values(semantics?.operations ?? {}) as OperationSemantics[]) {
    const { requestRules = [], responseRules = [], bodyLimit } = operation;
    const rules = [...requestRules, ...responseRules, ...(bodyLimit ? [bodyLimit] : [])];
    const names = rules.map((rule) => `${rule.name} ${'status' in rule ? rule.status : ''}`);
    expect(new Set(names).size).toBe(rules.length);
    for (const { source } of rules)
      expect(source).toMatch(/^(Send server-side events|Compute (scalar|timeseries) analytics), /);
  }
});

describe('the recordings', () => {
  test('keep the contract, as they are and replayed on the mock', async () => {
    for (const options of [{ strict: true }, { strict: true, mock: true }]) {
      const { findings, verdicts } = await checkRecording(FOLDER, options);
      expect(findings).toEqual([]);
      expect(verdicts).toMatchObject({ fail: 0, unchecked: 0, skipped: 0 });
    }
  });

  const folder = mkdtempSync(join(tmpdir(), 'specwright-rules-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  type Change = (request: RequestData, answer: AnswerData) => void;

  test.each<[string, string, Change]>([
    ['scalar.har', 'from-before-to', ({ attributes }) => Object.assign(attributes, { to: 0 })],
    ['scalar.har', 'columns-of-one-length', (_, { columns }) => columns?.[1]?.values.pop()],
    ['timeseries.har', 'value-per-time', (_, { values }) => values?.[0]?.push(1)],
    ['timeseries.har', 'values-per-series', (_, { values }) => values?.pop()],
    [
      'timeseries.har',
      'times-ascend-before-to',
      (_, answer) => {
        answer.times?.reverse();
        answer.intervals = [];
      },
    ],
  ])('%s tells of %s being broken in one of its exchanges', async (file, rule, change) => {
    const { log } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
    const [{ request, response }] = log.entries;
    const sent = JSON.parse(request.postData.text);
    const answer = JSON.parse(response.content.text);
    change(sent.data, answer.data.attributes);
    request.postData.text = JSON.stringify(sent);
    response.content.text = JSON.stringify(answer);
    const changed = join(folder, `${rule}.har`);
    writeFileSync(changed, JSON.stringify({ log }));

    const { findings, verdicts } = await checkRecording(changed);
    expect(verdicts).toMatchObject({ fail: 1, pass: log.entries.length - 1 });
    expect(findings).toMatchObject([
      {
        check: 'documented-rule',
        exchange: { file: changed, index: 0 },
        documented: expect.stringContaining(`(${rule})`),
      },
    ]);
  });
});

interface RequestData {
  readonly attributes: Attributes;
}

interface AnswerData {
  readonly columns?: { readonly values: unknown[] }[];
  readonly times?: number[];
  intervals?: object[];
  readonly values?: number[][];
}
