import { formatOf } from '../../src/compile/formats.ts';
import { call } from './literal.ts';

/** The functions of the formats that are held against more than a regular expression. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  byte: '_isByte',
  date: '_isDate',
  'date-time': '_isDateTime',
  email: '_isEmail',
  'idn-email': '_isInternationalEmail',
  int32: '_isInt32',
  int64: '_isInt64',
  ipv4: '_isIpv4',
  ipv6: '_isIpv6',
  iri: '_isIri',
  'iri-reference': '_isIriReference',
  'iso-date-time': '_isIsoDateTime',
  'iso-time': '_isIsoTime',
  regex: '_isRegex',
  time: '_isTime',
  uri: '_isUri',
  'uri-reference': '_isUriReference',
  'uri-template': '_isUriTemplate',
};

/** The keyword `format`; `undefined` for one that says nothing, or that isn't known. */
export function formatText(format: string): string | undefined {
  const name = JSON.stringify(format);
  const definition = formatOf(format);
  if (definition instanceof RegExp) {
    const { source, flags } = definition;
    const regExp = call(
      'regExp',
      JSON.stringify(source),
      flags === '' ? undefined : JSON.stringify(flags),
    );
    return call('format', name, `${regExp}.test`);
  }
  if (!Object.hasOwn(FUNCTIONS, format)) return undefined;
  const keyword = isOfNumbers(definition) ? 'numberFormat' : 'format';
  return call(keyword, name, FUNCTIONS[format]);
}

function isOfNumbers(definition: unknown): boolean {
  return Object(definition).type === 'number';
}
