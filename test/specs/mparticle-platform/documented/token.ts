import type { DocumentedOperations } from '../../documented.ts';
import { JSON_BODY, shows } from './shared.ts';

/** "Authentication". */
export const TOKEN: DocumentedOperations = {
  'POST /oauth/token': {
    statuses: ['200'],
    rules: {
      ...JSON_BODY,
      '`client_id` is sent': 'request.body /client_id required',
      '`client_id` is a text': 'request.body /client_id type',
      '`client_secret` is sent': 'request.body /client_secret required',
      '`client_secret` is a text': 'request.body /client_secret type',
      '`audience` is sent': 'request.body /audience required',
      '`audience` is the API': 'rule audience-of-api',
      '`grant_type` is sent': 'request.body /grant_type required',
      '`grant_type` is client_credentials': 'rule grant-of-client',
      ...shows('the answer', '', {
        access_token: 'type',
        expires_in: 'const',
        token_type: 'const',
      }),
      'a token is one of the printed form':
        'test token.test.ts: a token is given in the printed form',
      'the token lets in as a Bearer token, for 28,800 s':
        'test token.test.ts: a token is asked for again',
    },
  },
};
