import type { DocumentedOperations, DocumentedRules } from '../../documented.ts';
import { DELETE, GET, shows, UNREFUSED, VERSION_1 } from './shared.ts';

const AUDIENCES_SHOWN: DocumentedRules = {
  'audiences are a bare array': 'response.body type',
  ...shows('an audience', '/0', {
    name: 'type',
    external_name: 'type',
    size: 'type',
    created_by: 'type',
    last_modified_by: 'type',
    last_modified_on: 'pattern',
    is_calculated: 'type',
    added_last_24_hours: 'type',
    dropped_last_24_hours: 'type',
    status: 'type',
    workspaces: 'type',
    connected_outputs: 'type',
    data_type: 'const',
    id: 'type',
  }),
  ...shows('a workspace of an audience', '/0/workspaces/0', {
    name: 'type',
    id: 'type',
    data_type: 'const',
    created_on: 'pattern',
  }),
  ...shows('an output', '/0/connected_outputs/0', {
    provider_name: 'type',
    configurations: 'type',
    data_type: 'const',
  }),
  ...shows('a configuration', '/0/connected_outputs/0/configurations/0', { name: 'type' }),
};

/** "Audiences". */
export const AUDIENCES: DocumentedOperations = {
  'GET /audiences': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...AUDIENCES_SHOWN,
      'audiences of one and of several workspaces are listed':
        'test reading.test.ts: an audience is gone from every list',
    },
  },
  'GET /workspace/{workspaceId}/audiences': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      'the workspace is an integer': 'request.path /workspaceId type',
      ...AUDIENCES_SHOWN,
      'an audience is of one workspace alone': [
        'response.body /0/workspaces minItems',
        'response.body /0/workspaces maxItems',
      ],
      'it is that of the path': 'rule audiences-of-workspace',
    },
  },
  'DELETE /audiences/{audienceId}': {
    statuses: DELETE,
    unprovokable: UNREFUSED,
    rules: {
      ...VERSION_1,
      'the audience is a number': 'request.path /audienceId type',
      'a deleted audience is in no list':
        'test reading.test.ts: an audience is gone from every list',
    },
  },
};
