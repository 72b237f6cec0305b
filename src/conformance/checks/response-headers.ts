import { childPointer } from '../../contract/pointer.ts';
import { type CheckOutcome, type Examined, FULFILLED, fromViolations } from '../check.ts';
import type { Breach } from '../finding.ts';

/** Fields that HTTP itself gives a meaning to: no contract has to document them. */
const STANDARD_FIELDS = new Set([
  'accept-ranges',
  'age',
  'allow',
  'alt-svc',
  'cache-control',
  'connection',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-range',
  'content-security-policy',
  'content-type',
  'date',
  'etag',
  'expires',
  'keep-alive',
  'last-modified',
  'link',
  'location',
  'pragma',
  'proxy-authenticate',
  'referrer-policy',
  'retry-after',
  'server',
  'server-timing',
  'set-cookie',
  'strict-transport-security',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'vary',
  'via',
  'warning',
  'www-authenticate',
]);

/** Documented response headers are there where required, and satisfy their schemas. */
export function responseHeaders(examined: Examined): CheckOutcome {
  const { subject, documented, response, policy } = examined;
  if (documented === undefined) return FULFILLED;
  const { breaches } = fromViolations(
    subject.compiled.responseHeaders(documented, response.headers),
  );
  return { breaches: policy.strict ? [...breaches, ...undeclared(examined)] : breaches };
}

function undeclared({ documented, response }: Examined): Breach[] {
  if (documented === undefined) return [];
  const declared = new Set(documented.headers.map(({ name }) => name));
  return Object.keys(response.headers)
    .filter(
      (name) =>
        !declared.has(name) && !STANDARD_FIELDS.has(name) && !/^(access-control|sec)-/.test(name),
    )
    .map((name) => ({
      at: 'response.header',
      pointer: childPointer('', name),
      received: 'a value',
      documented: 'no such header',
      contractPointer: childPointer(documented.pointer, 'headers'),
    }));
}
