import { describe, expect, test } from 'vitest';
import { problemsOf } from '../problems.ts';

const document = (signature: string) => `
webhooks:
  paid:
    post:
      responses: { 200: { description: Taken } }
      x-signature: ${signature}`;

const AT = '/webhooks/paid/post/x-signature';

describe('an x-signature', () => {
  test.each([
    ['{ header: X-Hub-Signature-256, value: "sha256={signature}" }'],
    [
      '{ header: Stripe-Signature, value: "t={timestamp},v1={signature}", signed: "{timestamp}.{body}" }',
    ],
    [
      '{ header: X-Slack-Signature, value: "v0={signature}", signed: "v0:{timestamp}:{body}", timestampHeader: X-Slack-Request-Timestamp }',
    ],
    ['{ header: X-Shopify-Hmac-SHA256, algorithm: sha256, encoding: base64 }'],
  ])('says it: %s', async (signature) => {
    expect(await problemsOf(document(signature))).toEqual([]);
  });

  test.each([
    ['yes', '', 'an object', '"yes"', '7:7'],
    ['{ algorithm: sha1 }', '', 'the name of a header', 'nothing', '7:7'],
    ['{ header: a b }', '/header', 'the name of a header', '"a b"', '7:22'],
    ['{ header: A, algorithm: md5 }', '/algorithm', 'sha1, sha256, sha512', '"md5"', '7:33'],
    ['{ header: A, encoding: utf8 }', '/encoding', 'hex, base64', '"utf8"', '7:33'],
    [
      '{ header: A, value: v1 }',
      '/value',
      'a text with {signature}, and perhaps {timestamp}',
      '"v1"',
      '7:33',
    ],
    [
      '{ header: A, signed: "{id}.{body}" }',
      '/signed',
      'a text with {body}, and perhaps {timestamp}',
      '"{id}.{body}"',
      '7:33',
    ],
    [
      '{ header: A, prefix: v1 }',
      '/prefix',
      'one of header, algorithm, encoding, value, signed, timestampHeader',
      '"prefix"',
      '7:33',
    ],
    [
      '{ header: A, signed: "{timestamp}{body}" }',
      '',
      'the timestamp that is signed in value, or a timestampHeader',
      '{"header":"A","signed":"{timestamp}{body}"}',
      '7:7',
    ],
  ])('does not say it: %s', async (signature, pointer, expected, received, at) => {
    expect(await problemsOf(document(signature))).toEqual([
      {
        rule: 'signatures-valid',
        severity: 'error',
        message: "x-signature doesn't say how a request is signed",
        expected,
        received,
        pointer: AT + pointer,
        at,
      },
    ]);
  });
});
