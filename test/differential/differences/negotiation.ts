import type { Difference } from './difference.ts';

const ANY = /./;

/** What differs in which representation is answered. */
export const NEGOTIATION: readonly Difference[] = [
  {
    request: /^negotiation.yaml: GET \/json .*;q=0, /,
    ours: /^406 .+$/,
    prism: '200 invalid',
    clause: 'RFC 9110 §12.4.2, §12.5.1',
    because: 'a quality of 0 means not acceptable, and the more specific range wins',
  },
  {
    request: /^negotiation.yaml: GET \/many .*\*\/\*$/,
    ours: /^200 application\/json valid$/,
    prism: '200 text/plain valid',
    clause: 'RFC 9110 §12.1',
    because: 'the choice is the server’s: */* and no Accept at all mean the same, JSON first',
  },
  {
    request: ANY,
    ours: /^200 \S+ valid$/,
    prism: '200 text/* valid',
    clause: 'RFC 9110 §8.3.1',
    because: 'text/* is a range: Content-Type is a media type',
  },
  {
    request: ANY,
    ours: /^200 \S+ valid$/,
    prism: '200 */* valid',
    clause: 'RFC 9110 §8.3.1',
    because: '*/* is a range: Content-Type is a media type',
  },
  {
    request: /^(negotiation.yaml|kubernetes): .*accept: /,
    ours: /^200 \S+ valid$/,
    prism: '406 application/problem+json own',
    clause: 'OpenAPI 3.1 §4.8.17, content; RFC 9110 §12.5.1',
    because: 'a documented range covers the media type that is asked for',
  },
  {
    request: /^negotiation.yaml: GET \/any$/,
    ours: /^200 application\/json valid$/,
    prism: '500 application/problem+json own',
    clause: 'OpenAPI 3.1 §4.8.17, content',
    because: '*/* may be documented: any media type will do',
  },
  {
    request: /^negotiation.yaml: GET \/version .*version=1$/,
    ours: /^406 .+$/,
    prism: '200 application/json valid',
    clause: 'RFC 9110 §12.5.1',
    because: 'a media range with a parameter covers only media types that have it',
  },
];
