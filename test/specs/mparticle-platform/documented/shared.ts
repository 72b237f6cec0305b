import type { DocumentedRules, Evidence } from '../../documented.ts';

/**
 * The table of status codes, by method; without 405, which a path answers to methods that it doesn't
 * have. What prose adds: "Attempting to access or modify entities outside of the specified Account ID
 * scope will return 404".
 */
export const GET = ['200', '400', '401', '403', '404', '500'];
export const PUT = ['202', '400', '401', '403', '404', '422', '500'];
export const POST = ['201', '400', '401', '403', '404', '422', '500'];
export const DELETE = ['204', '400', '401', '403', '404', '422', '500'];

/** The table lists a 422 for every DELETE. */
export const UNREFUSED = { 422: 'the page names nothing that would refuse it' };

const TOKEN: DocumentedRules = {
  'a Bearer token is sent': 'denial missing',
  'a token is valid for 8 hours': 'test token.test.ts: a token is asked for again',
  'any origin may call': 'test reading.test.ts: browsers may call from any origin',
};

const ERRORS: DocumentedRules = {
  'errors are an array of objects': 'response.body /errors/0 type',
  'an error has a `code`': 'response.body /errors/0/code required',
  'the `code` is the printed one': 'response.body /errors/0/code const',
  'an error has a `message`': 'response.body /errors/0/message required',
  'the `message` is a text': 'response.body /errors/0/message type',
};

/** "API Usage", of version 1. */
export const VERSION_1: DocumentedRules = {
  ...TOKEN,
  ...ERRORS,
  '`accountId` is given, or it is a 401': 'rule account-id-given',
  '`accountId` is an integer': 'request.query /accountId type',
  'what is outside of the account is a 404': 'rule in-account-scope',
  'an error stands in the envelope, without data': [
    'response.body /data required',
    'response.body /data maxItems',
    'response.body /dataType required',
    'response.body /dataType enum',
  ],
};

/** "API Usage", of creating an account, which isn't within one. */
export const WITHOUT_ACCOUNT: DocumentedRules = { ...TOKEN, ...ERRORS };

/** "Version 2 API". */
export const VERSION_2: DocumentedRules = {
  ...TOKEN,
  ...ERRORS,
  'no `accountId` is needed': 'test reading.test.ts: version 2 is asked without an account',
  'the workspace is an integer': 'request.path /workspaceId type',
  'what is outside of the account is a 404': 'rule in-account-scope',
};

/** "Sending Data". */
export const JSON_BODY: DocumentedRules = {
  'a body is JSON, of this type': 'test reading.test.ts: what is sent is JSON',
};

/** The envelope around one or more entities; some operations print `data_type` in it. */
export function envelope(dataType: string, member = 'dataType'): DocumentedRules {
  return {
    'entities come as an array in `data`': [
      'response.body /data required',
      'response.body /data type',
    ],
    [`\`${member}\` is "${dataType}"`]: [
      `response.body /${member} required`,
      `response.body /${member} const`,
    ],
    '`errors` is there, and null': ['response.body /errors required', 'response.body /errors type'],
  };
}

/** The envelope around one entity. */
export function envelopeOfOne(dataType: string, member = 'dataType'): DocumentedRules {
  return {
    ...envelope(dataType, member),
    'one entity is answered': ['response.body /data minItems', 'response.body /data maxItems'],
  };
}

const PROMISED = {
  type: 'is of the printed type',
  const: 'is the printed one',
  enum: 'is one of the printed values',
  pattern: 'is a time as one of those printed',
  format: 'is an address',
} as const;

/** The printed members of what is answered at a place: each is there, and is what it is printed as. */
export function shows(
  what: string,
  place: string,
  members: Readonly<Record<string, keyof typeof PROMISED>>,
): DocumentedRules {
  return Object.fromEntries(
    Object.entries(members).flatMap(([member, keyword]): [string, Evidence][] => [
      [`${what} has \`${member}\``, `response.body ${place}/${member} required`],
      [
        `\`${member}\` of ${what} ${PROMISED[keyword]}`,
        `response.body ${place}/${member} ${keyword}`,
      ],
    ]),
  );
}
