import type { Difference } from './difference.ts';

const DONE = /^204 empty$/;
const PRISM_DONE = '204 text/plain empty';
const PRISM_UNAUTHORIZED = '401 application/problem+json own';

/** What differs in who is let in. */
export const SECURITY: readonly Difference[] = [
  {
    request: /^security.yaml: GET \/key-cookie .*monkey=/,
    ours: /^401 .+$/,
    prism: PRISM_DONE,
    clause: 'RFC 6265 §4.2.1',
    because: 'monkey is not the name of the cookie key',
  },
  {
    request: /^security.yaml: GET \/basic .*YTpiOmM=/,
    ours: DONE,
    prism: `${PRISM_UNAUTHORIZED} without www-authenticate`,
    clause: 'RFC 7617 §2',
    because: 'the first colon ends the user-id: a password may hold others',
  },
  {
    request: /^security.yaml: GET \/bearer .*: bearer t$/,
    ours: DONE,
    prism: PRISM_UNAUTHORIZED,
    clause: 'RFC 9110 §11.1',
    because: 'the name of an authentication scheme is case-insensitive',
  },
  {
    request: /^security.yaml: GET \/bearer .*: Bearer a b$/,
    ours: /^401 .+$/,
    prism: PRISM_DONE,
    clause: 'RFC 6750 §2.1',
    because: 'a bearer token holds no space',
  },
  {
    request: /^security.yaml: GET \/optional .*Basic/,
    ours: DONE,
    prism: PRISM_UNAUTHORIZED,
    clause: 'OpenAPI 3.1 §4.8.30',
    because: 'an empty requirement lets anyone in, whatever else is presented',
  },
  {
    request: /^(security.yaml: GET \/other-documented|datadog-.+: POST .*\/scalar)/,
    ours: /^403 application\/json valid$/,
    prism: `${PRISM_UNAUTHORIZED} without www-authenticate`,
    clause: 'OpenAPI 3.1 §4.8.16',
    because: 'the documented answer to a bad credential is given, be it a 403',
  },
];
