import { operandOf } from './conditions.ts';
import type { components } from './types.ts';

type Schemas = components['schemas'];

/** What a request defines, with the members that answers have: null or the default where it leaves one out. */
export function definitionOf(input: Schemas['DefinitionInput']): Schemas['Definition'] {
  const { recipe_type, datapoint, conditions, calculation_type, time_period, seeding } = input;
  return {
    recipe_type,
    datapoint: dataPointOf(datapoint),
    conditions: conditions?.map(conditionOf) ?? null,
    calculation_type,
    time_period: timePeriodOf(time_period),
    seeding: seeding ? { cutoff_date: seeding.cutoff_date } : null,
  };
}

function dataPointOf(input: Schemas['RecipeDataPointInput']): Schemas['RecipeDataPoint'] {
  return {
    type: input.type,
    event_name: input.event_name,
    attribute_name: input.attribute_name ?? null,
    event_type: input.event_type,
    custom_event_type: input.custom_event_type ?? null,
    attribute_category: input.attribute_category ?? 'event_attribute',
    use_product_quantity: input.use_product_quantity ?? null,
  };
}

/** What the operator doesn't compare with is empty, whatever a request has there. */
function conditionOf(input: Schemas['ConditionInput']): Schemas['Condition'] {
  const { type, operator, attribute_name } = input;
  const operand = operandOf(operator);
  const [min_value, max_value] =
    operand === 'range' ? [input.min_value ?? null, input.max_value ?? null] : [null, null];
  const value = operand === 'value' ? input.value : null;
  const values = operand === 'values' ? (input.values ?? null) : null;
  // The operator is one of the type's, as it was in the request.
  return {
    type,
    operator,
    attribute_name,
    value,
    values,
    min_value,
    max_value,
  } as Schemas['Condition'];
}

function timePeriodOf({ type, date, within, within_unit }: Schemas['TimePeriodInput']) {
  return { type, date: date ?? null, within: within ?? null, within_unit: within_unit ?? null };
}
