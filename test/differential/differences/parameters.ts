import type { Difference } from './difference.ts';

const ANY = /./;
const DONE = /^204 empty$/;
const BAD = /^400 application\/problem\+json own$/;
const PRISM_DONE = '204 text/plain empty';
const PRISM_INVALID = '422 application/problem+json own';

/** What differs in how parameters are read. */
export const PARAMETERS: readonly Difference[] = [
  {
    request: ANY,
    ours: /^400 (.+)$/,
    prism: '422 $1',
    clause: 'RFC 9110 §15.5.1, §15.5.21',
    because: '422 is for content that was understood: a wrong parameter, or no body, is a 400',
  },
  {
    request: /^path-parameters.yaml: GET \/(simple-(list|object|members)|matrix-list)\//,
    ours: /^(204 empty|400 application\/problem\+json own)$/,
    prism: 'throws',
    clause: 'OpenAPI 3.1 §4.8.12.4',
    because: 'lists and objects in a path are among its style examples',
  },
  {
    request: /^path-parameters.yaml: GET \/matrix\/;q=5/,
    ours: BAD,
    prism: 'throws',
    clause: 'OpenAPI 3.1 §4.8.12.4',
    because: 'a matrix parameter is told by its name: another one is a mistake of the client',
  },
  {
    request: /^path-parameters.yaml: GET \/label-members\/|^query-parameters.yaml: GET \/spaces\?/,
    ours: DONE,
    prism: PRISM_INVALID,
    clause: 'OpenAPI 3.1 §4.8.12.4',
    because: '.R=100.G=200 and color=blue%20black are among its style examples',
  },
  {
    request: /^query-parameters.yaml: GET \/content\?/,
    ours: BAD,
    prism: PRISM_DONE,
    clause: 'OpenAPI 3.1 §4.8.12.2, content',
    because: 'a parameter with content is held against the schema of its media type',
  },
  {
    request: /^query-parameters.yaml: GET \/case\?case=/,
    ours: BAD,
    prism: PRISM_DONE,
    clause: 'OpenAPI 3.1 §4.8.12.2, name',
    because: 'parameter names are case sensitive',
  },
  {
    request: /^headers-and-cookies.yaml: GET \/ignored/,
    ours: DONE,
    prism: PRISM_INVALID,
    clause: 'OpenAPI 3.1 §4.8.12.2, name',
    because: 'a header parameter called Authorization shall be ignored',
  },
  {
    request: /^headers-and-cookies.yaml: GET \/cookie/,
    ours: BAD,
    prism: PRISM_DONE,
    clause: 'OpenAPI 3.1 §4.8.12.1',
    because: 'a cookie is a parameter as others are',
  },
];
