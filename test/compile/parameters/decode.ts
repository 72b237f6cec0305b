import {
  compileParameters,
  type DecodedParameters,
  type RawParameters,
} from '../../../src/compile/parameters/parameters.ts';
import type { Json, JsonObject, MediaType, Parameter } from '../../../src/contract/contract.ts';
import { createParameter } from '../operation.ts';

/** A parameter with its schema written in place. */
export type InlineParameter = Pick<Parameter, 'name' | 'in'> &
  Partial<Omit<Parameter, 'schema'>> & { readonly schema?: Json };

/** Decodes a request of one operation, whose parameters' schemas may refer to `components`. */
export function decode(
  parameters: readonly InlineParameter[],
  raw: Partial<RawParameters>,
  components: JsonObject = {},
): DecodedParameters {
  const document: JsonObject = {
    schemas: parameters.map(({ schema }) => schema ?? true),
    components: { schemas: components },
  };
  const normalised = parameters.map(({ schema, ...parameter }, index) =>
    createParameter({
      ...parameter,
      ...(schema === undefined ? {} : { schema: `/schemas/${index}` }),
    }),
  );
  return compileParameters(document, normalised)({ path: {}, query: '', headers: {}, ...raw });
}

/** Where a test writes the text of a parameter called `color`. */
export function rawAt(location: Parameter['in'], text: string): Partial<RawParameters> {
  if (location === 'path') return { path: { color: text } };
  if (location === 'query') return { query: text };
  return { headers: { [location]: text } };
}

/** The `content` of a parameter: one media type without a schema. */
export function contentOf(range: string): MediaType {
  return { range, examples: new Map(), pointer: '' };
}
