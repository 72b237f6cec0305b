import type { Json, JsonObject } from '../../src/contract/contract.ts';
import { isDate } from './dates.ts';
import type { DEFINITION_MESSAGES } from './definition-messages.ts';
import { isText } from './rules.ts';
import type { components } from './types.ts';

type Condition = components['schemas']['ConditionInput'];
type ConditionType = Condition['type'];
type OperatorOf<Type> = Extract<Condition, { readonly type: Type }>['operator'];
type Operator = Condition['operator'];

/** The operators that support each type: the page's Operator - Type Support Map. */
export const OPERATORS: { readonly [Type in ConditionType]: readonly OperatorOf<Type>[] } = {
  string: [
    'exists',
    'not_exists',
    'empty',
    'in_list',
    'contains',
    'not_contains',
    'pattern',
    'equals',
    'not_equals',
  ],
  number: [
    'exists',
    'not_exists',
    'empty',
    'in_list',
    'equals',
    'not_equals',
    'greater_than',
    'greater_or_equal',
    'less_than',
    'less_than_or_equal',
    'between',
  ],
  boolean: ['exists', 'not_exists', 'empty', 'equals'],
  date: ['exists', 'not_exists', 'empty', 'equals', 'before', 'after', 'between_dates'],
};

/** What an operator compares with. */
export type Operand = 'nothing' | 'value' | 'values' | 'range';

/** The operators that don't compare with one value. */
const OPERANDS: Partial<Record<Operator, Operand>> = {
  exists: 'nothing',
  not_exists: 'nothing',
  empty: 'nothing',
  in_list: 'values',
  between: 'range',
  between_dates: 'range',
};

/** Whether a text is a value of a type. */
const VALUES: Readonly<Record<ConditionType, (text: string) => boolean>> = {
  // What is empty is asked for with the operator `empty`.
  string: (text) => text !== '',
  number: (text) => /^-?\d+(\.\d+)?$/.test(text),
  boolean: (text) => text === 'true' || text === 'false',
  date: isDate,
};

/** What a condition has to keep, with the message that is raised where it doesn't. */
export interface ConditionRule {
  readonly name: keyof typeof DEFINITION_MESSAGES;
  /** The member that is at fault. */
  readonly member: string;
  breaks(condition: JsonObject): boolean;
}

/** In the page's order, but that a list of dates comes before the operator that it would never get past. */
export const CONDITION_RULES: readonly ConditionRule[] = [
  {
    name: 'condition-type',
    member: 'type',
    breaks: (condition) => typeOf(condition) === undefined,
  },
  operatorRule('string-operator', 'string'),
  {
    name: 'condition-attribute-name',
    member: 'attribute_name',
    breaks: ({ attribute_name }) => !isText(attribute_name),
  },
  listRule('string-values', 'string'),
  operandRule('string-value', 'string', 'value', 'value'),
  operatorRule('number-operator', 'number'),
  listRule('number-values', 'number'),
  operandRule('number-min-value', 'number', 'range', 'min_value'),
  operandRule('number-max-value', 'number', 'range', 'max_value'),
  operandRule('number-value', 'number', 'value', 'value'),
  operatorRule('boolean-operator', 'boolean'),
  operandRule('boolean-value', 'boolean', 'value', 'value'),
  // No operator of dates takes a list, yet a list that is none of dates has a message of its own.
  listRule('date-values', 'date'),
  operatorRule('date-operator', 'date'),
  operandRule('date-min-value', 'date', 'range', 'min_value'),
  operandRule('date-max-value', 'date', 'range', 'max_value'),
  operandRule('date-value', 'date', 'value', 'value'),
  // "Field `value` is ignored when using the `in_list` operator."
  emptyRule('value-empty', 'value', ['nothing', 'range']),
  emptyRule('values-empty', 'values', ['nothing', 'value', 'range']),
  emptyRule('min-value-empty', 'min_value', ['nothing', 'value', 'values']),
  emptyRule('max-value-empty', 'max_value', ['nothing', 'value', 'values']),
];

/** What an operator compares with: one value, where it isn't known. */
export function operandOf(operator: Json | undefined): Operand {
  return OPERANDS[operator as Operator] ?? 'value';
}

function operatorRule(name: ConditionRule['name'], type: ConditionType): ConditionRule {
  const operators: readonly string[] = OPERATORS[type];
  return {
    name,
    member: 'operator',
    breaks: (condition) =>
      condition.type === type && !operators.includes(String(condition.operator)),
  };
}

function listRule(name: ConditionRule['name'], type: ConditionType): ConditionRule {
  return {
    name,
    member: 'values',
    breaks: ({ type: given, operator, values }) =>
      given === type &&
      operator === 'in_list' &&
      !(Array.isArray(values) && values.length > 0 && values.every((value) => isOf(type, value))),
  };
}

function operandRule(
  name: ConditionRule['name'],
  type: ConditionType,
  operand: Operand,
  member: string,
): ConditionRule {
  return {
    name,
    member,
    breaks: (condition) =>
      condition.type === type &&
      operandOf(condition.operator) === operand &&
      !isOf(type, condition[member]),
  };
}

function emptyRule(
  name: ConditionRule['name'],
  member: string,
  operands: readonly Operand[],
): ConditionRule {
  return {
    name,
    member,
    breaks: (condition) =>
      operands.includes(operandOf(condition.operator)) && !isEmpty(condition[member]),
  };
}

function typeOf({ type }: JsonObject): ConditionType | undefined {
  return (Object.keys(OPERATORS) as ConditionType[]).find((known) => known === type);
}

function isOf(type: ConditionType, value: Json | undefined): boolean {
  return typeof value === 'string' && VALUES[type](value);
}

function isEmpty(value: Json | undefined): boolean {
  const isNothing = value === undefined || value === null || value === '';
  return isNothing || (Array.isArray(value) && value.length === 0);
}
