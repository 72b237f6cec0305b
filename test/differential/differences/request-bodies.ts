import type { Difference } from './difference.ts';

const DONE = /^204 empty$/;
const PRISM_DONE = '204 text/plain empty';
const PRISM_INVALID = '422 application/problem+json own';

/** What differs in what may be sent. */
export const REQUEST_BODIES: readonly Difference[] = [
  {
    request: /^request-bodies.yaml: POST \/json \|\| /,
    ours: /^415 (.+)$/,
    prism: '422 $1',
    clause: 'RFC 9110 §8.3, §15.5.16',
    because: 'content without Content-Type is application/octet-stream: none that is documented',
  },
  {
    request: / \|\| \{[^}]*:$/,
    ours: /^400 application\/json valid$/,
    prism: '400 application/problem+json own',
    clause: 'OpenAPI 3.1 §4.8.16',
    because: 'the documented 400 is given also for a body that is no JSON',
  },
  {
    request: /^request-bodies.yaml: POST \/form .*z=1$/,
    ours: /^4(00|22) .+$/,
    prism: PRISM_DONE,
    clause: 'OpenAPI 3.1 §4.8.14.4',
    because: 'a form is held against its schema, which has no place for other properties',
  },
  {
    request: /^request-bodies.yaml: POST \/form-list .*&p=2$/,
    ours: DONE,
    prism: PRISM_INVALID,
    clause: 'OpenAPI 3.1 §4.8.15.1, style and explode',
    because: 'form and exploded is how a list in a form is written by default',
  },
  {
    request: /^request-bodies.yaml: POST \/multipart \| content-type: multipart\/form-data \|\| /,
    ours: /^400 (.+)$/,
    prism: '415 $1',
    clause: 'RFC 2046 §5.1.1; RFC 9110 §15.5.1, §15.5.16',
    because: 'the media type is supported; without its boundary the message is malformed',
  },
  {
    request: /^request-bodies.yaml: POST \/none /,
    ours: DONE,
    prism: '415 application/problem+json own',
    clause: 'OpenAPI 3.1 §4.8.10, requestBody',
    because: 'what is not documented is not forbidden: as a query parameter of another name',
  },
  {
    request: /^(openapi-3.0.yaml: POST \/nullable-choice .*true|github: PATCH .*\/issues\/)/,
    ours: /^4(00|22) .+$/,
    prism: '200 application/json valid',
    clause: 'OpenAPI 3.0.3 §4.7.24',
    because: 'nullable beside oneOf is in common use; a schema that cannot judge is no pass',
  },
  {
    request: /^(openapi-3.0.yaml: POST \/nullable-any|github: PATCH .*\/properties\/)/,
    ours: /^4(00|22) .+$/,
    prism: PRISM_DONE,
    clause: 'OpenAPI 3.0.3 §4.7.24',
    because: 'nullable beside anyOf is in common use; a schema that cannot judge is no pass',
  },
  {
    request: /^openapi-3.0.yaml: POST \/beside /,
    ours: DONE,
    prism: PRISM_INVALID,
    clause: 'OpenAPI 3.0.3 §4.7.23',
    because: 'what stands beside a $ref shall be ignored',
  },
];
