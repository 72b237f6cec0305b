import type { DocumentedOperations, DocumentedRules } from '../../documented.ts';
import { platformAt } from './platforms.ts';
import {
  DELETE,
  envelope,
  envelopeOfOne,
  GET,
  JSON_BODY,
  POST,
  PUT,
  shows,
  VERSION_1,
} from './shared.ts';

const APP_ID: DocumentedRules = { 'the app is an integer': 'request.path /appId type' };

const APP: DocumentedRules = {
  ...shows('an app', '/data/0', {
    name: 'type',
    platforms: 'type',
    last_modified_on: 'pattern',
    data_type: 'const',
    id: 'type',
    created_on: 'pattern',
  }),
  ...platformAt('/data/0/platforms/0'),
};

const WITHOUT_SECRET: DocumentedRules = {
  'a secret is null after the creation':
    'response.body /data/0/platforms/0/access_keys/0/secret type',
};

/** "Apps". */
export const APPS: DocumentedOperations = {
  'GET /apps/{appId}': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...APP_ID,
      ...envelopeOfOne('application'),
      ...APP,
      ...WITHOUT_SECRET,
      'an app is found as it was created': 'test apps.test.ts: an app shows its secrets once',
    },
  },
  'GET /apps': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...envelope('application'),
      ...APP,
      ...WITHOUT_SECRET,
      'all apps of the account are listed': 'test apps-model.test.ts: as a plain model has them',
    },
  },
  'PUT /apps/{appId}': {
    statuses: PUT,
    messages: ['App name must be specified.'],
    rules: {
      ...VERSION_1,
      ...JSON_BODY,
      ...APP_ID,
      '`name` is sent': ['rule app-name-kept', 'request.body /name required'],
      '`name` is a text': 'request.body /name type',
      ...envelopeOfOne('application'),
      ...APP,
      ...WITHOUT_SECRET,
      'a rename is read back, with its time': 'test apps.test.ts: a rename is seen, with its time',
    },
  },
  'POST /apps': {
    statuses: POST,
    messages: [
      'Exceeded app limit.',
      'App name already exists.',
      'App must have at least one platform selected.',
      'App name not specified.',
      'Invalid as specified.',
    ],
    rules: {
      ...VERSION_1,
      ...JSON_BODY,
      '`name` is sent': ['rule app-name-given', 'request.body /name required'],
      '`name` is a text': 'request.body /name type',
      '`name` is that of no other app': 'rule app-name-unique',
      '`platforms` is sent': 'request.body /platforms required',
      '`platforms` is an array': 'request.body /platforms type',
      'there is a platform at least': [
        'rule app-with-platform',
        'request.body /platforms minItems',
      ],
      'a platform is an object with `os`': [
        'request.body /platforms/0 type',
        'request.body /platforms/0/os required',
      ],
      '`os` is one of nine': ['rule app-platforms-known', 'request.body /platforms/0/os enum'],
      '`os` may be written in lower case': 'test apps.test.ts: is an operating system',
      'an account has a limited number of apps': 'rule app-limit',
      ...envelopeOfOne('application'),
      ...APP,
      'each platform that is asked for is created':
        'test apps.test.ts: an app shows its secrets once',
      'a new platform has printed settings': 'test apps.test.ts: an app shows its secrets once',
      'each platform has an access key and a secret': [
        'response.body /data/0/platforms/0/access_keys minItems',
        'response.body /data/0/platforms/0/access_keys/0/secret type',
      ],
    },
  },
  'DELETE /apps/{appId}': {
    statuses: DELETE,
    messages: ['Deleting an app that has active platforms is not allowed.'],
    rules: {
      ...VERSION_1,
      ...APP_ID,
      'its platforms are deleted before': 'rule app-without-platforms',
      'a deleted app is a 404': 'test apps.test.ts: an app is deleted after its platforms',
    },
  },
};
