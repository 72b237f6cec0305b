import { type Difference, toOperations } from './difference.ts';

const DONE = /^204 empty$/;
const PRISM_DONE = '204 text/plain empty';
const PRISM_INVALID = '422 application/problem+json own';

/** The body that `requests.ts` sends where another one is valid. */
const WRONG_BODY = /\|\| \[\[\]\]$/;

/** What differs in what may be sent. */
export const REQUEST_BODIES: readonly Difference[] = [
  {
    where: { 'request-bodies.yaml': /^POST \/json( \| content-type: application\/json)?$/ },
    ours: /^400 (.+)$/,
    prism: '422 $1',
    clause: 'RFC 9110 §15.5.1, §15.5.21',
    because: '422 is for content that was understood: there is none',
  },
  {
    where: {
      'request-bodies.yaml':
        /^POST \/(json|optional|suffix|range|form|form-list|multipart|text|several) .* \|\| /,
      'swagger-2.0.yaml': /^POST \/(things|form) .* \|\| ({"y":1}|a=one)$/,
      'adyen-checkout': WRONG_BODY,
      github: WRONG_BODY,
      kubernetes: WRONG_BODY,
    },
    ours: /^400 application\/problem\+json own$/,
    prism: PRISM_INVALID,
    clause: 'OpenAPI 3.1 §4.8.16; RFC 9110 §15, §15.5.1',
    because:
      'known errors are documented: where 422 is not, 400 is what any unknown 4xx stands for',
  },
  {
    where: { 'request-bodies.yaml': /^POST \/json \|\| / },
    ours: /^415 (.+)$/,
    prism: '422 $1',
    clause: 'RFC 9110 §8.3, §15.5.16',
    because: 'content without Content-Type is application/octet-stream: none that is documented',
  },
  {
    where: {
      'request-bodies.yaml': /^POST \/documented .* \|\| \{[^}]*:$/,
      'mparticle-platform': /^(PUT|POST) .* \|\| \{[^}]*:$/,
      tell: /^POST \/api\/v1\/marks .* \|\| \{[^}]*:$/,
    },
    ours: /^400 application\/json valid$/,
    prism: '400 application/problem+json own',
    clause: 'OpenAPI 3.1 §4.8.16',
    because: 'the documented 400 is given also for a body that is no JSON',
  },
  {
    where: { 'request-bodies.yaml': /^POST \/form .*z=1$/ },
    ours: /^4(00|22) .+$/,
    prism: PRISM_DONE,
    clause: 'OpenAPI 3.1 §4.8.14.4',
    because: 'a form is held against its schema, which has no place for other properties',
  },
  {
    where: { 'request-bodies.yaml': /^POST \/form-list .*&p=2$/ },
    ours: DONE,
    prism: PRISM_INVALID,
    clause: 'OpenAPI 3.1 §4.8.15.1, style and explode',
    because: 'form and exploded is how a list in a form is written by default',
  },
  {
    where: {
      'request-bodies.yaml': /^POST \/multipart \| content-type: multipart\/form-data \|\| /,
    },
    ours: /^400 (.+)$/,
    prism: '415 $1',
    clause: 'RFC 2046 §5.1.1; RFC 9110 §15.5.1, §15.5.16',
    because: 'the media type is supported; without its boundary the message is malformed',
  },
  {
    where: { 'request-bodies.yaml': /^POST \/none / },
    ours: DONE,
    prism: '415 application/problem+json own',
    clause: 'RFC 9110 §9.3.3, §15.5.16; OpenAPI 3.1 §4.8.10, requestBody',
    because:
      'a 415 is about the format of content, and no format is documented that this one could miss: ' +
      'what becomes of it is for the resource to say',
  },
  {
    where: {
      'openapi-3.0.yaml': /^POST \/nullable-choice .*true/,
      github: toOperations('PATCH /repos/{}/{}/issues/{}'),
    },
    ours: /^4(00|22) .+$/,
    prism: '200 application/json valid',
    clause: 'OpenAPI 3.0.3 §4.7.24',
    because: 'nullable beside oneOf is in common use; a schema that cannot judge is no pass',
  },
  {
    where: {
      'openapi-3.0.yaml': /^POST \/nullable-any/,
      github: toOperations('PATCH /repos/{}/{}/properties/values'),
    },
    ours: /^4(00|22) .+$/,
    prism: PRISM_DONE,
    clause: 'OpenAPI 3.0.3 §4.7.24',
    because: 'nullable beside anyOf is in common use; a schema that cannot judge is no pass',
  },
  {
    where: { 'openapi-3.0.yaml': /^POST \/beside / },
    ours: DONE,
    prism: PRISM_INVALID,
    clause: 'OpenAPI 3.0.3 §4.7.23',
    because: 'what stands beside a $ref shall be ignored',
  },
];
