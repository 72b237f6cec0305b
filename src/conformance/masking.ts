import { jsonType, showValue } from '../compile/violation.ts';
import type { Contract } from '../contract/contract.ts';
import { parsePointer } from '../contract/pointer.ts';
import { LongInteger } from '../http/long-integer.ts';
import { decodePercent } from '../http/percent.ts';
import { splitTarget } from '../http/target.ts';
import type { RedactRules } from '../recording/redact-rules.ts';
import { maskedUrl } from '../recording/redaction.ts';
import { type IsSecret, isSecretName } from '../recording/secret-name.ts';
import { MASK, maskedText, withoutShapes } from '../recording/secret-text.ts';
import type { Breach } from './finding.ts';
import type { Match, OperationMatch } from './subject.ts';

/** Further members, elements and levels of a value aren't shown: a message holds fewer letters. */
const MOST_SHOWN = 100;

/**
 * What came, as a report may show it, since a report goes where its recording doesn't: of a value at
 * or below a secret's name or place only its type, and `***` in the place of secrets inside another value,
 * and of those of the request that it quotes.
 */
export function shownReceived(
  { at, pointer, received, value, inside = '' }: Breach,
  contract: Contract,
  redact: RedactRules | undefined,
  maskEchoes: (text: string) => string,
): string {
  const secrets = secretsOf(contract, redact);
  // Words of the check's own quote nothing but the path of what isn't documented.
  if (value === undefined || value === null || typeof value === 'boolean') {
    return withoutPatterns(withoutShapes(received), secrets.patterns);
  }
  const path = parsePointer(pointer + inside);
  if (path.some((_, index) => isSecretAt(path.slice(0, index + 1), at, secrets))) {
    return `${MASK} (${jsonType(value)})`;
  }
  const masked = maskedValue(value, at, secrets, path);
  const text = masked === value ? received : showValue(masked);
  return maskEchoes(maskedText(text, secrets.isSecret));
}

/**
 * A URL as a report may show it: without user and password, `***` in the place of the query's secrets
 * and of path parameters whose names are secret.
 */
export function shownUrl(
  url: string,
  match: Match,
  contract: Contract,
  redact: RedactRules | undefined,
): string {
  const { isSecret, patterns } = secretsOf(contract, redact);
  const { origin = '', path, query } = splitTarget(url);
  const shownPath = match.kind === 'operation' ? maskedPath(path, match, isSecret) : path;
  const shown = maskedUrl(`${origin}${shownPath}${query === '' ? '' : `?${query}`}`, isSecret);
  return withoutPatterns(shown, patterns);
}

/** The values of a request's path parameters whose names are secret. */
export function secretPathValues({ values, subject }: OperationMatch): ReadonlySet<string> {
  const isSecret = secretNames(subject.compiled.contract);
  const secrets = Object.entries(values).filter(([name]) => isSecret(name));
  return new Set(secrets.map(([, value]) => decodePercent(value)));
}

/** The names that look like those of secrets, and those that the contract gives its credentials. */
export function secretNames({ securitySchemes }: Contract): IsSecret {
  const keys = [...securitySchemes.values()].flatMap((scheme) =>
    scheme.type === 'apiKey' ? scheme.name.toLowerCase() : [],
  );
  return (name) => isSecretName(name) || keys.includes(name.toLowerCase());
}

/** A text with `***` in place of what patterns find. */
export function withoutPatterns(text: string, patterns: readonly RegExp[]): string {
  return patterns.reduce((shown, pattern) => shown.replace(pattern, MASK), text);
}

/** What no report shows. */
type Secrets = Pick<RedactRules, 'isSecret' | 'isSecretAt' | 'patterns'>;

/** What no report shows of a contract's traffic: the rules, and what has the name of a secret. */
export function secretsOf(contract: Contract, redact: RedactRules | undefined): Secrets {
  const isSecret = secretNames(contract);
  if (redact === undefined) return { isSecret, isSecretAt: () => false, patterns: [] };
  return { ...redact, isSecret: (name) => isSecret(name) || redact.isSecret(name) };
}

/** Whether the last of some keys is a secret's, or they lead to one in a body. */
function isSecretAt(
  path: readonly string[],
  at: Breach['at'],
  { isSecret, isSecretAt }: Secrets,
): boolean {
  return isSecret(path.at(-1) ?? '') || (at.endsWith('.body') && isSecretAt(path));
}

/** @param path the keys that lead to it. */
function maskedValue(
  value: unknown,
  at: Breach['at'],
  secrets: Secrets,
  path: readonly string[],
  depth = 0,
): unknown {
  if (typeof value === 'string') return withoutPatterns(value, secrets.patterns);
  if (typeof value !== 'object' || value === null || value instanceof LongInteger) {
    const text = String(value);
    return withoutPatterns(text, secrets.patterns) === text ? value : MASK;
  }
  if (depth > MOST_SHOWN) return MASK;
  const below = (member: unknown, key: string) => {
    const inside = [...path, key];
    return isSecretAt(inside, at, secrets)
      ? MASK
      : maskedValue(member, at, secrets, inside, depth + 1);
  };
  if (Array.isArray(value)) {
    return value.slice(0, MOST_SHOWN).map((item, index) => below(item, String(index)));
  }
  const members = Object.entries(value).slice(0, MOST_SHOWN);
  return Object.fromEntries(members.map(([name, member]) => [name, below(member, name)]));
}

/** `path` of a match is the end of the whole path: a server's base path stands before it. */
function maskedPath(
  whole: string,
  { path, operation }: OperationMatch,
  isSecret: IsSecret,
): string {
  const template = operation.path.split('/');
  const segments = path
    .split('/')
    .map((segment, index) => (namesOf(template[index]).some(isSecret) ? MASK : segment));
  return whole.slice(0, whole.length - path.length) + segments.join('/');
}

/** The parameters of a template's segment: `token` of `{token}.json`. */
function namesOf(segment = ''): string[] {
  return [...segment.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
}
