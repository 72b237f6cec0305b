import type { Json } from '../../contract/contract.ts';
import {
  childPointer,
  formatPointer,
  isJsonObject,
  parentPointer,
  parsePointer,
} from '../../contract/pointer.ts';
import { withoutIds } from '../finding.ts';
import { boundEdit, exclusiveEdit } from './bound-edits.ts';
import { type Clause, type Edit, edit, type NoEdit } from './edit.ts';
import { schemaOf } from './evidence.ts';
import { typeEdit, valuesEdit } from './type-edits.ts';

/** The edit of a schema, or of the parameter or header around it, by the keyword that is broken. */
export function schemaEdit(clause: Clause): Edit | NoEdit {
  // That of the clause, though an edit of another cluster may have put another in its place.
  const keyword = parsePointer(clause.cluster.contractLocation.pointer ?? '').at(-1) ?? '';
  if (clause.cluster.documented === 'no such property') return propertyEdit(clause);
  return SCHEMA_EDITS[keyword]?.(clause) ?? { noEdit: NONE[keyword] ?? 'no one edit is plain' };
}

const SCHEMA_EDITS: Readonly<Record<string, (clause: Clause) => Edit | NoEdit>> = {
  type: typeEdit,
  nullable: typeEdit,
  enum: valuesEdit,
  const: valuesEdit,
  required: requiredEdit,
  parameters: fieldEdit,
  additionalProperties: propertyEdit,
  unevaluatedProperties: propertyEdit,
  properties: propertyEdit,
  minimum: boundEdit,
  maximum: boundEdit,
  minLength: boundEdit,
  maxLength: boundEdit,
  minItems: boundEdit,
  maxItems: boundEdit,
  minProperties: boundEdit,
  maxProperties: boundEdit,
  exclusiveMinimum: exclusiveEdit,
  exclusiveMaximum: exclusiveEdit,
  format: removal,
  pattern: removal,
  multipleOf: removal,
  uniqueItems: removal,
};

/** By keyword, why none is plain. */
const NONE: Readonly<Record<string, string>> = {
  anyOf: 'it fits no alternative, and none is nearer than the others',
  oneOf: 'it fits no alternative, or more than one',
  not: 'it is what the document rules out',
  items: 'what further items are, nothing shows',
  content: 'no document can say that an answer may have no body',
};

/** A list of names, of which one goes; or that of a parameter, header or body, which is true. */
function requiredEdit({ pointer, value, cluster }: Clause): Edit | NoEdit {
  if (value === true) {
    return edit('let it be left out', pointer, { kind: 'set', value: false });
  }
  const name = parsePointer(cluster.pointer).at(-1) ?? '';
  if (!Array.isArray(value) || !value.includes(name)) {
    return { noEdit: 'it is required by what is no list of names' };
  }
  const at = value.length === 1 ? pointer : childPointer(pointer, value.indexOf(name));
  return edit(`let ${name} be left out`, at, { kind: 'remove' });
}

/** OpenAPI 2.0 lists the fields of a form among the parameters: of several required ones, one goes. */
function fieldEdit({ pointer, value, cluster }: Clause): Edit | NoEdit {
  const name = parsePointer(cluster.pointer).at(-1) ?? '';
  const index = Array.isArray(value) ? value.findIndex((one) => isRequiredField(one, name)) : -1;
  if (index === -1) return { noEdit: 'no one edit is plain' };
  const at = pointer + formatPointer([String(index), 'required']);
  return edit(`let ${name} be left out`, at, { kind: 'set', value: false });
}

function isRequiredField(parameter: Json, name: string): boolean {
  if (!isJsonObject(parameter)) return false;
  return parameter.in === 'formData' && parameter.name === name && parameter.required === true;
}

function propertyEdit({ valueAt, version, pointer, cluster, values }: Clause): Edit | NoEdit {
  const isKeyword = /\/(?:additionalProperties|unevaluatedProperties|properties)$/.test(pointer);
  const schema = isKeyword ? parentPointer(pointer) : pointer;
  const name = parsePointer(cluster.pointer).at(-1) ?? '';
  const properties = childPointer(schema, 'properties');
  if (valueAt(childPointer(properties, name)) !== undefined) {
    return { noEdit: `another edit documents ${name} there` };
  }
  const property = schemaOf(values, version);
  const summary = `document the property ${name}`;
  const change =
    valueAt(properties) === undefined
      ? edit(summary, schema, { kind: 'add', key: 'properties', value: { [name]: property } })
      : edit(summary, properties, { kind: 'add', key: name, value: property });
  // Names that look like ids share their cause, and are others each time.
  return { ...change, mends: withoutIds(name) === name ? 'evident' : 'none' };
}

function removal({ pointer, value }: Clause): Edit {
  const keyword = parsePointer(pointer).at(-1);
  return edit(`take out the ${keyword} ${JSON.stringify(value)}`, pointer, { kind: 'remove' });
}
