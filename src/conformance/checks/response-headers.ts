import { childPointer } from '../../contract/pointer.ts';
import { type CheckOutcome, type Examined, FULFILLED, violated } from '../check.ts';
import { type Breach, withoutIds } from '../finding.ts';

/**
 * Fields that HTTP and the web platform give a meaning to (IANA's field name registry): no contract
 * has to document them.
 */
const STANDARD_FIELDS = new Set([
  'accept-patch',
  'accept-post',
  'accept-ranges',
  'age',
  'allow',
  'alt-svc',
  'cache-control',
  'cache-status',
  'clear-site-data',
  'connection',
  'content-digest',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-range',
  'content-security-policy',
  'content-security-policy-report-only',
  'content-type',
  'date',
  'etag',
  'expires',
  'keep-alive',
  'last-modified',
  'link',
  'location',
  'nel',
  'permissions-policy',
  'pragma',
  'preference-applied',
  'priority',
  'proxy-authenticate',
  'proxy-status',
  'referrer-policy',
  'report-to',
  'reporting-endpoints',
  'repr-digest',
  'retry-after',
  'server',
  'server-timing',
  'set-cookie',
  'strict-transport-security',
  'timing-allow-origin',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'vary',
  'via',
  'warning',
  'www-authenticate',
  'x-content-type-options',
  'x-frame-options',
]);

/** CORS, client and fetch metadata, cross-origin policies. */
const STANDARD_FAMILIES = /^(?:access-control|cross-origin|sec)-/;

/** Documented response headers are there where required, and satisfy their schemas. */
export function responseHeaders(examined: Examined): CheckOutcome {
  const { subject, documented, response, policy } = examined;
  if (documented === undefined) return FULFILLED;
  const violations = subject.compiled.judgeResponseHeaders(documented, response.headers);
  const outcome = violated(violations, !policy.replayed, examined);
  if (!policy.strict) return outcome;
  return { ...outcome, breaches: [...outcome.breaches, ...undeclared(examined)] };
}

function undeclared({ documented, response }: Examined): Breach[] {
  if (documented === undefined) return [];
  const declared = new Set(documented.headers.map(({ name }) => name));
  return Object.keys(response.headers)
    .filter(
      (name) =>
        response.headers[name] !== undefined &&
        !declared.has(name) &&
        !STANDARD_FIELDS.has(name) &&
        !STANDARD_FAMILIES.test(name),
    )
    .map((name) => ({
      at: 'response.header',
      pointer: childPointer('', name),
      received: 'a value',
      documented: 'no such header',
      contractPointer: childPointer(documented.pointer, 'headers'),
      cause: withoutIds(name),
    }));
}
