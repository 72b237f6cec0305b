import type { JsonObject, Pointer } from '../contract.ts';
import { URLENCODED } from '../media-types.ts';
import { childPointer, parentPointer, setOwn } from '../pointer.ts';
import type { Conversion, Described, Part } from './conversion.ts';
import { isForm, type Listed, MULTIPART } from './media-types.ts';
import { NAMED_SEPARATIONS, type Separation, takeSchema } from './simple-schema.ts';

/**
 * Makes the Request Body Object that `formData` parameters describe: an object with a property for each.
 *
 * @param to the place of the request body.
 */
export function formBody(
  conversion: Conversion,
  fields: readonly Described[],
  consumes: Listed,
  to: Pointer,
): JsonObject {
  const [first] = fields;
  if (first !== undefined) conversion.moves.set(to, first.from);
  if (consumes.from !== undefined) conversion.moves.set(`${to}/content`, consumes.from);
  const ranges = formRanges(consumes, fields);
  const content = ranges.map((range) => {
    const place = childPointer(`${to}/content`, range);
    return [range, mediaType(conversion, fields, place)];
  });
  const isRequired = fields.some(({ node }) => node.required === true);
  return { ...(isRequired && { required: true }), content: Object.fromEntries(content) };
}

/** Files need parts, which only one of the two kinds of form has. */
function formRanges({ ranges }: Listed, fields: readonly Described[]): readonly string[] {
  const forms = ranges.filter(isForm);
  if (forms.length > 0) return forms;
  return [fields.some(({ node }) => node.type === 'file') ? MULTIPART : URLENCODED];
}

function mediaType(conversion: Conversion, fields: readonly Described[], to: Pointer): JsonObject {
  const properties: JsonObject = {};
  const encoding: JsonObject = {};
  for (const { node, from } of fields) {
    const name = String(node.name);
    const place = childPointer(`${to}/schema/properties`, name);
    const { schema, separation } = property(conversion, { node, from, to: place });
    setOwn(properties, name, schema);
    if (Object.keys(separation).length > 0) setOwn(encoding, name, { ...separation });
  }
  const required = fields.filter(({ node }) => node.required === true);
  const [first, second] = required;
  if (first !== undefined) {
    // Of several, a breach names one of those in the list.
    const clause = second === undefined ? `${first.from}/required` : parentPointer(first.listed);
    conversion.moves.set(`${to}/schema/required`, clause);
  }
  return {
    schema: {
      type: 'object',
      properties,
      ...(first !== undefined && { required: required.map(({ node }) => String(node.name)) }),
    },
    ...(Object.keys(encoding).length > 0 && { encoding }),
  };
}

/** The schema of one field, with what 2.0 says of the parameter beside it. */
function property(
  conversion: Conversion,
  { node, from, to }: Part,
): { schema: JsonObject; separation: Separation } {
  const {
    name,
    in: location,
    required,
    allowEmptyValue,
    'x-example': example,
    ...described
  } = node;
  const part = { node: described, from, to };
  const { schema, separation, rest } = takeSchema(conversion, part, NAMED_SEPARATIONS);
  const annotations = { ...rest, ...(example !== undefined && { examples: [example] }) };
  if (allowEmptyValue !== true) return { schema: { ...annotations, ...schema }, separation };
  conversion.moves.set(`${to}/anyOf/0`, from);
  return { schema: { ...annotations, anyOf: [schema, { const: '' }] }, separation };
}
