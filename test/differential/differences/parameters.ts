import { type Difference, toOperations } from './difference.ts';

const DONE = /^204 empty$/;
const BAD = /^400 application\/problem\+json own$/;
const PRISM_DONE = '204 text/plain empty';
const PRISM_INVALID = '422 application/problem+json own';

/** What differs in how parameters are read. */
export const PARAMETERS: readonly Difference[] = [
  {
    where: {
      'headers-and-cookies.yaml':
        /^GET (\/header( \| x-p: one)?|\/header-list .*two|\/header-members .* y=2)$/,
      'openapi-3.0.yaml': /^GET \/exclusive-query\?p=1$/,
      'path-parameters.yaml': /^GET \/[\w-]+\/(\.y=2|;y=2|c|.*(five|four))$/,
      'query-parameters.yaml':
        /^GET \/(plain(\?p=(one|1\.5|1&p=2)?)?|[\w-]+\?(.*two|p=one|p=y,2|y=2|p\[y]=2)|boolean\?p=1|choice\?p=c|optional\?p=x)$/,
      'responses.yaml': /^GET \/invalid-(request|range|default)$/,
      'security.yaml': /^GET \/broken \| authorization: Bearer t$/,
      'swagger-2.0.yaml': /^GET \/things\?(csv|multi)=.*two$/,
      'mparticle-platform':
        /^(PUT|POST|DELETE) \/(?!workspaces)[^?]*( |\?accountId=none )|^(POST|DELETE) \/workspaces\/none\//,
      'adyen-checkout': toOperations('GET /sessions/{}', 'DELETE /storedPaymentMethods/{}'),
      github: toOperations(
        'GET /enterprises/{}/copilot/metrics/reports/enterprise-1-day',
        'GET /orgs/{}/insights/api/route-stats/installation/{}',
        'GET /orgs/{}/insights/api/time-stats/installation/{}',
        'GET /search/commits',
      ),
      stripe: /^GET [^?]+$/,
    },
    ours: /^400 (.+)$/,
    prism: '422 $1',
    clause: 'RFC 9110 §15.5.1, §15.5.21',
    because: '422 is for content that was understood: a parameter that is wrong or missing is none',
  },
  {
    where: { 'path-parameters.yaml': /^GET \/(simple-(list|object|members)|matrix-list)\// },
    ours: /^(204 empty|400 application\/problem\+json own)$/,
    prism: 'throws',
    clause: 'OpenAPI 3.1 §4.8.12.4',
    because: 'lists and objects in a path are among its style examples',
  },
  {
    where: { 'path-parameters.yaml': /^GET \/matrix\/;q=5/ },
    ours: BAD,
    prism: 'throws',
    clause: 'OpenAPI 3.1 §4.8.12.4',
    because: 'a matrix parameter is told by its name: another one is a mistake of the client',
  },
  {
    where: {
      'path-parameters.yaml': /^GET \/label-members\//,
      'query-parameters.yaml': /^GET \/spaces\?/,
    },
    ours: DONE,
    prism: PRISM_INVALID,
    clause: 'OpenAPI 3.1 §4.8.12.4',
    because: '.R=100.G=200 and color=blue%20black are among its style examples',
  },
  {
    where: { 'query-parameters.yaml': /^GET \/content\?/ },
    ours: BAD,
    prism: PRISM_DONE,
    clause: 'OpenAPI 3.1 §4.8.12.2, content',
    because: 'a parameter with content is held against the schema of its media type',
  },
  {
    where: { 'query-parameters.yaml': /^GET \/case\?case=/ },
    ours: BAD,
    prism: PRISM_DONE,
    clause: 'OpenAPI 3.1 §4.8.12.2, name',
    because: 'parameter names are case sensitive',
  },
  {
    where: { 'headers-and-cookies.yaml': /^GET \/ignored/ },
    ours: DONE,
    prism: PRISM_INVALID,
    clause: 'OpenAPI 3.1 §4.8.12.2, name',
    because: 'a header parameter called Authorization shall be ignored',
  },
  {
    where: { 'headers-and-cookies.yaml': /^GET \/cookie/ },
    ours: BAD,
    prism: PRISM_DONE,
    clause: 'OpenAPI 3.1 §4.8.12.1',
    because: 'a cookie is a parameter as others are',
  },
];
