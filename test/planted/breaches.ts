import { documentedResponse } from '../../src/compile/response.ts';
import type { CheckName } from '../../src/conformance/finding.ts';
import type { Json, JsonObject, Pointer } from '../../src/contract/contract.ts';
import { childPointer, isJsonObject, parsePointer, valueAt } from '../../src/contract/pointer.ts';
import type { Conforming, Content } from './conforming.ts';
import type { Place } from './places.ts';

/** An exchange with one fault, and where it has to be found. */
export interface Planted {
  readonly kind: string;
  readonly exchange: Conforming;
  readonly check: CheckName;
  readonly pointer: Pointer;
  /** Around `pointer`: a value of several kinds, for which the breach may be told of the whole. */
  readonly union?: Pointer;
  /** What has to be invalid, as an oracle sees it. */
  readonly broken?: Content;
}

/** A change of one value that breaks a schema. */
interface BodyBreach {
  readonly kind: string;
  /** What the value becomes; `undefined`: it goes. */
  readonly value: Json | undefined;
  /** Of a member that goes or is added: its name. */
  readonly member?: string;
}

/** Texts that aren't of a format. */
const MALFORMED: Readonly<Record<string, Json>> = {
  'date-time': '2026-13-45 planted',
  date: '2026-02-30',
  time: '25:61',
  email: 'planted',
  uuid: 'planted',
  uri: 'no uri at all',
  ipv4: '256.1.1.1',
  ipv6: 'planted',
  hostname: 'not a host!',
  int32: 2 ** 40,
};

const OF_OTHER_TYPES: readonly Json[] = ['planted', 12.5, true, null, ['planted'], { planted: 1 }];

/** Every breach that can be planted in a body, at one of its places. */
export function* bodyBreaches(
  { schema, value }: Place,
  direction: 'request' | 'response',
): Generator<BodyBreach> {
  const types = [schema.type ?? []].flat();
  const other = OF_OTHER_TYPES.find((wrong) => !types.some((type) => isOf(wrong, type)));
  if (types.length > 0 && other !== undefined) yield { kind: 'type', value: other };
  if (Array.isArray(schema.enum)) {
    const isText = typeof value === 'string';
    yield { kind: 'enum', value: isText ? 'planted by a test' : 918_273_645 };
  }
  if (typeof schema.format === 'string' && typeof value !== 'object') {
    const malformed = MALFORMED[schema.format];
    if (malformed !== undefined && typeof malformed === typeof value) {
      yield { kind: 'format', value: malformed };
    }
  }
  yield* boundBreaches(schema, value);
  if (!isJsonObject(value)) return;
  const hidden = direction === 'response' ? 'writeOnly' : 'readOnly';
  for (const name of Array.isArray(schema.required) ? schema.required : []) {
    const property = isJsonObject(schema.properties) ? schema.properties[String(name)] : undefined;
    if (isJsonObject(property) && property[hidden] === true) continue;
    if (Object.hasOwn(value, String(name))) {
      yield { kind: 'required', value: undefined, member: String(name) };
    }
  }
}

function* boundBreaches(schema: JsonObject, value: Json): Generator<BodyBreach> {
  const { maximum, minimum, maxLength, minLength, maxItems, minItems } = schema;
  if (typeof value === 'number') {
    if (typeof maximum === 'number') yield { kind: 'bound', value: maximum + 1 };
    if (typeof minimum === 'number') yield { kind: 'bound', value: minimum - 1 };
  }
  if (typeof value === 'string') {
    if (typeof maxLength === 'number' && maxLength < 10_000) {
      yield { kind: 'bound', value: 'too long '.repeat(maxLength).slice(0, maxLength + 1) };
    }
    if (typeof minLength === 'number' && minLength > 0) yield { kind: 'bound', value: '' };
  }
  if (Array.isArray(value)) {
    if (typeof minItems === 'number' && minItems > 0) yield { kind: 'bound', value: [] };
    const [item] = value;
    if (typeof maxItems === 'number' && maxItems < 1000 && item !== undefined) {
      yield { kind: 'bound', value: Array.from({ length: maxItems + 1 }, () => item) };
    }
  }
}

function isOf(value: Json, type: Json): boolean {
  if (value === null) return type === 'null';
  if (Array.isArray(value)) return type === 'array';
  return type === typeof value || (type === 'integer' && Number.isInteger(value));
}

/** An exchange whose body is broken in one place. */
export function plantInBody(
  exchange: Conforming,
  part: 'requestBody' | 'responseBody',
  { pointer, union }: Place,
  { kind, value, member }: BodyBreach,
): Planted {
  const content = exchange[part] as Content;
  const at = member === undefined ? pointer : childPointer(pointer, member);
  const broken = { ...content, value: replaced(content.value, parsePointer(at), value) };
  return {
    kind,
    exchange: { ...exchange, [part]: broken },
    check: part === 'requestBody' ? 'request-body' : 'response-body',
    pointer: at,
    ...(union !== undefined && { union }),
    broken,
  };
}

/** A copy with another value, or none, at a place. */
function replaced(value: Json, [token, ...rest]: string[], other: Json | undefined): Json {
  if (token === undefined) return other as Json;
  const copy: Json = Array.isArray(value) ? [...value] : { ...(value as JsonObject) };
  const members = copy as JsonObject;
  if (rest.length > 0) members[token] = replaced(members[token] as Json, rest, other);
  else if (other === undefined) delete members[token];
  else members[token] = other;
  return copy;
}

/** A member that nothing documents, where all that is documented of its object is a list of members. */
export function* undeclaredMembers(
  exchange: Conforming,
  places: readonly Place[],
): Generator<Planted> {
  const described = places.filter(({ schema }) => schema.$ref === undefined);
  for (const ofValue of Map.groupBy(described, ({ pointer }) => pointer).values()) {
    const [place, ...others] = ofValue;
    if (place === undefined || place.union !== undefined || others.length > 0) continue;
    const { schema, value } = place;
    if (!isJsonObject(value) || !isJsonObject(schema.properties)) continue;
    if (Object.keys(schema).some((keyword) => OPENING.has(keyword))) continue;
    const breach = { kind: 'extra property', value: 1, member: 'planted_member' };
    yield plantInBody(exchange, 'responseBody', place, breach);
  }
}

/** Keywords that let members in beside those that are listed, or may do so. */
const OPENING = new Set([
  'additionalProperties',
  'unevaluatedProperties',
  'patternProperties',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
  'dependentSchemas',
]);

/** What can be planted around the bodies. */
export function* messageBreaches(exchange: Conforming): Generator<Planted> {
  const { operation, documented, responseHeaders, responseBody } = exchange;
  const status = [418, 299, 599].find((each) => documentedResponse(operation, each) === undefined);
  if (status !== undefined) {
    yield {
      kind: 'status',
      exchange: { ...exchange, status },
      check: 'status-documented',
      pointer: '',
    };
  }
  const isAny = documented.content.some(({ range }) => range.includes('*'));
  if (responseBody !== undefined && !isAny) {
    yield {
      kind: 'media type',
      exchange: {
        ...exchange,
        responseBody: { ...responseBody, mediaType: 'application/x-planted' },
      },
      check: 'response-content-type',
      pointer: '/content-type',
    };
  }
  for (const { name, required } of documented.headers) {
    if (!required || !responseHeaders.has(name)) continue;
    const others = new Map([...responseHeaders].filter(([each]) => each !== name));
    yield {
      kind: 'header',
      exchange: { ...exchange, responseHeaders: others },
      check: 'response-headers',
      pointer: childPointer('', name),
    };
  }
}

/** Parameters that are missing, or no numbers. Only a request that was let in is blamed. */
export function* parameterBreaches(exchange: Conforming, document: JsonObject): Generator<Planted> {
  if (exchange.status < 200 || exchange.status >= 300) return;
  const { parameters } = exchange;
  for (const [parameter] of parameters) {
    if (parameter.in !== 'query' && parameter.in !== 'header') continue;
    const pointer = childPointer('', parameter.name);
    const others = new Map([...parameters].filter(([each]) => each !== parameter));
    const planted = { check: 'request-parameters', pointer } as const;
    yield { kind: 'parameter', exchange: { ...exchange, parameters: others }, ...planted };
    const schema = valueAt(document, parameter.schema ?? '');
    if (!isJsonObject(schema) || !['integer', 'number', 'boolean'].includes(String(schema.type)))
      continue;
    const wrong = new Map([...parameters, [parameter, 'planted'] as const]);
    yield { kind: 'parameter', exchange: { ...exchange, parameters: wrong }, ...planted };
  }
}
