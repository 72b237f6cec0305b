/** Both sections: the second refers to the first. */
const SAVE_DEFINITION = {
  operations: [
    'POST /workspaces/{workspaceId}/calculatedattributes',
    'PUT /workspaces/{workspaceId}/calculatedattributes/{calculatedAttributeId}',
  ],
  source: 'Calculated Attributes, Create a Calculated Attribute, Validation Error Responses',
} as const;

/** The 33 messages about calculated attributes that are created or updated, in the page's order. */
export const DEFINITION_MESSAGES = {
  'name-given': {
    ...SAVE_DEFINITION,
    message: "Field 'name' is required.",
    documented: 'a calculated attribute has a name',
  },
  'name-unique': {
    ...SAVE_DEFINITION,
    message: "Field 'name' must be unique.",
    documented: 'no two calculated attributes of a workspace have one name',
  },
  'draft-given': {
    ...SAVE_DEFINITION,
    message: "Field 'draft_definition' is required.",
    documented: 'a calculated attribute has a draft definition',
  },
  'recipe-type': {
    ...SAVE_DEFINITION,
    message: 'Invalid recipe type',
    documented: '`recipe_type` is `event`',
  },
  'calculation-type': {
    ...SAVE_DEFINITION,
    message: 'Invalid calculation type',
    documented: '`calculation_type` is one of the listed ones',
  },
  'time-period': {
    ...SAVE_DEFINITION,
    message: 'Invalid time period specification',
    documented: '`time_period` is an object; its `date` is one, and there for `since`',
  },
  'time-period-type': {
    ...SAVE_DEFINITION,
    message: "Invalid 'type' time period specification",
    documented: '`time_period.type` is all, since or within',
  },
  'time-period-within': {
    ...SAVE_DEFINITION,
    message: "Invalid 'within' time period specification",
    documented: '`time_period.within` is a positive integer, and there where the type is `within`',
  },
  'time-period-within-unit': {
    ...SAVE_DEFINITION,
    message: "Invalid 'within_unit' time period specification",
    documented: '`time_period.within_unit` is days or weeks, and there where the type is `within`',
  },
  'custom-event-name': {
    ...SAVE_DEFINITION,
    message: 'Invalid data point custom event name',
    documented: '`datapoint.event_name` is given where `event_type` is `custom_event`',
  },
  'custom-event-type': {
    ...SAVE_DEFINITION,
    message: 'Invalid data point custom event type',
    documented:
      '`datapoint.custom_event_type` is given only where `event_type` is `custom_event` or `commerce_event`',
  },
  condition: {
    ...SAVE_DEFINITION,
    message: 'Invalid condition definition',
    documented: 'a condition is an object',
  },
  'condition-type': {
    ...SAVE_DEFINITION,
    message: 'Invalid condition definition type',
    documented: 'a condition has the type string, number, boolean or date',
  },
  'string-operator': {
    ...SAVE_DEFINITION,
    message: 'Invalid string condition operator',
    documented: 'a string condition has an operator that supports strings',
  },
  'condition-attribute-name': {
    ...SAVE_DEFINITION,
    message: 'Condition attribute name must be specified',
    documented: 'a condition has an attribute name',
  },
  'string-values': {
    ...SAVE_DEFINITION,
    message: 'In-list condition values must be specified',
    documented: 'a string condition with `in_list` has values',
  },
  'string-value': {
    ...SAVE_DEFINITION,
    message: 'String condition value must be specified',
    documented: 'a string condition whose operator takes one value has it, and not an empty one',
  },
  'number-operator': {
    ...SAVE_DEFINITION,
    message: 'Invalid numeric condition operator',
    documented: 'a number condition has an operator that supports numbers',
  },
  'number-values': {
    ...SAVE_DEFINITION,
    message: 'Invalid numeric in-list condition values',
    documented: 'a number condition with `in_list` has numbers as values',
  },
  'number-min-value': {
    ...SAVE_DEFINITION,
    message: 'Invalid numeric condition minimum value',
    documented: 'a number condition with a range has a number as minimum',
  },
  'number-max-value': {
    ...SAVE_DEFINITION,
    message: 'Invalid numeric condition maximum value',
    documented: 'a number condition with a range has a number as maximum',
  },
  'number-value': {
    ...SAVE_DEFINITION,
    message: 'Invalid numeric condition value',
    documented: 'a number condition whose operator takes one value has a number',
  },
  'boolean-operator': {
    ...SAVE_DEFINITION,
    message: 'Invalid boolean condition operator',
    documented: 'a boolean condition has an operator that supports booleans',
  },
  'boolean-value': {
    ...SAVE_DEFINITION,
    message: 'Invalid boolean condition value',
    documented: 'a boolean condition with `equals` has the value true or false',
  },
  'date-operator': {
    ...SAVE_DEFINITION,
    message: 'Invalid date condition operator',
    documented: 'a date condition has an operator that supports dates',
  },
  'date-values': {
    ...SAVE_DEFINITION,
    message: 'Invalid datetime in-list condition values',
    documented:
      'a date condition with `in_list`, which is none of its operators, has dates as values',
  },
  'date-min-value': {
    ...SAVE_DEFINITION,
    message: 'Invalid date condition minimum value',
    documented: 'a date condition with a range has a date as minimum',
  },
  'date-max-value': {
    ...SAVE_DEFINITION,
    message: 'Invalid date condition maximum value',
    documented: 'a date condition with a range has a date as maximum',
  },
  'date-value': {
    ...SAVE_DEFINITION,
    message: 'Invalid date condition value',
    documented: 'a date condition whose operator takes one value has a date',
  },
  'value-empty': {
    ...SAVE_DEFINITION,
    message: 'Condition value must be empty',
    documented: 'a condition whose operator takes a range, or nothing, has no value',
  },
  'values-empty': {
    ...SAVE_DEFINITION,
    message: 'Condition values must be empty',
    documented: 'a condition whose operator takes no list has no values',
  },
  'min-value-empty': {
    ...SAVE_DEFINITION,
    message: 'Condition minimum value must be empty',
    documented: 'a condition whose operator takes no range has no minimum',
  },
  'max-value-empty': {
    ...SAVE_DEFINITION,
    message: 'Condition maximum value must be empty',
    documented: 'a condition whose operator takes no range has no maximum',
  },
} as const;
