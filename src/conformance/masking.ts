import { jsonType, showValue } from '../compile/violation.ts';
import type { Contract } from '../contract/contract.ts';
import { parsePointer } from '../contract/pointer.ts';
import { LongInteger } from '../http/long-integer.ts';
import { decodePercent } from '../http/percent.ts';
import { splitTarget } from '../http/target.ts';
import { maskedUrl } from '../recording/redaction.ts';
import { type IsSecret, isSecretName } from '../recording/secret-name.ts';
import { MASK, maskedText } from '../recording/secret-text.ts';
import type { Breach } from './finding.ts';
import type { Match, OperationMatch } from './subject.ts';

/** Further members, elements and levels of a value aren't shown: a message holds fewer letters. */
const MOST_SHOWN = 100;

/**
 * What came, as a report may show it, since a report goes where its recording doesn't: of a value at
 * or below a secret's name only its type, and `***` in the place of secrets inside another value, and of
 * those of the request that it quotes.
 */
export function shownReceived(
  { pointer, received, value, inside = '' }: Breach,
  contract: Contract,
  maskEchoes: (text: string) => string,
): string {
  // Words of the check's own quote nothing.
  if (value === undefined || value === null || typeof value === 'boolean') return received;
  const isSecret = secretNames(contract);
  if (parsePointer(pointer + inside).some(isSecret)) return `${MASK} (${jsonType(value)})`;
  const text = typeof value === 'object' ? showValue(maskedMembers(value, isSecret, 0)) : received;
  return maskEchoes(maskedText(text, isSecret));
}

/**
 * A URL as a report may show it: without user and password, `***` in the place of the query's secrets
 * and of path parameters whose names are secret.
 */
export function shownUrl(url: string, match: Match, contract: Contract): string {
  const isSecret = secretNames(contract);
  const { origin = '', path, query } = splitTarget(url);
  const shownPath = match.kind === 'operation' ? maskedPath(path, match, isSecret) : path;
  return maskedUrl(`${origin}${shownPath}${query === '' ? '' : `?${query}`}`, isSecret);
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

function maskedMembers(value: unknown, isSecret: IsSecret, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof LongInteger) return value;
  if (depth > MOST_SHOWN) return MASK;
  const below = (member: unknown) => maskedMembers(member, isSecret, depth + 1);
  if (Array.isArray(value)) return value.slice(0, MOST_SHOWN).map(below);
  const members = Object.entries(value).slice(0, MOST_SHOWN);
  return Object.fromEntries(
    members.map(([name, member]) => [name, isSecret(name) ? MASK : below(member)]),
  );
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
