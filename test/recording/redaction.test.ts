import { expect, test } from 'vitest';
import { isMasked } from '../../src/recording/redaction.ts';

test.each([
  '***',
  '********',
  'Bearer ***',
  'Bearer xxxxx',
  'xxx',
  'XXXXXXXX',
  'XXXX-XXXX-XXXX',
  '####',
  '•••',
  '●●●●',
  '████████',
  '…',
  '...',
  'REDACTED',
  'redacted',
  'Bearer REDACTED',
  'Basic [redacted]',
  '[REDACTED]',
  '<REDACTED>',
  '(redacted)',
  '{{REDACTED}}',
  '**REDACTED**',
  '__REDACTED__',
  '--REDACTED--',
  'REDACTED_TOKEN',
  '[REDACTED:api-key]',
  '[token redacted]',
  '[Filtered]',
  '[FILTERED]',
  '<removed>',
  'Removed',
  '<hidden>',
  '[MASKED]',
  '<scrubbed>',
  'sanitized',
  ' *** ',
  '****1234',
  'sk_live_****abcd',
  'Bearer eyJhbGciOi…',
  'eyJhbGciOi...c2lnbg',
  'XXXX-XXXX-XXXX-1234',
  '<API_KEY>',
  'pseudonymized',
])('%j is masked', (value) => {
  expect(isMasked(value)).toBe(true);
});

test.each([
  '',
  'To be continued…',
  'x',
  'xx',
  '**',
  'Bearer',
  'Bearer YOUR-REST-API-KEY',
  'YOUR-REST-API-KEY',
  '{{token}}',
  '$TOKEN',
  'null',
  'eyJhbGciOiJIUzI1NiJ9.e30.ZRrHA1JJJW8opsbCGfG_HACGpVUMN_a9IV7pAx_Zmeo',
  'dGVzdDp4eHg=',
  'Basic dXNlcjpwYXNz',
  'AKIAxxxxMASKED0',
  'xxx-real-key',
  'my-hidden-key',
  'unredacted',
  '11ae5b4b-2445-4440-a04f-bf537764c9ad',
  '00000000-0000-0000-0000-000000000000',
])('%j is not masked', (value) => {
  expect(isMasked(value)).toBe(false);
});

test('a text of millions of marks is looked at without running out of stack, and is no mask', () => {
  expect(isMasked(`xxx${'-xx'.repeat(4_000_000)}z`)).toBe(false);
});
