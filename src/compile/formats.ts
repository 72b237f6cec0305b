import { Ajv2020, type Format } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { isDate, isDateTime } from './date-time.ts';
import { isEmail, isInternationalEmail } from './email.ts';
import { isIpv4, isIpv6 } from './ip-address.ts';
import { lazily, once } from './lazily.ts';
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

/** Gives ajv the formats of OpenAPI and JSON Schema. */
export function addAllFormats(ajv: Ajv2020): void {
  addFormats.default(ajv);
  for (const [name, format] of Object.entries(OWN_FORMATS)) ajv.addFormat(name, format);
}

/** Whether values are held against a format. */
export function isKnownFormat(format: string): boolean {
  return formatOf(format) !== undefined;
}

/** What values of a format are held against, as ajv has it; `undefined` for one that isn't known. */
export function formatOf(format: string): Format | undefined {
  if (Object.hasOwn(OWN_FORMATS, format)) return OWN_FORMATS[format];
  return Object.entries(fullFormats).find(([name]) => name === format)?.[1];
}

/** Whether a text or a number is of a format. One that isn't known says nothing. */
export function isOfFormat(format: string, value: string | number): boolean {
  return validatorOf(format)(value) === true;
}

const ajvOfFormats = once(() => {
  const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false });
  addAllFormats(ajv);
  return ajv;
});
const validatorOf = lazily((format: string) => ajvOfFormats().compile({ format }));
