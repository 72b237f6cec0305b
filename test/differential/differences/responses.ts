import type { Difference } from './difference.ts';

const ANY = /./;
const DONE = /^204 empty$/;
const BAD = /^400 application\/problem\+json own$/;
const PRISM_NO_PATH = '404 application/problem+json own';

/** What differs in what is answered. */
export const RESPONSES: readonly Difference[] = [
  {
    request: ANY,
    ours: /^(\d+) empty$/,
    prism: '$1 text/plain empty',
    clause: 'RFC 9110 §8.3',
    because: 'Content-Type is that of content: where there is none, it says nothing',
  },
  {
    request: ANY,
    ours: /^401 .+$/,
    prism: '$& without www-authenticate',
    clause: 'RFC 9110 §11.6.1',
    because: 'a 401 must have a challenge, also a documented one, and one for an API key',
  },
  {
    request: ANY,
    ours: /^401 empty$/,
    prism: '401 text/plain empty without www-authenticate',
    clause: 'RFC 9110 §8.3, §11.6.1',
    because: 'both of these at once: no content to tell of, and a challenge that is missing',
  },
  {
    request: ANY,
    ours: /^405 .+$/,
    prism: '$& without allow',
    clause: 'RFC 9110 §15.5.6',
    because: 'a 405 must name the methods that are allowed',
  },
  {
    request: ANY,
    ours: /^(\d+ \S+) valid$/,
    prism: '$1 invalid',
    clause: 'OpenAPI 3.1 §4.8.14, schema',
    because: 'a body satisfies its schema, also where its example does not, and is never missing',
  },
  {
    request: /^responses.yaml: GET \/empty/,
    ours: DONE,
    prism: '204 application/json empty',
    clause: 'RFC 9110 §8.3, §15.3.5',
    because: 'a 204 has no content, whatever is documented',
  },
  {
    request: /^responses.yaml: GET \/impossible/,
    ours: /^500 .+$/,
    prism: '200 application/json invalid',
    clause: 'OpenAPI 3.1 §4.8.14, schema',
    because: 'no value satisfies the schema: better no answer than a wrong one',
  },
  {
    request: /^responses.yaml: GET \/failure/,
    ours: /^500 .+$/,
    prism: '404 application/json valid',
    clause: 'RFC 9110 §15.5; OpenAPI 3.1 §4.8.16',
    because: 'a 4XX says that the client erred, which it has not: a success is missing here',
  },
  {
    request: /^responses.yaml: GET \/\w+ \| prefer: (code=418|code=500|example=three)$/,
    ours: BAD,
    prism: PRISM_NO_PATH,
    clause: 'RFC 9110 §15.5.1, §15.5.5',
    because: 'the resource is there: what the client asks of the mock is not',
  },
];
