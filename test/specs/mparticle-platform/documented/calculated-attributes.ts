import type { DocumentedOperations, DocumentedRules } from '../../documented.ts';
import { DEFINITION_MESSAGES, DEFINITION_SENT, definitionAt } from './definition.ts';
import { DELETE, GET, JSON_BODY, POST, shows, UNREFUSED, VERSION_2 } from './shared.ts';

const ALL = '/workspaces/{workspaceId}/calculatedattributes';
const ONE = `${ALL}/{calculatedAttributeId}`;

const ID: DocumentedRules = {
  'the attribute is an integer': 'request.path /calculatedAttributeId type',
};

const FILTER: DocumentedRules = {
  '`name` filters, and is optional': 'test calculated-attributes.test.ts: is found by its name',
};

const EMPTY: DocumentedRules = {
  'the body is empty': 'test calculated-attributes.test.ts: is answered without a body',
};

/** A calculated attribute that is answered at a place, as the example of the list prints it. */
function attributeAt(place: string): DocumentedRules {
  return {
    ...shows('an attribute', place, {
      id: 'type',
      name: 'type',
      description: 'type',
      created_by: 'type',
      created_on: 'pattern',
      last_modified_on: 'pattern',
      last_modified_by: 'type',
      audience_count: 'type',
      activated_by: 'type',
    }),
    'it has an `active_definition`': `response.body ${place}/active_definition required`,
    'it has a `draft_definition`': `response.body ${place}/draft_definition required`,
    'it has the time of its activation': `response.body ${place}/activated_on required`,
    ...definitionAt(`${place}/active_definition`),
  };
}

const SENT: DocumentedRules = {
  '`name` is a text': 'rule name-given',
  '`name` is unique in the workspace': 'rule name-unique',
  '`description` is a text': 'request.body /description type',
  '`draft_definition` is an object': 'rule draft-given',
  ...DEFINITION_SENT,
};

/** "Calculated Attributes"; where a section has a status of its own, it wins over the table. */
export const CALCULATED_ATTRIBUTES: DocumentedOperations = {
  [`GET ${ALL}`]: {
    statuses: GET,
    rules: {
      ...VERSION_2,
      ...FILTER,
      'attributes are a bare array': 'response.body type',
      ...attributeAt('/0'),
    },
  },
  [`HEAD ${ALL}`]: {
    statuses: ['204', '400', '401', '403', '404', '500'],
    rules: {
      ...withoutErrors(VERSION_2),
      ...FILTER,
      ...EMPTY,
      'it is 204 as long as there are some, else 404':
        'test calculated-attributes.test.ts: is found by its name as long as it is there',
    },
  },
  [`POST ${ALL}`]: {
    statuses: POST,
    messages: DEFINITION_MESSAGES,
    rules: {
      ...VERSION_2,
      ...JSON_BODY,
      '`name` is sent': 'request.body /name required',
      '`draft_definition` is sent': 'request.body /draft_definition required',
      ...SENT,
      'the answer is the id, an integer': 'response.body type',
      'it begins as a draft':
        'test calculated-attributes.test.ts: is a draft until it is activated',
    },
  },
  [`GET ${ONE}`]: {
    statuses: GET,
    rules: {
      ...VERSION_2,
      ...ID,
      ...attributeAt(''),
      'a draft has no time of activation': 'response.body /activated_on type',
    },
  },
  [`DELETE ${ONE}`]: {
    statuses: DELETE,
    unprovokable: UNREFUSED,
    rules: {
      ...VERSION_2,
      ...ID,
      ...EMPTY,
      'it is a 404 from then on':
        'test calculated-attributes.test.ts: is found by its name as long',
    },
  },
  [`PUT ${ONE}`]: {
    statuses: ['204', '400', '401', '403', '404', '422', '500'],
    messages: [
      ...DEFINITION_MESSAGES,
      'Calculated attribute name cannot be changed once the calculated attribute has been activated.',
    ],
    rules: {
      ...VERSION_2,
      ...JSON_BODY,
      ...ID,
      ...SENT,
      ...EMPTY,
      'a draft may be renamed, what is active may not': 'rule active-name-kept',
      'of what is active, the description may change':
        'test calculated-attributes.test.ts: only described once it is active',
      '`draft_definition` changes, `active_definition` does not':
        'test calculated-attributes.test.ts: by the definition that was activated last',
    },
  },
  [`POST ${ONE}/activation`]: {
    statuses: ['204', '400', '401', '403', '404', '422', '500'],
    messages: [
      'You have reached the account limit on active calculated attributes.',
      'No draft definition was found to activate.',
    ],
    rules: {
      ...VERSION_2,
      ...ID,
      ...EMPTY,
      'the request has no body':
        'test calculated-attributes.test.ts: is a draft until it is activated',
      'the draft is moved into the active definition':
        'test calculated-attributes.test.ts: is a draft until it is activated',
      'there is a draft': 'rule draft-to-activate',
      'an account has a limited number of active ones': 'rule active-limit',
    },
  },
  [`GET ${ONE}/activation`]: {
    statuses: GET,
    rules: {
      ...VERSION_2,
      ...ID,
      ...shows('an activation', '', {
        calculated_attribute_id: 'type',
        is_active: 'type',
        activated_by: 'type',
      }),
      'it has its time': 'response.body /activated_on required',
      'without an activation there is no time of one': 'response.body /activated_on type',
      'it agrees with the attribute':
        'test calculated-attributes.test.ts: is a draft until it is activated',
    },
  },
  [`DELETE ${ONE}/draft`]: {
    statuses: DELETE,
    unprovokable: UNREFUSED,
    rules: {
      ...VERSION_2,
      ...ID,
      ...EMPTY,
      'the draft is discarded':
        'test calculated-attributes.test.ts: only described once it is active',
    },
  },
  [`GET ${ONE}/calculation`]: {
    statuses: GET,
    rules: {
      ...VERSION_2,
      ...ID,
      ...shows('a calculation', '', {
        id: 'type',
        name: 'type',
        revision_id: 'type',
        is_calculated: 'type',
      }),
      'it has its progress': 'response.body /calculation_percent_complete required',
      'the progress is in per cent': [
        'response.body /calculation_percent_complete minimum',
        'response.body /calculation_percent_complete maximum',
      ],
      'what is calculated is complete': 'test answers.test.ts: a calculation that is over at half',
      'it has its estimated end': 'response.body /estimated_completion_time required',
      'the progress goes on, towards its end':
        'test calculated-attributes.test.ts: is calculated in an hour',
    },
  },
};

/** What an answer without a body can't show. */
function withoutErrors(rules: DocumentedRules): DocumentedRules {
  return Object.fromEntries(
    Object.entries(rules).filter(([, evidence]) => !String(evidence).startsWith('response.body')),
  );
}
