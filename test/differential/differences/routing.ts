import type { Difference } from './difference.ts';

const DONE = /^204 empty$/;
const PRISM_NO_PATH = '404 application/problem+json own';

/** What differs in where a request leads. */
export const ROUTING: readonly Difference[] = [
  {
    request: /^routing.yaml: GET \/things\/$/,
    ours: /^404 (.+)$/,
    prism: '422 $1',
    clause: 'OpenAPI 3.1 §4.8.8, §4.8.12.2, required',
    because: 'a path parameter is required: a path without its value is no path of the template',
  },
  {
    request: /^routing.yaml: GET \/things\/1\/$/,
    ours: /^200 application\/json valid$/,
    prism: PRISM_NO_PATH,
    clause: 'RFC 3986 §6.2.4',
    because: 'a slash at the end is left to servers, most of which tolerate it: so do we',
  },
  {
    request: /^routing.yaml: HEAD \/things\/1$/,
    ours: /^200 application\/json empty$/,
    prism: '405 application/problem+json empty without allow',
    clause: 'RFC 9110 §9.1, §9.3.2',
    because: 'who has GET has HEAD, without its content',
  },
  {
    request: /: HEAD /,
    ours: /^200 \S+ empty$/,
    prism: '200 empty',
    clause: 'RFC 9110 §9.3.2',
    because: 'an answer to HEAD has the header fields of one to GET, as they are documented',
  },
  {
    request: /^routing.yaml: OPTIONS \/things\/1$/,
    ours: DONE,
    prism: '405 application/problem+json own without allow',
    clause: 'RFC 9110 §9.3.7',
    because: 'OPTIONS asks what a resource can do: that is documented',
  },
  {
    request: /^servers.yaml: GET \/(v1|other-base)\/|^swagger-2.0.yaml: GET \/v1\//,
    ours: /^(200 application\/json valid|204 empty)$/,
    prism: PRISM_NO_PATH,
    clause: 'OpenAPI 3.1 §4.8.5, §4.8.8; 2.0, basePath',
    because: 'a path is appended to the URL of a server, its base path included',
  },
];
