import { parseJson, parseJsonExactly } from '../http/json.ts';
import { LongInteger } from '../http/long-integer.ts';
import { decodeFormText } from '../http/percent.ts';
import type { Redaction } from './redact-rules.ts';
import { isCredentialName } from './secret-name.ts';
import { SECRET_SHAPES } from './secret-shapes.ts';
import { replaceSecrets } from './secret-text.ts';

/** `Bearer` and what follows it, in whatever text (RFC 6750 §2.1). */
const BEARER = /\b(bearer|basic) +([\w.~+/-]{8,}=*)/gi;

/** What may be base64 or base64url of a text (RFC 4648 §4, §5). */
const BASE64 = /(?<![\w+/-])[\w+/-]{16,}={0,2}(?![\w+/-])/g;

/** What no text has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const NO_TEXT = /[\u0000-\u0008\u000e-\u001f\ufffd]/;

/** How often one encoding is looked for inside another. */
const MOST_LEVELS = 4;

/**
 * A text with names for the secrets in it: those that are known, that a rule's pattern finds, that look
 * like credentials, that stand behind a credential's name, or that are any of these in JSON, in base64
 * or percent-encoded.
 */
export function redactText(text: string, redaction: Redaction, level = 0): string {
  if (text === '' || level > MOST_LEVELS) return text;
  const { pseudonyms, rules } = redaction;
  const json = jsonIn(text);
  if (json !== undefined) {
    const before = pseudonyms.hidden;
    const redacted = redactJson(json, redaction, [], level + 1);
    return pseudonyms.hidden === before ? text : JSON.stringify(redacted);
  }
  let redacted = pseudonyms.within(text);
  for (const shape of [...rules.patterns, SECRET_SHAPES]) {
    redacted = redacted.replace(shape, (secret) => pseudonyms.of(secret));
  }
  redacted = redacted.replace(BEARER, (_, scheme, secret) => `${scheme} ${pseudonyms.of(secret)}`);
  redacted = replaceSecrets(redacted, isCredentialName, pseudonyms.of);
  redacted = redacted.replace(BASE64, (token) => {
    const inner = Buffer.from(token, 'base64').toString();
    if (NO_TEXT.test(inner) || redactText(inner, redaction, level + 1) === inner) return token;
    return pseudonyms.of(token);
  });
  if (!redacted.includes('%')) return redacted;
  const decoded = decodeFormText(redacted);
  if (decoded === redacted) return redacted;
  const inner = redactText(decoded, redaction, level + 1);
  return inner === decoded ? redacted : encodeURIComponent(inner);
}

/** The object or list that a text is; numbers and words say nothing more as JSON. */
function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const exact = parseJsonExactly(text);
  // One whose keys repeat is none to the letter, and yet most read it.
  const parsed = exact.ok ? exact : parseJson(text);
  return parsed.ok ? parsed.value : undefined;
}

/**
 * A value of JSON with names for its secrets: all texts and numbers at and below a credential's name or a
 * rule's pointer, and what other texts hold.
 * @param path the keys and indices that lead to it.
 */
function redactJson(
  value: unknown,
  redaction: Redaction,
  path: readonly string[],
  level: number,
  isBelow = false,
): unknown {
  const { rules, pseudonyms } = redaction;
  const isSecret = isBelow || rules.isSecretAt(path);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    return isSecret ? pseudonyms.of(value) : redactText(value, redaction, level);
  }
  if (typeof value !== 'object' || value instanceof LongInteger) {
    return isSecret ? pseudonyms.of(String(value)) : value;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      redactJson(item, redaction, [...path, String(index)], level, isSecret),
    );
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      redactText(name, redaction, level),
      redactJson(member, redaction, [...path, name], level, isSecret || isCredentialName(name)),
    ]),
  );
}
