import type { DocumentedOperations, DocumentedRules } from '../../documented.ts';
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
  WITHOUT_ACCOUNT,
} from './shared.ts';

const ACCOUNT = shows('an account', '/data/0', {
  name: 'type',
  last_modified_on: 'pattern',
  data_type: 'const',
  id: 'type',
  created_on: 'pattern',
});

const NAME: DocumentedRules = {
  '`name` is sent': 'request.body /name required',
  '`name` is a text': 'request.body /name type',
  '`name` is unique': 'rule account-name-unique',
};

/** "Accounts". */
export const ACCOUNTS: DocumentedOperations = {
  'GET /accounts/{id}': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      'the id is an integer': 'request.path /id type',
      ...envelopeOfOne('account'),
      ...ACCOUNT,
    },
  },
  'GET /accounts': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...envelope('account'),
      ...ACCOUNT,
      'all accounts are listed':
        'test accounts-model.test.ts: accounts are as a plain model has them',
    },
  },
  'PUT /accounts/{id}': {
    statuses: PUT,
    messages: ['Account name is not unique.'],
    rules: {
      ...VERSION_1,
      ...JSON_BODY,
      ...NAME,
      'the id is an integer': 'request.path /id type',
      ...envelopeOfOne('account'),
      ...ACCOUNT,
      'a rename is read back':
        'test accounts-model.test.ts: accounts are as a plain model has them',
    },
  },
  'POST /accounts': {
    // An operation of nobody's account.
    statuses: POST.filter((status) => status !== '404'),
    rules: {
      ...WITHOUT_ACCOUNT,
      ...JSON_BODY,
      ...NAME,
      ...envelopeOfOne('account'),
      ...ACCOUNT,
      'no `accountId` is needed': 'test accounts.test.ts: an account is created without one',
    },
  },
  'DELETE /accounts': {
    statuses: DELETE,
    messages: ['All applications must be deleted before deleting account.'],
    rules: {
      ...VERSION_1,
      'the account of `accountId` is deleted': 'test accounts.test.ts: an account is created',
      'its apps are deleted before': 'rule account-without-apps',
    },
  },
};
