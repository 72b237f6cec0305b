import { decodeFormText, decodePercent, encodeFormText } from '../http/percent.ts';
import { parseQuery } from '../http/query.ts';
import { splitTarget } from '../http/target.ts';
import type { Redaction } from './redact-rules.ts';
import { redactText } from './redact-text.ts';
import { isCredentialName, isSecretAmong } from './secret-name.ts';

/** The user and password of a URL (RFC 3986 §3.2.1). */
const USER = /\/\/([^/@]*)@/;

/** A segment that no person has written: behind a credential's name, it is one. */
const RANDOM = /^(?=.*\d)(?=.*[A-Za-z])[\w.~-]{16,}$/;

/**
 * A URL with names for the secrets in its user, path, query and fragment. The rest stays as written.
 * @param segments those of its path that are known to be secrets, decoded.
 */
export function redactUrl(
  url: string,
  redaction: Redaction,
  segments: ReadonlySet<string> = new Set(),
): string {
  const { origin = '', path, query } = splitTarget(url);
  const { pseudonyms } = redaction;
  const hash = url.indexOf('#');
  const search = query === '' ? '' : `?${redactForm(query, redaction)}`;
  const fragment = hash === -1 ? '' : `#${redactForm(url.slice(hash + 1), redaction)}`;
  const authority = origin.replace(USER, (_, user: string) => `//${pseudonyms.of(user)}@`);
  return `${authority}${redactPath(path, redaction, segments)}${search}${fragment}`;
}

/** A query, or a body that is a form, with names for its secrets. */
export function redactForm(form: string, redaction: Redaction): string {
  const { rules, pseudonyms } = redaction;
  const names = parseQuery(form).map(({ name }) => name);
  const isSecretHere = isSecretAmong(names, rules.isSecret);
  return form
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      if (equals === -1) return redactEncoded(pair, redaction);
      const name = decodeFormText(pair.slice(0, equals));
      const value = pair.slice(equals + 1);
      const redacted = isSecretHere(name)
        ? pseudonyms.of(decodeFormText(value))
        : redactEncoded(value, redaction);
      return `${pair.slice(0, equals)}=${redacted}`;
    })
    .join('&');
}

function redactPath(path: string, redaction: Redaction, secrets: ReadonlySet<string>): string {
  let before = '';
  const segments = path.split('/').map((segment) => {
    const name = before;
    before = decodePercent(segment);
    const isSecret = secrets.has(before) || (isCredentialName(name) && RANDOM.test(before));
    return isSecret ? redaction.pseudonyms.of(before) : redactEncoded(segment, redaction);
  });
  return segments.join('/');
}

/** What has no secret stays as it was written. */
function redactEncoded(encoded: string, redaction: Redaction): string {
  const text = decodeFormText(encoded);
  const redacted = redactText(text, redaction);
  return redacted === text ? encoded : encodeFormText(redacted, true);
}
