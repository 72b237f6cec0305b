import { decodeFormTextStrictly } from '../../http/percent.ts';
import { forEachPair } from '../../http/query.ts';
import { compileContent } from './content.ts';
import { type Decoded, single } from './decoded.ts';
import { bracketKeys, compileDeepObject } from './deep-object.ts';
import { compileForm, type Fields, isSpread, takesOthers } from './form.ts';
import type { ShapedParameter } from './shape.ts';

/** Groups a raw query's values by decoded name. */
export function readQuery(query: string): Fields {
  const fields = new Map<string, string[]>();
  forEachPair(query, (name, value) => {
    const values = fields.get(name);
    if (values === undefined) fields.set(name, [value]);
    else values.push(value);
  });
  return fields;
}

/** The field names that parameters declare literally. */
export function declaredNames(parameters: readonly ShapedParameter[]): Set<string> {
  return new Set(
    parameters.flatMap(({ parameter, shape }) =>
      shape !== undefined && isSpread(parameter, shape)
        ? [parameter.name, ...shape.propertyNames]
        : parameter.name,
    ),
  );
}

/** Prepares finding the fields that no parameter declares, in the request's order. */
export function compileUndeclared(
  parameters: readonly ShapedParameter[],
): (fields: ReadonlyMap<string, unknown>) => string[] {
  const declared = declaredNames(parameters);
  const deepNames = parameters
    .filter(({ parameter }) => parameter.style === 'deepObject')
    .map(({ parameter }) => parameter.name);
  const isDeep = (field: string) =>
    deepNames.some((name) => bracketKeys(field, name) !== undefined);
  return (fields) => {
    const undeclared: string[] = [];
    for (const field of fields.keys())
      if (!declared.has(field) && !isDeep(field)) undeclared.push(field);
    return undeclared;
  };
}

/** Whether an object takes the fields that no parameter declares. */
export function takesUndeclared({ parameter, shape }: ShapedParameter): boolean {
  return shape !== undefined && takesOthers(parameter, shape) && isSpread(parameter, shape);
}

/** Prepares decoding one query parameter. */
export function compileQuery(
  { parameter, shape }: ShapedParameter,
  declared: ReadonlySet<string>,
): (fields: Fields, undeclared: readonly string[]) => Decoded {
  if (shape !== undefined) {
    return parameter.style === 'deepObject'
      ? compileDeepObject(parameter, shape, declared)
      : compileForm(parameter, shape, decodeFormTextStrictly);
  }
  const decode = single(compileContent(parameter.content, decodeFormTextStrictly));
  return (fields) => {
    const values = fields.get(parameter.name);
    return values && decode(values);
  };
}
