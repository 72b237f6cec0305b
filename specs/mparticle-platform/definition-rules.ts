import type { Json } from '../../src/contract/contract.ts';
import { isJsonObject, valueAt } from '../../src/contract/pointer.ts';
import type { ReadRequest, RequestRule } from '../../src/semantics/semantics.ts';
import { CONDITION_RULES, type ConditionRule } from './conditions.ts';
import { isDate } from './dates.ts';
import { bodyRule, isText, valueRule } from './rules.ts';
import type { components } from './types.ts';

type Definition = components['schemas']['DefinitionInput'];

const CALCULATION_TYPES: readonly Definition['calculation_type'][] = [
  'count',
  'first_occurrence_timestamp',
  'last_occurrence_timestamp',
  'first_occurrence',
  'last_occurrence',
  'sum',
  'min',
  'max',
  'average',
  'unique_list',
  'unique_values_count',
  'most_frequent',
];
const PERIOD_TYPES: readonly Definition['time_period']['type'][] = ['all', 'since', 'within'];
const CONDITIONS = '/draft_definition/conditions';
const TIME_PERIOD = '/draft_definition/time_period';
const DATA_POINT = '/draft_definition/datapoint';

/** What a draft definition has to keep that is created or updated, as far as one request shows it. */
const DEFINITION_RULES: readonly RequestRule<ReadRequest>[] = [
  valueRule('recipe-type', '/draft_definition/recipe_type', (type) => type === 'event'),
  valueRule('calculation-type', '/draft_definition/calculation_type', (type) =>
    CALCULATION_TYPES.some((known) => known === type),
  ),
  valueRule('time-period', TIME_PERIOD, (period) => isJsonObject(period) && hasDate(period)),
  valueRule('time-period-type', `${TIME_PERIOD}/type`, (type) =>
    PERIOD_TYPES.some((known) => known === type),
  ),
  valueRule(
    'time-period-within',
    `${TIME_PERIOD}/within`,
    // 0 stands in an example of another type.
    (within, body) => isOptional(within === 0 ? null : within, body) || isPositiveInteger(within),
  ),
  valueRule(
    'time-period-within-unit',
    `${TIME_PERIOD}/within_unit`,
    (unit, body) => isOptional(unit, body) || unit === 'days' || unit === 'weeks',
  ),
  valueRule(
    'custom-event-name',
    `${DATA_POINT}/event_name`,
    (name, body) => valueAt(body, `${DATA_POINT}/event_type`) !== 'custom_event' || isText(name),
  ),
  valueRule('custom-event-type', `${DATA_POINT}/custom_event_type`, (type, body) => {
    const eventType = valueAt(body, `${DATA_POINT}/event_type`);
    const isAllowed = eventType === 'custom_event' || eventType === 'commerce_event';
    return isAllowed || type === undefined || type === null;
  }),
  bodyRule('condition', (body) => {
    const index = conditionsOf(body).findIndex((condition) => !isJsonObject(condition));
    if (index === -1) return undefined;
    const pointer = `${CONDITIONS}/${index}`;
    return { at: 'request.body', pointer, received: valueAt(body, pointer) };
  }),
  ...CONDITION_RULES.map(conditionRule),
];

/** What a calculated attribute that is created has to keep. */
export const CREATION_RULES: readonly RequestRule<ReadRequest>[] = [
  valueRule('name-given', '/name', isText),
  valueRule('draft-given', '/draft_definition', isJsonObject),
  ...DEFINITION_RULES,
];

/** What the update of one has to keep: once it is active, name and draft definition may be missing. */
export const UPDATE_RULES: readonly RequestRule<ReadRequest>[] = [
  valueRule('name-given', '/name', (name, body) => isOmitted(name, body) || isText(name)),
  valueRule(
    'draft-given',
    '/draft_definition',
    (draft, body) => draft === null || isOmitted(draft, body) || isJsonObject(draft),
  ),
  ...DEFINITION_RULES.map(whereDrafted),
];

function isOmitted(value: Json | undefined, body: Json): boolean {
  return value === undefined && isJsonObject(body);
}

/** A rule on a draft definition, for a body that may have none. */
function whereDrafted(rule: RequestRule<ReadRequest>): RequestRule<ReadRequest> {
  return {
    ...rule,
    breach: (request) =>
      (valueAt(request.body as Json, '/draft_definition') ?? null) === null
        ? undefined
        : rule.breach(request),
  };
}

/** Whether a period since a date has it, and one that has a date has a proper one. */
function hasDate({ type, date }: { readonly [member: string]: Json }): boolean {
  if (date === undefined || date === null) return type !== 'since';
  return typeof date === 'string' && isDate(date);
}

/** Whether a member of `within` isn't there, in a period of another type. */
function isOptional(value: Json | undefined, body: Json): boolean {
  return (
    (value === undefined || value === null) && valueAt(body, `${TIME_PERIOD}/type`) !== 'within'
  );
}

function isPositiveInteger(value: Json | undefined): boolean {
  return Number.isInteger(value) && Number(value) > 0;
}

function conditionRule({ name, member, breaks }: ConditionRule): RequestRule<ReadRequest> {
  return bodyRule(name, (body) => {
    const index = conditionsOf(body).findIndex(
      (condition) => isJsonObject(condition) && breaks(condition),
    );
    if (index === -1) return undefined;
    const pointer = `${CONDITIONS}/${index}/${member}`;
    return { at: 'request.body', pointer, received: valueAt(body, pointer) };
  });
}

function conditionsOf(body: Json): readonly Json[] {
  const conditions = valueAt(body, CONDITIONS);
  return Array.isArray(conditions) ? conditions : [];
}
