import { InvalidArgumentError, Option } from 'commander';
import type { Credential } from '../mock/security.ts';

/** Values of an option that may be given repeatedly. */
export function collect(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), value];
}

/** `--allow-refs`, which every command that reads a document has. */
export function allowRefsOption(): Option {
  return new Option(
    '--allow-refs <dir|host>',
    "follow references outside the document's folder to here; repeatable",
  ).argParser(collect);
}

/** A whole number within bounds. */
export function wholeNumber(min: number, max: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= min && number <= max) return number;
    throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.`);
  };
}

/** A duration: `30s`, `500ms`, `2min`; in milliseconds. */
export function duration(value: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|min)$/.exec(value);
  if (match === null)
    throw new InvalidArgumentError('Expected a duration such as 30s, 500ms or 2min.');
  return Number(match[1]) * { ms: 1, s: 1000, min: 60_000 }[match[2] as 'ms' | 's' | 'min'];
}

/** One of a list of words; several, separated by commas. */
export function oneOf<Word extends string>(
  words: readonly Word[],
): (value: string) => readonly Word[] {
  return (value) => {
    const given = value.split(',').map((word) => word.trim());
    const unknown = given.find((word) => !(words as readonly string[]).includes(word));
    if (unknown === undefined) return given as Word[];
    throw new InvalidArgumentError(`${unknown} is none of ${words.join(', ')}.`);
  };
}

/** `<scheme>=<value>[#<scope,…>]`, repeatable: make-believe credentials by security scheme. */
export function credentials(
  value: string,
  previous: Readonly<Record<string, readonly Credential[]>> | undefined,
): Readonly<Record<string, readonly Credential[]>> {
  const [scheme, text] = schemeAndText(value);
  const hash = text.lastIndexOf('#');
  const credential =
    hash === -1
      ? { value: text }
      : { value: text.slice(0, hash), scopes: text.slice(hash + 1).split(',') };
  return { ...previous, [scheme]: [...(previous?.[scheme] ?? []), credential] };
}

/** `<scheme>=<value>`, repeatable: texts by security scheme. */
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
  throw new InvalidArgumentError('Expected <scheme>=<value>.');
}
