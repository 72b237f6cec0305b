import { UsageError } from '../errors.ts';
import { maskedUrl } from '../recording/redaction.ts';

/**
 * Reads the base URL of an API: http or https, without user, query or fragment.
 * @param option what it was given for, as messages call it: `--target`.
 * @throws {UsageError} if the text is none.
 */
export function expectBaseUrl(text: string, option: string): URL {
  const url = URL.parse(text);
  const isBase =
    url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.username + url.password + url.search + url.hash === '';
  if (isBase) return url;
  throw new UsageError({
    problem: `${option} is given something that is no base URL`,
    expected:
      'a URL with http or https, no query and no password, such as https://staging.example.com',
    received: maskedUrl(text, () => true),
  });
}
