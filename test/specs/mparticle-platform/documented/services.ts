import type { DocumentedOperations, DocumentedRules } from '../../documented.ts';
import { envelope, envelopeOfOne, GET, shows, VERSION_1 } from './shared.ts';

const SERVICE: DocumentedRules = {
  ...shows('a service', '/data/0', { name: 'type', settings: 'type', data_type: 'const' }),
  ...shows('a setting', '/data/0/settings/0', {
    is_required: 'type',
    name: 'type',
    description: 'type',
    type: 'type',
  }),
};

const USER = shows('a user', '/data/0', {
  first_name: 'type',
  last_name: 'type',
  email: 'format',
  data_type: 'const',
});

/** "Services", "Users" and "Workspaces", which can only be read. */
export const SERVICES: DocumentedOperations = {
  'GET /services': {
    statuses: GET,
    rules: { ...VERSION_1, ...envelope('service'), ...SERVICE },
  },
  'GET /services/{serviceName}': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...envelopeOfOne('service'),
      ...SERVICE,
      'a service is that of the list, another a 404':
        'test platform-services.test.ts: are those that can be asked for by name',
    },
  },
  'GET /users': {
    statuses: GET,
    rules: { ...VERSION_1, ...envelope('user'), ...USER },
  },
  'GET /users/{userId}': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...envelopeOfOne('user'),
      ...USER,
      'a user is named by the encoded address':
        'test reading.test.ts: a user is found by the encoded address',
    },
  },
  'GET /workspace': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...envelope('workspace'),
      ...shows('a workspace', '/data/0', {
        id: 'type',
        name: 'type',
        data_type: 'const',
        created_on: 'pattern',
      }),
      'the workspaces of the account are listed':
        'test reading.test.ts: the workspaces of an account have texts as ids',
    },
  },
};
