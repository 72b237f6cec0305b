import type { Difference } from './difference.ts';
import { INVALID_IN_PRISM } from './invalid-in-prism.ts';

const DONE = /^204 empty$/;
const BAD = /^400 application\/problem\+json own$/;
const PRISM_NO_PATH = '404 application/problem+json own';

/** What differs in what is answered. */
export const RESPONSES: readonly Difference[] = [
  {
    where: {
      'headers-and-cookies.yaml': /^GET \/(header|header-list|header-members|cookie) \| /,
      'negotiation.yaml': /^GET \/bare$/,
      'openapi-3.0.yaml': /^(GET \/exclusive-query\?p=2|POST \/nullable-body .*)$/,
      'path-parameters.yaml': /^GET \/(simple|label(-list)?|matrix(-items|-members)?|text)\//,
      'query-parameters.yaml': /^GET \//,
      'request-bodies.yaml': /^POST \//,
      'responses.yaml': /^GET \/redirect$/,
      'routing.yaml': /^(DELETE \/things\/mine|OPTIONS \/options)$/,
      'security.yaml': /^GET \//,
      'servers.yaml': /^GET \/other$/,
      'swagger-2.0.yaml': /^POST \/(things|form) /,
      'mparticle-platform':
        /^DELETE |^(PUT|POST) \/workspaces\/\d+\/calculatedattributes\/\d+(\/activation)? /,
      tell: /^DELETE \/api\/v1\/(audiences|marks)\//,
      'adyen-checkout': /^DELETE \/storedPaymentMethods\//,
      github: /^(POST|PUT|PATCH|DELETE) |^GET \S+\/(following\/\S+|stats\/commit_activity)( |$)/,
    },
    ours: /^(200|204|302) empty$/,
    prism: '$1 text/plain empty',
    clause: 'RFC 9110 §8.3',
    because: 'Content-Type is that of content: where there is none, it says nothing',
  },
  {
    where: { github: / \| prefer: code=(304|400|403|404|409|422)( |$)|^GET \S+\/fetch-report\// },
    ours: /^(202|302|304|4\d\d) empty$/,
    prism: '$1 text/plain empty',
    clause: 'RFC 9110 §8.3',
    because: 'Content-Type is that of content, which these answers are documented without',
  },
  {
    where: INVALID_IN_PRISM,
    ours: /^(\d+ \S+) valid$/,
    prism: '$1 invalid',
    clause: 'OpenAPI 3.1 §4.8.14, schema',
    because: 'a body satisfies its schema, also where its example does not, and is never missing',
  },
  {
    where: { 'responses.yaml': /^GET \/empty/ },
    ours: DONE,
    prism: '204 application/json empty',
    clause: 'RFC 9110 §8.3, §15.3.5',
    because: 'a 204 has no content, whatever is documented',
  },
  {
    where: { 'responses.yaml': /^GET \/impossible/ },
    ours: /^500 .+$/,
    prism: '200 application/json invalid',
    clause: 'OpenAPI 3.1 §4.8.14, schema',
    because: 'no value satisfies the schema: better no answer than a wrong one',
  },
  {
    where: { 'responses.yaml': /^GET \/failure/ },
    ours: /^500 .+$/,
    prism: '404 application/json valid',
    clause: 'RFC 9110 §15.5, §15.6; OpenAPI 3.1 §4.8.16',
    because:
      'a 4xx says that the client seems to have erred, which it has not; a document is expected ' +
      'to cover a successful response: without one it is the server that cannot answer',
  },
  {
    where: {
      'responses.yaml': /^GET \/\w+ \| prefer: (code=418|code=500|example=three)$/,
    },
    ours: BAD,
    prism: PRISM_NO_PATH,
    clause: 'RFC 9110 §15.5.1, §15.5.5',
    because: 'the resource is there: what the client asks of the mock is not',
  },
];
