import type { Json, JsonObject, Pointer } from '../contract.ts';
import { URLENCODED } from '../media-types.ts';
import { childPointer } from '../pointer.ts';
import { type Conversion, textsOf } from './conversion.ts';

/** The media types of an operation's bodies, and where they are listed. */
export interface Listed {
  readonly ranges: readonly string[];
  /** `undefined` where no list says them. */
  readonly from: Pointer | undefined;
}

/** The media types that hold for an operation: its own list, though empty, else the document's. */
export function listedMediaTypes(
  { swagger }: Conversion,
  operation: JsonObject,
  from: Pointer,
  field: 'consumes' | 'produces',
): Listed {
  const own = textsOf(operation[field]);
  if (own !== undefined) return { ranges: own, from: `${from}/${field}` };
  return documentMediaTypes(swagger, field);
}

/** The media types that hold where no operation says others. */
export function documentMediaTypes(swagger: JsonObject, field: 'consumes' | 'produces'): Listed {
  const ranges = textsOf(swagger[field]);
  return { ranges: ranges ?? [], from: ranges === undefined ? undefined : `/${field}` };
}

/** Whether two lists say the same. */
export function areSame(one: Listed, other: Listed): boolean {
  return one.ranges.join() === other.ranges.join();
}

/** Whether a body of this media type is a form, whose fields are `formData` parameters. */
export function isForm(range: string): boolean {
  const [essence = ''] = range.split(';', 1);
  return FORMS.includes(essence.trim().toLowerCase());
}

export const MULTIPART = 'multipart/form-data';
const FORMS = [URLENCODED, MULTIPART];

/** A `content` with the same schema for each media type; `to` is its place, `from` the schema's. */
export function contentOf(
  { moves }: Conversion,
  ranges: readonly string[],
  schema: Json | undefined,
  from: Pointer,
  to: Pointer,
): Record<string, JsonObject> {
  return Object.fromEntries(
    ranges.map((range) => {
      if (schema === undefined) return [range, {}];
      moves.set(`${childPointer(to, range)}/schema`, from);
      return [range, { schema: structuredClone(schema) }];
    }),
  );
}
