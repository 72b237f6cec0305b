import type { Ajv2020, Format } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { isDate, isDateTime } from './date-time.ts';
import { isEmail, isInternationalEmail } from './email.ts';
import { importAjv } from './import-ajv.ts';
import { isIpv4, isIpv6 } from './ip-address.ts';
import { lazily } from './lazily.ts';
import { isInt64 } from './long-integers.ts';
import { isUri, isUriReference } from './uri.ts';
import { isUriTemplate } from './uri-template.ts';

const LABEL = '[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?';

/**
 * The formats that are read to the letter, or that ajv-formats hasn't. Of `date-time`, it takes
 * `24:59:10+01:00` and `+05` as well, which have no moment that everyone agrees on; as `int64` (OpenAPI
 * 3.1 §4.4), any integer.
 */
const OWN_FORMATS: Readonly<Record<string, Format>> = {
  // In half the time that ajv-formats takes: a series has a date for each of its points.
  date: isDate,
  'date-time': isDateTime,
  email: isEmail,
  hostname: new RegExp(`^(?=.{1,253}$)(?:${LABEL}\\.)*${LABEL}$`, 'i'),
  'idn-email': isInternationalEmail,
  int64: { type: 'number', validate: isInt64 },
  ipv4: isIpv4,
  ipv6: isIpv6,
  iri: (text) => isUri(text, true),
  'iri-reference': (text) => isUriReference(text, true),
  uri: (text) => isUri(text),
  'uri-reference': (text) => isUriReference(text),
  'uri-template': isUriTemplate,
  uuid: /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i,
};

/** All that values are held against. */
const FORMATS = new Map<string, Format>(Object.entries({ ...fullFormats, ...OWN_FORMATS }));

/** Gives ajv the formats of OpenAPI and JSON Schema. */
export function addAllFormats(ajv: Ajv2020): void {
  importAjv().addFormats(ajv);
  for (const [name, format] of Object.entries(OWN_FORMATS)) ajv.addFormat(name, format);
}

/** Whether values are held against a format. */
export function isKnownFormat(format: string): boolean {
  return FORMATS.has(format);
}

/** What values of a format are held against, as ajv has it; `undefined` for one that isn't known. */
export function formatOf(format: string): Format | undefined {
  return FORMATS.get(format);
}

/** Whether a value is of a format. One that isn't known, or is about another type, says nothing. */
export function isOfFormat(format: string, value: unknown): boolean {
  return formatTest(format)(value);
}

/** Prepares {@link isOfFormat} for a format. */
export const formatTest: (format: string) => (value: unknown) => boolean = lazily((name) => {
  const format = FORMATS.get(name);
  if (format === undefined || typeof format === 'boolean') return () => true;
  const isPlain = typeof format === 'function' || format instanceof RegExp;
  const definition = isPlain ? { validate: format } : format;
  const { type = 'string', validate } = definition as FormatDefinition;
  const isOf =
    validate instanceof RegExp ? (text: unknown) => validate.test(String(text)) : validate;
  return (value) => typeof value !== type || isOf(value);
});

/** As ajv has it, without what isn't used here. */
interface FormatDefinition {
  readonly type?: 'string' | 'number';
  readonly validate: RegExp | ((value: unknown) => boolean);
}
