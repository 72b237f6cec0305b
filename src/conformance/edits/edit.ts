import { jsonType } from '../../compile/violation.ts';
import type { Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { childPointer, parentPointer, parsePointer, valueAt } from '../../contract/pointer.ts';
import type { Change } from '../../contract/splice.ts';
import type { Cluster } from '../report.ts';
import { evidentValues, schemaOf } from './evidence.ts';

/** An edit of a contract that makes it allow what was received. */
export interface Edit {
  /** What it does, in words. */
  readonly summary: string;
  readonly steps: readonly Step[];
}

/** A change of one place in the author's document. */
export interface Step {
  readonly pointer: Pointer;
  readonly change: Change;
}

/** A clause of the author's document that is broken, and what broke it. */
interface Clause {
  readonly document: JsonObject;
  /** Of OpenAPI: `3.0.3`. */
  readonly version: string;
  readonly pointer: Pointer;
  /** What stands there. */
  readonly value: Json;
  readonly cluster: Cluster;
  /** The values that came, as far as the evidence shows them whole. */
  readonly values: readonly Json[];
}

/**
 * The smallest edit of the author's document after which the findings of a cluster are none;
 * `undefined` where there isn't one that the evidence speaks for, as for rules and credentials.
 * @param version that of OpenAPI, by which `document` is written.
 */
export function editFor(cluster: Cluster, document: JsonObject, version: string): Edit | undefined {
  const { pointer = '' } = cluster.contractLocation;
  const value = valueAt(document, pointer);
  if (value === undefined) return undefined;
  const clause = { document, version, pointer, value, cluster, values: evidentValues(cluster) };
  switch (cluster.check) {
    case 'request-parameters':
    case 'request-body':
    case 'response-headers':
    case 'response-body':
      return schemaEdit(clause);
    case 'status-documented':
      return add(pointer, statusOf(cluster), SEEN, `document the status ${statusOf(cluster)}`);
    case 'request-content-type':
    case 'response-content-type':
      return mediaTypeEdit(clause);
    default:
      return undefined;
  }
}

const SEEN = { description: 'Seen in traffic.' };

function statusOf({ evidence: [first] }: Cluster): string {
  return first?.received ?? '';
}

function mediaTypeEdit({ pointer, value, cluster }: Clause): Edit | undefined {
  const [received = ''] = (cluster.evidence[0]?.received ?? '').split(';');
  const mediaType = received.trim().toLowerCase();
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(mediaType)) return undefined;
  const summary = `document ${mediaType}`;
  if (Array.isArray(value)) return append(pointer, [mediaType], summary);
  return add(pointer, mediaType, {}, summary);
}

/** By keyword, the edit of the schema, or of the parameter or header around it. */
const SCHEMA_EDITS: Readonly<Record<string, (clause: Clause) => Edit | undefined>> = {
  type: typeEdit,
  nullable: nullEdit,
  enum: enumEdit,
  required: requiredEdit,
  additionalProperties: propertyEdit,
  unevaluatedProperties: propertyEdit,
  properties: propertyEdit,
  minimum: (clause) => boundEdit(clause, Math.min),
  maximum: (clause) => boundEdit(clause, Math.max),
  minLength: (clause) => lengthEdit(clause, Math.min),
  maxLength: (clause) => lengthEdit(clause, Math.max),
  format: removal,
  pattern: removal,
  multipleOf: removal,
  uniqueItems: removal,
};

function schemaEdit(clause: Clause): Edit | undefined {
  const keyword = parsePointer(clause.pointer).at(-1) ?? '';
  if (clause.cluster.documented === 'no such property') return propertyEdit(clause);
  return SCHEMA_EDITS[keyword]?.(clause);
}

/** An enum gets the values; the type beside it, if there is one, has to allow them. */
function enumEdit(clause: Clause): Edit | undefined {
  const { document, pointer, value: listed, values } = clause;
  if (values.length === 0) return undefined;
  const typePointer = childPointer(parentPointer(pointer), 'type');
  const type = valueAt(document, typePointer);
  const types = new Map(values.map((value) => [jsonType(value), value]));
  const allowing = Array.from(types).flatMap(([name, value]) =>
    type === undefined || [type].flat().includes(name)
      ? []
      : [typeEdit({ ...clause, pointer: typePointer, value: type, values: [value] })],
  );
  const [widening, ...others] = allowing;
  // Two types at once would be two edits of one place.
  if (others.length > 0 || (allowing.length > 0 && widening === undefined)) return undefined;
  const isListed = (value: Json) => Array.isArray(listed) && listed.includes(value);
  const added = values.filter((value) => !isListed(value));
  const words = `add ${values.map((value) => JSON.stringify(value)).join(', ')}`;
  const steps = added.map((value): Step => ({ pointer, change: { kind: 'append', value } }));
  return { summary: words, steps: [...steps, ...(widening?.steps ?? [])] };
}

/** In 3.0 and 2.0 a type is one: null has a keyword of its own, and others are alternatives. */
function typeEdit(clause: Clause): Edit | undefined {
  const { version, pointer, value: documented, values } = clause;
  const [value] = values;
  if (value === undefined) return undefined;
  const type = jsonType(value);
  if (type === 'number' && documented === 'integer') {
    return set(pointer, 'number', 'let it be any number');
  }
  if (Array.isArray(documented)) {
    return append(pointer, documented.includes(type) ? [] : [type], `allow ${type}`);
  }
  if (version.startsWith('3.0')) return type === 'null' ? nullEdit(clause) : undefined;
  if (version.startsWith('2.')) return undefined;
  return set(pointer, [documented, type], `allow ${type}`);
}

function nullEdit({ document, pointer, values: [value] }: Clause): Edit | undefined {
  if (value !== null) return undefined;
  const schema = parentPointer(pointer);
  const nullable = childPointer(schema, 'nullable');
  return valueAt(document, nullable) === undefined
    ? add(schema, 'nullable', true, 'allow null')
    : set(nullable, true, 'allow null');
}

/** A list of names, of which one goes; or that of a parameter or header, which is true. */
function requiredEdit({ pointer, value, cluster }: Clause): Edit | undefined {
  if (value === true) return set(pointer, false, 'let it be left out');
  const name = parsePointer(cluster.pointer).at(-1) ?? '';
  if (!Array.isArray(value) || !value.includes(name)) return undefined;
  const at = value.length === 1 ? pointer : childPointer(pointer, value.indexOf(name));
  return remove(at, `let ${name} be left out`);
}

function propertyEdit({ document, pointer, cluster, values }: Clause): Edit | undefined {
  const isKeyword = /\/(?:additionalProperties|unevaluatedProperties|properties)$/.test(pointer);
  const schema = isKeyword ? parentPointer(pointer) : pointer;
  const name = parsePointer(cluster.pointer).at(-1) ?? '';
  const property = schemaOf(values);
  const properties = childPointer(schema, 'properties');
  const summary = `document the property ${name}`;
  return valueAt(document, properties) === undefined
    ? add(schema, 'properties', { [name]: property }, summary)
    : add(properties, name, property, summary);
}

function boundEdit(
  { pointer, value: bound, values }: Clause,
  outermost: (...numbers: number[]) => number,
): Edit | undefined {
  const numbers = values.map(Number).filter(Number.isFinite);
  if (typeof bound !== 'number' || numbers.length === 0) return undefined;
  const seen = outermost(...numbers);
  return seen === bound ? undefined : set(pointer, seen, `let it reach ${seen}`);
}

function lengthEdit(clause: Clause, outermost: (...numbers: number[]) => number): Edit | undefined {
  const texts = clause.values.filter((value) => typeof value === 'string');
  // A schema counts characters, not code units (JSON Schema 2020-12, validation §6.3.1).
  return boundEdit({ ...clause, values: texts.map((text) => [...text].length) }, outermost);
}

function removal({ pointer, value }: Clause): Edit {
  const keyword = parsePointer(pointer).at(-1);
  return remove(pointer, `take out the ${keyword} ${JSON.stringify(value)}`);
}

function set(pointer: Pointer, value: Json, summary: string): Edit {
  return { summary, steps: [{ pointer, change: { kind: 'set', value } }] };
}

function add(pointer: Pointer, key: string, value: Json, summary: string): Edit {
  return { summary, steps: [{ pointer, change: { kind: 'add', key, value } }] };
}

function append(pointer: Pointer, values: readonly Json[], summary: string): Edit {
  return {
    summary,
    steps: values.map((value) => ({ pointer, change: { kind: 'append', value } })),
  };
}

function remove(pointer: Pointer, summary: string): Edit {
  return { summary, steps: [{ pointer, change: { kind: 'remove' } }] };
}
