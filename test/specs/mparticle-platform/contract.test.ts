import { describe, expect, test } from 'vitest';
import { OPERATORS } from '../../../specs/mparticle-platform/conditions.ts';
import { compileContract } from '../../../src/compile/compiled-contract.ts';
import type { Json } from '../../../src/contract/contract.ts';
import { loadContract } from '../../../src/contract/load.ts';
import { valueAt } from '../../../src/contract/pointer.ts';
import { attributeInput } from './client.ts';

const contract = await loadContract('mparticle-platform');
const { document, operations } = contract;
const compiled = compileContract(contract);

const V1 = 'https://api.mparticle.com/v1';
const V2 = 'https://api.mparticle.com/platform/v2';
const SSO = 'https://sso.auth.mparticle.com';

/** The base that the page gives for an operation. */
function baseOf(path: string): string {
  if (path === '/oauth/token') return SSO;
  return path.startsWith('/workspaces/') ? V2 : V1;
}

describe.each(operations)('$id', (operation) => {
  const { id, path, servers, parameters, responses, security } = operation;
  const base = baseOf(path);

  test('is at its documented base', () => {
    expect(servers.map(({ url }) => url)).toEqual([base]);
  });

  test('is a 404 where it names what may not be there', () => {
    const names = parameters.some(
      ({ in: place, name }) => place === 'path' || name === 'accountId',
    );
    expect(responses.some(({ status }) => status === '404')).toBe(names);
  });

  test('has examples that tell by their names what they show', () => {
    const media = [operation.requestBody, ...responses].flatMap((part) => part?.content ?? []);
    for (const { examples } of media) {
      expect(examples.size).toBeGreaterThan(0);
      expect([...examples.keys()]).not.toContain('example');
    }
  });

  test('asks for accountId in version 1, and for a token', () => {
    const parameter = parameters.find(({ name }) => name === 'accountId');
    expect(parameter?.required === true).toBe(base === V1 && id !== 'POST /accounts');
    expect(security).toEqual(base === SSO ? [] : [new Map([['bearerAuth', []]])]);
  });
});

/** Lists of values as the page prints them. */
const SYSTEMS = 'iOS tvOS Android MobileWeb Roku Alexa SmartTV FireTV Xbox';
const APP_EVENTS =
  'unknown navigation location search transaction user_content user_preference social other media';
const COMMERCE_EVENTS =
  'product_add_to_cart product_remove_from_cart product_checkout product_checkout_option product_click product_view_detail product_purchase product_refund promotion_view promotion_click';
const POINT_TYPES =
  'Event EventAttribute UserAttribute ScreenView ScreenViewAttribute Identity Commerce CommerceAttribute';

test.each([
  ['a platform', 'OperatingSystem', '', SYSTEMS],
  ['a feed', 'Feed', '/properties/os', `${SYSTEMS} Unknown`],
  [
    'crash_handling',
    'PlatformSettings',
    '/properties/crash_handling',
    'AppDefined ForceCatch ForceIgnore',
  ],
  [
    'network_performance',
    'PlatformSettings',
    '/properties/network_performance',
    'AppDefined ForceTrue ForceFalse',
  ],
  [
    'social_mode',
    'PlatformSettings',
    '/properties/social_mode',
    'AppDefined Facebook Twitter FacebookAndTwitter',
  ],
  ['app events', 'AppEventType', '', APP_EVENTS],
  ['commerce events', 'CommerceEventType', '', COMMERCE_EVENTS],
  ['data points', 'DataPointType', '', POINT_TYPES],
  [
    'filters',
    'DataPointFilterType',
    '',
    'Event EventAttribute UserAttribute EventType ScreenView ScreenViewAttribute UserIdentity Commerce CommerceAttribute All_User_Attributes All_Workspace_User_Attributes All_Account_User_Attributes',
  ],
  [
    'identities',
    'UserIdentityType',
    '',
    'CustomerId Facebook Twitter Google Microsoft Yahoo Email Other',
  ],
  [
    'calculations',
    'CalculationType',
    '',
    'count first_occurrence_timestamp last_occurrence_timestamp first_occurrence last_occurrence sum min max average unique_list unique_values_count most_frequent',
  ],
  ['periods', 'TimePeriodInput', '/properties/type', 'all since within'],
  [
    'custom mappings',
    'CustomMapping',
    '/properties/maptype',
    'EventAttributeClass.Name UserAttributeClass.Name ProductAttributeClass.Name',
  ],
])('the values of %s are those of the page', (_what, schema, pointer, values) => {
  expect(valueAt(document, `${schemaPointer(schema)}${pointer}/enum`)).toEqual(values.split(' '));
});

test.each([
  ['a platform', 'OperatingSystemInput', '', 'OperatingSystem', ''],
  ['a feed', 'FeedInput', '/properties/os', 'Feed', '/properties/os'],
  ['a data point', 'DataPointInput', '/properties/type', 'DataPointType', ''],
  ['a filter', 'DataPointFilterInput', '/properties/type', 'DataPointFilterType', ''],
])('requests may write the value of %s in lower case', (_what, asked, pointer, answered, own) => {
  const values = valueAt(document, `${schemaPointer(answered)}${own}/enum`) as string[];
  expect(valueAt(document, `${schemaPointer(asked)}${pointer}/enum`)).toEqual([
    ...values,
    ...values.map((value) => value.toLowerCase()),
  ]);
});

const condition = (type: string, operator: string, operands: object): [string, unknown] => [
  'POST /workspaces/{workspaceId}/calculatedattributes',
  attributeInput({}, { conditions: [{ type, operator, attribute_name: 'a', ...operands }] }),
];
const POINTS = 'PUT /apps/{appId}/datapoints';
const FILTERS = 'PUT /apps/{appId}/{serviceName}/datapoints';

test.each<[id: string, input: unknown]>([
  ['POST /apps', { name: 'a', platforms: [{ os: 'windows' }] }],
  ['POST /apps/{appId}', { os: 'windows' }],
  [POINTS, [{ name: 'a', type: 'happening' }]],
  [POINTS, [{ name: 'a', type: 'event' }]],
  [POINTS, [{ name: 'a', type: 'EventAttribute', event_type: 'search' }]],
  [POINTS, [{ name: 'a', type: 'Event', event_type: 'product_click' }]],
  [POINTS, [{ name: 'a', type: 'Commerce', event_type: 'search' }]],
  [POINTS, [{ name: 'a', type: 'ScreenView', event_type: 'search' }]],
  [FILTERS, [{ name: 'a', type: 'event', enabled: true }]],
  [FILTERS, [{ name: 'a', type: 'screenviewattribute', enabled: true }]],
  [FILTERS, [{ name: 'Myspace', type: 'UserIdentity', enabled: true }]],
  [FILTERS, [{ name: 'shopping', type: 'EventType', enabled: true }]],
  [FILTERS, [{ type: 'UserAttribute', enabled: true }]],
  condition('string', 'equals', { value: '' }),
  condition('string', 'in_list', { values: [''] }),
  condition('number', 'in_list', { values: ['many'] }),
  condition('number', 'between', { min_value: 'few', max_value: '2' }),
  condition('boolean', 'equals', { value: 'yes' }),
  condition('date', 'between_dates', { min_value: '2020-01-01', max_value: 'tomorrow' }),
  condition('date', 'exists', { value: '2020-01-01' }),
])('the schemas alone refuse %s %j', (id, input) => {
  expect(violationsOf(id, input)).not.toEqual([]);
});

test.each<[id: string, input: unknown]>([
  [POINTS, [{ name: 'a', type: 'commerceattribute', attribute_name: 'b' }]],
  [FILTERS, [{ type: 'all_user_attributes', enabled: true }]],
  [FILTERS, [{ name: 'Navigation', type: 'EventType', enabled: true }]],
  [FILTERS, [{ name: 'a', type: 'UserAttribute', event_type: 'Navigation', enabled: true }]],
  condition('date', 'exists', { value: '', values: [] }),
])('the schemas take %s %j', (id, input) => {
  expect(violationsOf(id, input)).toEqual([]);
});

/** What the schemas have against a request's body, without a rule. */
function violationsOf(id: string, input: unknown) {
  const operation = operations.find((candidate) => candidate.id === id);
  if (operation === undefined) throw new Error(`there is no operation ${id}`);
  const headers = { 'content-type': 'application/json' };
  const judged = compiled.judgeRequestBody(operation, { headers, body: JSON.stringify(input) });
  if (judged.state !== 'judged') throw new Error(`the body is ${judged.state}`);
  return judged.violations;
}

/** The page's Operator - Type Support Map: String, Number, Boolean, Date. */
const SUPPORT = `
  exists | Yes | Yes | Yes | Yes
  not_exists | Yes | Yes | Yes | Yes
  empty | Yes | Yes | Yes | Yes
  in_list | Yes | Yes | No | No
  contains | Yes | No | No | No
  not_contains | Yes | No | No | No
  pattern | Yes | No | No | No
  equals | Yes | Yes | Yes | Yes
  not_equals | Yes | Yes | No | No
  greater_than | No | Yes | No | No
  greater_or_equal | No | Yes | No | No
  less_than | No | Yes | No | No
  less_than_or_equal | No | Yes | No | No
  before | No | No | No | Yes
  after | No | No | No | Yes
  between | No | Yes | No | No
  between_dates | No | No | No | Yes
`
  .trim()
  .split('\n')
  .map((row) => row.trim().split(' | '));

test.each([
  [1, 'string', 'StringCondition'],
  [2, 'number', 'NumberCondition'],
  [3, 'boolean', 'BooleanCondition'],
  [4, 'date', 'DateCondition'],
] as const)(
  'column %i: the operators of a %s, in the schema and in the rules',
  (column, type, schema) => {
    const wanted = SUPPORT.filter((row) => row[column] === 'Yes')
      .map(([operator]) => operator)
      .sort();
    const declared = valueAt(document, `${schemaPointer(schema)}/allOf/1/properties/operator/enum`);
    expect([...(declared as string[])].sort()).toEqual(wanted);
    expect([...OPERATORS[type]].sort()).toEqual(wanted);
  },
);

/** Where a component stands: the loaded document has them in one place, whatever file they are from. */
function schemaPointer(name: string): string {
  const schemas = valueAt(document, '/components/schemas') as Record<string, Json>;
  if (!Object.hasOwn(schemas, name)) throw new Error(`there is no schema ${name}`);
  return `/components/schemas/${name}`;
}
