import { UsageError } from '../errors.ts';

/**
 * Reads the base URL of an API.
 * @param option what it was given for, as messages call it: `--target`.
 * @throws {UsageError} if the text is no URL, or one that isn't of HTTP.
 */
export function expectBaseUrl(text: string, option: string): URL {
  const url = URL.parse(text);
  if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new UsageError({
    problem: `${option} is given something that is no URL`,
    expected: 'a URL with http or https, such as https://staging.example.com',
    received: text,
  });
}
