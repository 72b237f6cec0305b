import type { DocumentedOperations, UnprovokableStatuses } from '../documented.ts';

/**
 * The table of status codes, by method; without 405, which a path answers to methods that it doesn't
 * have. What prose adds: "Attempting to access or modify entities outside of the specified Account ID
 * scope will return 404".
 */
const GET = ['200', '400', '401', '403', '404', '500'];
const PUT = ['202', '400', '401', '403', '404', '422', '500'];
const POST = ['201', '400', '401', '403', '404', '422', '500'];
const DELETE = ['204', '400', '401', '403', '404', '422', '500'];
/** An operation of nobody's account. */
const POST_OF_ALL = POST.filter((status) => status !== '404');
/** "HTTP Code 204", in the sections of calculated attributes. */
const NO_CONTENT = ['204', '400', '401', '403', '404', '422', '500'];

/** "Validation Error Responses" of creating a calculated attribute; updating has them, too. */
const DEFINITION_MESSAGES = [
  "Field 'name' is required.",
  "Field 'name' must be unique.",
  "Field 'draft_definition' is required.",
  'Invalid recipe type',
  'Invalid calculation type',
  'Invalid time period specification',
  "Invalid 'type' time period specification",
  "Invalid 'within' time period specification",
  "Invalid 'within_unit' time period specification",
  'Invalid data point custom event name',
  'Invalid data point custom event type',
  'Invalid condition definition',
  'Invalid condition definition type',
  'Invalid string condition operator',
  'Condition attribute name must be specified',
  'In-list condition values must be specified',
  'String condition value must be specified',
  'Invalid numeric condition operator',
  'Invalid numeric in-list condition values',
  'Invalid numeric condition minimum value',
  'Invalid numeric condition maximum value',
  'Invalid numeric condition value',
  'Invalid boolean condition operator',
  'Invalid boolean condition value',
  'Invalid date condition operator',
  'Invalid datetime in-list condition values',
  'Invalid date condition minimum value',
  'Invalid date condition maximum value',
  'Invalid date condition value',
  'Condition value must be empty',
  'Condition values must be empty',
  'Condition minimum value must be empty',
  'Condition maximum value must be empty',
];

const CALCULATED_ATTRIBUTES = '/workspaces/{workspaceId}/calculatedattributes';
const CALCULATED_ATTRIBUTE = `${CALCULATED_ATTRIBUTES}/{calculatedAttributeId}`;

/** The table lists a 422 for every DELETE. */
const UNREFUSED = { 422: 'the page names nothing that would refuse it' };

/** What the table lists for every operation, without a word on what brings it about. */
export const UNPROVOKABLE: UnprovokableStatuses = {
  403: 'the page names no permission that a token can lack',
  500: 'an outage is nobody’s request',
};

/** "Platform API": the headings of its operations, but for the three that stand in comments. */
export const DOCUMENTED: DocumentedOperations = {
  'POST /oauth/token': { statuses: ['200'] },
  'GET /accounts/{id}': { statuses: GET },
  'GET /accounts': { statuses: GET },
  'PUT /accounts/{id}': { statuses: PUT, messages: ['Account name is not unique.'] },
  'POST /accounts': { statuses: POST_OF_ALL },
  'DELETE /accounts': {
    statuses: DELETE,
    messages: ['All applications must be deleted before deleting account.'],
  },
  'GET /apps/{appId}': { statuses: GET },
  'GET /apps': { statuses: GET },
  'PUT /apps/{appId}': { statuses: PUT, messages: ['App name must be specified.'] },
  'POST /apps': {
    statuses: POST,
    messages: [
      'Exceeded app limit.',
      'App name already exists.',
      'App must have at least one platform selected.',
      'App name not specified.',
      'Invalid as specified.',
    ],
  },
  'DELETE /apps/{appId}': {
    statuses: DELETE,
    messages: ['Deleting an app that has active platforms is not allowed.'],
  },
  'GET /apps/{appId}/platforms/{os}': { statuses: GET },
  'GET /apps/{appId}/platforms': { statuses: GET },
  'PUT /apps/{appId}/platforms/{os}': { statuses: PUT },
  'POST /apps/{appId}': {
    statuses: POST,
    messages: [
      'Could not create platform: App does not exist or you do not have access.',
      'Invalid os specified.',
      'Platform already exists for the specified App.',
    ],
  },
  'DELETE /apps/{appId}/platforms/{os}': { statuses: DELETE, unprovokable: UNREFUSED },
  'GET /apps/{appId}/platforms/{os}/services': { statuses: GET },
  'PUT /apps/{appId}/platforms/{os}/services': {
    statuses: PUT,
    messages: [
      'Specified service not found.',
      'Service does not support app platform.',
      'Invalid settings entered while updating the service.',
      'Provided setting not found.',
      'Required setting not provided.',
      'Setting value is required.',
    ],
  },
  'GET /audiences': { statuses: GET },
  'GET /workspace/{workspaceId}/audiences': { statuses: GET },
  'DELETE /audiences/{audienceId}': { statuses: DELETE, unprovokable: UNREFUSED },
  [`GET ${CALCULATED_ATTRIBUTES}`]: { statuses: GET },
  [`HEAD ${CALCULATED_ATTRIBUTES}`]: { statuses: ['204', '400', '401', '403', '404', '500'] },
  [`POST ${CALCULATED_ATTRIBUTES}`]: { statuses: POST, messages: DEFINITION_MESSAGES },
  [`GET ${CALCULATED_ATTRIBUTE}`]: { statuses: GET },
  [`DELETE ${CALCULATED_ATTRIBUTE}`]: { statuses: NO_CONTENT, unprovokable: UNREFUSED },
  [`PUT ${CALCULATED_ATTRIBUTE}`]: {
    statuses: NO_CONTENT,
    messages: [
      ...DEFINITION_MESSAGES,
      'Calculated attribute name cannot be changed once the calculated attribute has been activated.',
    ],
  },
  [`POST ${CALCULATED_ATTRIBUTE}/activation`]: {
    statuses: NO_CONTENT,
    messages: [
      'You have reached the account limit on active calculated attributes.',
      'No draft definition was found to activate.',
    ],
  },
  [`GET ${CALCULATED_ATTRIBUTE}/activation`]: { statuses: GET },
  [`DELETE ${CALCULATED_ATTRIBUTE}/draft`]: { statuses: NO_CONTENT, unprovokable: UNREFUSED },
  [`GET ${CALCULATED_ATTRIBUTE}/calculation`]: { statuses: GET },
  'GET /apps/{appId}/datapoints': { statuses: GET },
  'PUT /apps/{appId}/datapoints': { statuses: PUT },
  'GET /apps/{appId}/{serviceName}': { statuses: GET },
  'PUT /apps/{appId}/{serviceName}': { statuses: PUT },
  'GET /apps/{appId}/{serviceName}/datapoints': { statuses: GET },
  'PUT /apps/{appId}/{serviceName}/datapoints': { statuses: PUT },
  'GET /workspace/{workspaceId}/partnerfeeds': { statuses: GET },
  'GET /partnerfeeds/{feedId}': { statuses: GET },
  'POST /workspace/{workspaceId}/partnerfeeds': { statuses: POST },
  'PUT /workspace/{workspaceId}/partnerfeeds/{feedId}': { statuses: PUT },
  'GET /workspace/{workspaceId}/{moduleName}/serviceconfigurations': { statuses: GET },
  'GET /partnerfeeds/{feedId}/subscriptions': { statuses: GET },
  'POST /partnerfeeds/{feedId}/subscriptions': { statuses: POST },
  'GET /services': { statuses: GET },
  'GET /services/{serviceName}': { statuses: GET },
  'GET /users': { statuses: GET },
  'GET /users/{userId}': { statuses: GET },
  'GET /workspace': { statuses: GET },
};
