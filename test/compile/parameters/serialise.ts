import type { Json, JsonObject, Parameter } from '../../../src/contract/contract.ts';

type Style = Pick<Parameter, 'name' | 'in' | 'style' | 'explode'>;

/** Writes a value as RFC 6570 and OpenAPI 3.1 §4.8.12.4 have it: the inverse of the decoders. */
export function serialise({ name, in: location, style, explode }: Style, value: Json): string {
  const encode = location === 'header' ? String : encodeValue;
  if (style === 'deepObject') {
    return members(value as JsonObject)
      .map(([key, member]) => `${encode(`${name}[${key}]`)}=${encode(member)}`)
      .join('&');
  }
  if (style === 'label') return `.${parts(value, explode, encode).join(explode ? '.' : ',')}`;
  if (style === 'simple') return parts(value, explode, encode).join(',');

  const separator =
    { matrix: ';', form: location === 'cookie' ? '; ' : '&' }[style as string] ?? '&';
  const lead = style === 'matrix' ? ';' : '';
  if (explode && Array.isArray(value)) {
    return lead + value.map((item) => `${encode(name)}=${encode(item)}`).join(separator);
  }
  if (explode && isObject(value)) return lead + parts(value, true, encode).join(separator);
  const delimiter = { spaceDelimited: '%20', pipeDelimited: '|' }[style as string] ?? ',';
  return `${lead}${encode(name)}=${parts(value, false, encode).join(delimiter)}`;
}

function parts(value: Json, isAssigned: boolean, encode: (value: Json) => string): string[] {
  if (Array.isArray(value)) return value.map(encode);
  if (!isObject(value)) return [encode(value)];
  return members(value).flatMap(([name, member]) =>
    isAssigned ? `${encode(name)}=${encode(member)}` : [encode(name), encode(member)],
  );
}

function members(value: JsonObject): [string, Json][] {
  return Object.entries(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Encodes all that any style could take for a delimiter; points, as labels are split at them. */
function encodeValue(value: Json): string {
  return encodeURIComponent(String(value)).replaceAll('.', '%2E').replaceAll("'", '%27');
}
