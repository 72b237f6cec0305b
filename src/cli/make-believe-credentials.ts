import { InvalidArgumentError } from 'commander';
import type { Credential } from '../mock/request/security.ts';

/**
 * Reads `<scheme>=<value>[#<scope,…>]`, repeatable: make-believe credentials by security scheme. The
 * scopes follow the last `#`; none after it: the credential has no scope, without it, every one.
 */
export function credentials(
  value: string,
  previous: Readonly<Record<string, readonly Credential[]>> | undefined,
): Readonly<Record<string, readonly Credential[]>> {
  const [scheme, text] = schemeAndText(value);
  const hash = text.lastIndexOf('#');
  const scopes = text.slice(hash + 1).split(',');
  const credential =
    hash === -1
      ? { value: text }
      : { value: text.slice(0, hash), scopes: scopes.filter((scope) => scope !== '') };
  return { ...previous, [scheme]: [...(previous?.[scheme] ?? []), credential] };
}

/** Reads `<scheme>=<value>`, repeatable: texts by security scheme. */
export function textsByScheme(
  value: string,
  previous: Readonly<Record<string, readonly string[]>> | undefined,
): Readonly<Record<string, readonly string[]>> {
  const [scheme, text] = schemeAndText(value);
  return { ...previous, [scheme]: [...(previous?.[scheme] ?? []), text] };
}

function schemeAndText(value: string): [scheme: string, text: string] {
  const equals = value.indexOf('=');
  if (equals > 0 && equals < value.length - 1)
    return [value.slice(0, equals), value.slice(equals + 1)];
  throw new InvalidArgumentError('<scheme>=<value>');
}
