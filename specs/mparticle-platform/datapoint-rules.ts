import type { RequestRule } from '../../src/semantics/semantics.ts';
import { FILTER_TYPES, type FilterType, isAll, PARENTS, typeOf } from './datapoint-types.ts';
import { BUSINESS_RULES_FAILED } from './rules.ts';
import type { components } from './types.ts';

type Schemas = components['schemas'];
type Input = Pick<
  Schemas['DataPointFilterInput'],
  'name' | 'type' | 'attribute_name' | 'event_type'
>;

/** A request that adds data points, or filters them. */
export interface Saving {
  readonly body: readonly Input[];
}

const EVENT_TYPES: readonly string[] = [
  'unknown',
  'navigation',
  'location',
  'search',
  'transaction',
  'user_content',
  'user_preference',
  'social',
  'other',
  'media',
] satisfies Schemas['AppEventType'][];

const IDENTITIES: readonly string[] = [
  'CustomerId',
  'Facebook',
  'Twitter',
  'Google',
  'Microsoft',
  'Yahoo',
  'Email',
  'Other',
] satisfies Schemas['UserIdentityType'][];

/** The types of data points that can be added, in lower case. */
const POINT_TYPES =
  'event eventattribute userattribute screenview screenviewattribute identity commerce commerceattribute';

const POINT_RULES = [
  inputRule(
    'event-type-of-kind',
    'an event has an event type of apps, a commerce event none or one of commerce',
    'event_type',
    ({ event_type: eventType }, type) => {
      if (type === 'Event' || type === 'EventAttribute')
        return EVENT_TYPES.includes(String(eventType));
      const isCommerce = type === 'Commerce' || type === 'CommerceAttribute';
      return !isCommerce || !EVENT_TYPES.includes(String(eventType));
    },
  ),
  inputRule(
    'attribute-named',
    'an attribute of an event or a screen view has a name',
    'attribute_name',
    ({ attribute_name: name }, type) =>
      PARENTS[type] === undefined || (typeof name === 'string' && name !== ''),
  ),
];

/** What data points that are added have to keep, which are written in any case. */
export const DATA_POINT_RULES: readonly RequestRule<Saving>[] = [
  inputRule('data-point-type', 'the type is one of the supported ones', 'type', ({ type }) =>
    POINT_TYPES.split(' ').includes(type.toLowerCase()),
  ),
  ...POINT_RULES,
];

/** What filters have to keep. */
export const FILTER_RULES: readonly RequestRule<Saving>[] = [
  inputRule('filter-type', 'the type is one of the supported ones', 'type', ({ type }) =>
    FILTER_TYPES.some((known) => known.toLowerCase() === type.toLowerCase()),
  ),
  inputRule(
    'filter-named',
    'what is filtered is named, but for all user attributes',
    'name',
    ({ name }, type) => isAll(type) || name !== undefined,
  ),
  inputRule(
    'identity-known',
    'an identity is one of the supported ones',
    'name',
    ({ name }, type) => type !== 'UserIdentity' || IDENTITIES.includes(String(name)),
  ),
  inputRule(
    'event-type-known',
    'an event type is one of the supported ones',
    'name',
    ({ name }, type) => type !== 'EventType' || EVENT_TYPES.includes(String(name).toLowerCase()),
  ),
  ...POINT_RULES,
];

/** A rule on each of the data points of a request; the page has no message for it. */
function inputRule(
  name: string,
  documented: string,
  member: keyof Input,
  holds: (input: Input, type: FilterType) => boolean,
): RequestRule<Saving> {
  return {
    name,
    documented,
    source: 'DataPoint Filters, Update DataPoint Filters, Parameters and Notes; Add DataPoint',
    answer: BUSINESS_RULES_FAILED,
    breach: ({ body }) => {
      const index = body.findIndex((input) => !holds(input, typeOf(input.type)));
      if (index === -1) return undefined;
      const pointer = `/${index}/${member}`;
      return { at: 'request.body', pointer, received: body[index]?.[member] };
    },
  };
}
