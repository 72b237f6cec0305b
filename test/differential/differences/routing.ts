import type { Difference } from './difference.ts';

const DONE = /^204 empty$/;
const PRISM_NO_PATH = '404 application/problem+json own';

/** What differs in where a request leads. */
export const ROUTING: readonly Difference[] = [
  {
    where: { 'routing.yaml': /^GET \/things\/$/ },
    ours: /^404 (.+)$/,
    prism: '422 $1',
    clause: 'OpenAPI 3.1 §4.8.8, §4.8.12.2, required',
    because: 'a path parameter is required: a path without its value is no path of the template',
  },
  {
    where: { 'routing.yaml': /^GET \/things\/1\/$/ },
    ours: /^200 application\/json valid$/,
    prism: PRISM_NO_PATH,
    clause: 'RFC 9110 §4.2.3; RFC 3986 §6.2.4',
    because:
      'URIs that a normalisation makes one should not mean two resources, and a slash more ' +
      'at the end is what §6.2.4 normalises: a template that has it goes first',
  },
  {
    where: { 'routing.yaml': /^HEAD \/things\/1$/ },
    ours: /^200 application\/json empty$/,
    prism: '405 application/problem+json empty without allow',
    clause: 'RFC 9110 §9.1, §9.3.2',
    because: 'who has GET has HEAD, without its content',
  },
  {
    where: { 'routing.yaml': /^HEAD \/head-alone$/, kubernetes: /^HEAD \S+\/proxy(\/\S+)? / },
    ours: /^200 \S+ empty$/,
    prism: '200 empty',
    clause: 'RFC 9110 §9.3.2',
    because: 'an answer to HEAD has the header fields of one to GET, as they are documented',
  },
  {
    where: { 'routing.yaml': /^OPTIONS \/things\/1$/ },
    ours: DONE,
    prism: '405 application/problem+json own without allow',
    clause: 'RFC 9110 §9.3.7',
    because: 'OPTIONS asks what a resource can do: that is documented',
  },
  {
    where: {
      'servers.yaml': /^GET \/(v1|other-base)\//,
      'swagger-2.0.yaml': /^GET \/v1\//,
    },
    ours: /^(200 application\/json valid|204 empty)$/,
    prism: PRISM_NO_PATH,
    clause: 'OpenAPI 3.1 §4.8.5, §4.8.8; 2.0, basePath',
    because: 'a path is appended to the URL of a server, its base path included',
  },
  {
    where: { 'routing.yaml': /^PUT \/things\/1$/ },
    ours: /^405 .+$/,
    prism: '$& without allow',
    clause: 'RFC 9110 §15.5.6',
    because: 'a 405 must name the methods that are allowed',
  },
];
