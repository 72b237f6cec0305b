/** Request header fields that HTTP, browsers, proxies and tracing give a meaning to. */
const OF_REQUESTS = fields(`
  :* accept accept-* access-control-* alt-used authorization b3 baggage cache-control cdn-loop connection
  content-* cookie date dnt expect forwarded from host if-* keep-alive max-forwards newrelic origin postman-token
  pragma prefer priority proxy-* purpose range referer save-data sec-* sentry-trace specwright-* te trace-parent
  trace-state traceparent tracestate trailer transfer-encoding true-client-ip upgrade* user-agent via
  viewport-width warning width
`);

/** Those of responses, beside the ones that tell a client what to do next. */
const OF_RESPONSES = fields(`
  :* accept-* access-control-* age allow alt-svc authorization cache-* cdn-* clear-site-data connection content-*
  cross-origin-* date etag expect-ct expires keep-alive last-modified nel origin-* p3p permissions-policy pragma
  preference-applied priority proxy-* referrer-policy report-to reporting-endpoints repr-digest server
  server-timing set-cookie status strict-transport-security timing-allow-origin trailer transfer-encoding upgrade
  vary via warning www-authenticate x-aspnet* x-cache* x-cdn* x-content-* x-dns-prefetch-control
  x-download-options x-frame-options x-permitted-cross-domain-policies x-powered-by x-robots-tag x-runtime
  x-served-by x-timer x-ua-compatible x-varnish x-xss-protection
`);

/** What proxies, clouds and tracing add to either. */
const OF_INFRASTRUCTURE = fields(`
  akamai-* cf-* fastly-* fly-* x-akamai-* x-amz-cf-* x-amzn-* x-azure-* x-b3-* x-chrome-* x-client-data*
  x-cloud-trace* x-correlation-* x-csrf* x-datadog-* x-envoy-* x-firefox-* x-forwarded-* x-google-* x-ms-*
  x-newrelic-* x-nf-* x-original-* x-real-ip* x-request-id* x-request-start* x-requested-with* x-vercel-* x-xsrf*
`);

/** Whether a header field of requests is the API's own: `idempotency-key`, `notion-version`. In lower case. */
export function isOwnRequestHeader(name: string): boolean {
  return !OF_REQUESTS.test(name) && !OF_INFRASTRUCTURE.test(name);
}

/** Whether a header field of responses tells a client of the API something: `location`, `x-ratelimit-limit`. */
export function isOwnResponseHeader(name: string): boolean {
  return !OF_RESPONSES.test(name) && !OF_INFRASTRUCTURE.test(name);
}

/** A field name as documents write it: `X-RateLimit-Limit`. */
export function headerTitle(name: string): string {
  return name
    .replace(/(?<![a-z\d])[a-z]/g, (letter) => letter.toUpperCase())
    .replace(/Ratelimit/, 'RateLimit');
}

/** Names of header fields; `*` stands for whatever follows. */
function fields(names: string): RegExp {
  return new RegExp(`^(?:${names.trim().replaceAll('*', '.*').split(/\s+/).join('|')})$`);
}
