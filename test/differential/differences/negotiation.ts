import type { Difference } from './difference.ts';

/** The operations of Kubernetes whose answer may be of any media type. */
const PROXIES = /^[A-Z]+ \S+\/proxy(\/\S+)? /;
const NOTHING_FITS = / \| accept: application\/x-unknown( |$)/;

/** What differs in which representation is answered. */
export const NEGOTIATION: readonly Difference[] = [
  {
    where: { 'negotiation.yaml': /^GET \/json .*;q=0, / },
    ours: /^406 .+$/,
    prism: '200 invalid',
    clause: 'RFC 9110 §12.4.2, §12.5.1',
    because: 'a quality of 0 means not acceptable, and the more specific range wins',
  },
  {
    where: { 'negotiation.yaml': /^GET \/many .*\*\/\*$/ },
    ours: /^200 application\/json valid$/,
    prism: '200 text/plain valid',
    clause: 'RFC 9110 §12.5.1',
    because:
      'no Accept implies that any media type is accepted, which is what */* says: ' +
      'the answer is the same to both, as it is JSON for both engines without one',
  },
  {
    where: { 'negotiation.yaml': /^GET \/range$/ },
    ours: /^200 \S+ valid$/,
    prism: '200 text/* valid',
    clause: 'RFC 9110 §8.3.1',
    because: 'text/* is a range: Content-Type is a media type',
  },
  {
    where: { 'negotiation.yaml': /^GET \/any-text$/, kubernetes: PROXIES },
    ours: /^200 \S+ valid$/,
    prism: '200 */* valid',
    clause: 'RFC 9110 §8.3.1',
    because: '*/* is a range: Content-Type is a media type',
  },
  {
    where: { 'negotiation.yaml': /^GET \/(range|any) \| accept: /, kubernetes: PROXIES },
    ours: /^200 \S+ valid$/,
    prism: '406 application/problem+json own',
    clause: 'OpenAPI 3.1 §4.8.17, content; RFC 9110 §12.5.1',
    because: 'a documented range covers the media type that is asked for',
  },
  {
    where: { 'negotiation.yaml': /^GET \/any$/ },
    ours: /^200 application\/json valid$/,
    prism: '500 application/problem+json own',
    clause: 'OpenAPI 3.1 §4.8.17, content',
    because: '*/* may be documented: any media type will do',
  },
  {
    where: { 'negotiation.yaml': /^GET \/version .*version=1$/ },
    ours: /^406 .+$/,
    prism: '200 application/json valid',
    clause: 'RFC 9110 §12.5.1',
    because: 'a media range with a parameter covers only media types that have it',
  },
  {
    where: { stripe: NOTHING_FITS },
    ours: /^406 application\/json valid$/,
    prism: '406 application/problem+json own',
    clause: 'OpenAPI 3.1 §4.8.16, default; RFC 9110 §15.5.7',
    because: 'the documented default is given also for a 406, whose content need not be acceptable',
  },
];
