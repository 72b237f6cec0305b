import { type Difference, toOperations } from './difference.ts';

const DONE = /^204 empty$/;
const PRISM_DONE = '204 text/plain empty';
const PRISM_UNAUTHORIZED = '401 application/problem+json own';

const WITHOUT_CREDENTIAL = /^(?!.* \| authorization: )/;
const UNAUTHORIZED_BY_NAME = / \| prefer: code=401( |$)/;
const UNAUTHORIZED = /^(?!.* \| authorization: )|^.* \| prefer: code=401( |$)/;

/** What differs in who is let in. */
export const SECURITY: readonly Difference[] = [
  {
    where: { 'security.yaml': /^GET \/key-cookie .*monkey=/ },
    ours: /^401 .+$/,
    prism: PRISM_DONE,
    clause: 'RFC 6265 §4.2.1',
    because: 'monkey is not the name of the cookie key',
  },
  {
    where: { 'security.yaml': /^GET \/basic .*YTpiOmM=/ },
    ours: DONE,
    prism: `${PRISM_UNAUTHORIZED} without www-authenticate`,
    clause: 'RFC 7617 §2',
    because: 'the first colon ends the user-id: a password may hold others',
  },
  {
    where: { 'security.yaml': /^GET \/bearer .*: bearer t$/ },
    ours: DONE,
    prism: PRISM_UNAUTHORIZED,
    clause: 'RFC 9110 §11.1',
    because: 'the name of an authentication scheme is case-insensitive',
  },
  {
    where: { 'security.yaml': /^GET \/bearer .*: Bearer a b$/ },
    ours: /^401 .+$/,
    prism: PRISM_DONE,
    clause: 'RFC 6750 §2.1',
    because: 'a bearer token holds no space',
  },
  {
    where: { 'security.yaml': /^GET \/optional .*Basic/ },
    ours: DONE,
    prism: PRISM_UNAUTHORIZED,
    clause: 'OpenAPI 3.1 §4.8.30',
    because: 'an empty requirement lets anyone in, whatever else is presented',
  },
  {
    where: {
      'security.yaml': /^GET \/other-documented/,
      'datadog-product-analytics': toOperations('POST /api/v2/product-analytics/analytics/scalar'),
    },
    ours: /^403 application\/json valid$/,
    prism: `${PRISM_UNAUTHORIZED} without www-authenticate`,
    clause: 'OpenAPI 3.1 §4.8.16',
    because: 'the documented answer to a bad credential is given, be it a 403',
  },
  {
    where: {
      'security.yaml':
        /^GET \/(key-header|key-query|basic \| authorization: Basic !|both \| authorization: .*|default|documented|documented-empty)$/,
      braze: WITHOUT_CREDENTIAL,
      'datadog-product-analytics': toOperations('POST /api/v2/prodlytics'),
      'mparticle-platform': WITHOUT_CREDENTIAL,
      tell: WITHOUT_CREDENTIAL,
      'adyen-checkout': UNAUTHORIZED,
      asana: UNAUTHORIZED,
      kubernetes: /^HEAD |^(?!.* \| authorization: )/,
      stripe: WITHOUT_CREDENTIAL,
    },
    ours: /^401 .+$/,
    prism: '$& without www-authenticate',
    clause: 'RFC 9110 §11.6.1',
    because: 'a 401 must have a challenge, also a documented one, and one for an API key',
  },
  {
    where: {
      'security.yaml': /^GET \/documented-empty .* \| prefer: code=401$/,
      kubernetes: UNAUTHORIZED_BY_NAME,
    },
    ours: /^401 empty$/,
    prism: '401 text/plain empty without www-authenticate',
    clause: 'RFC 9110 §8.3, §11.6.1',
    because: 'both of these at once: no content to tell of, and a challenge that is missing',
  },
];
