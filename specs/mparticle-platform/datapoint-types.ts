import type { components } from './types.ts';

export type FilterType = components['schemas']['DataPointFilterType'];

/** The types of data points, as services filter them. */
export const FILTER_TYPES: readonly FilterType[] = [
  'Event',
  'EventAttribute',
  'UserAttribute',
  'EventType',
  'ScreenView',
  'ScreenViewAttribute',
  'UserIdentity',
  'Commerce',
  'CommerceAttribute',
  'All_User_Attributes',
  'All_Workspace_User_Attributes',
  'All_Account_User_Attributes',
];

/** The type of an attribute's parent. */
export const PARENTS: Partial<Record<FilterType, FilterType>> = {
  EventAttribute: 'Event',
  ScreenViewAttribute: 'ScreenView',
  CommerceAttribute: 'Commerce',
};

/** The type that a text means, proper or in lower case: an identity is of the type Identity or UserIdentity. */
export function typeOf(text: string): FilterType {
  const type = FILTER_TYPES.find((known) => known.toLowerCase() === text.toLowerCase());
  return type ?? 'UserIdentity';
}

/** Whether it is a type of all user attributes of some scope, which need no name. */
export function isAll(type: FilterType): boolean {
  return type.startsWith('All_');
}
