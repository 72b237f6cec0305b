import { each } from './lists.ts';
import {
  evaluate,
  fails,
  type Keyword,
  memberPlace,
  type Place,
  type Schema,
  satisfies,
} from './schema.ts';

/**
 * `unevaluatedProperties` and `unevaluatedItems` (JSON Schema Core §11), with the keywords beside them:
 * what those don't speak of.
 */
export function unevaluated(
  beside: Schema,
  { properties, items }: { readonly properties?: Schema | false; readonly items?: Schema | false },
): Keyword {
  const ownOf = (value: object) => (Array.isArray(value) ? items : properties);
  return {
    holds(value, at) {
      const isValid = satisfies(beside, value, at);
      if ((!isValid && at === undefined) || typeof value !== 'object' || value === null)
        return isValid;
      const own = ownOf(value);
      return (own === undefined || isLeftFitting(value, own, beside, at)) && isValid;
    },
    evaluates(value, evaluated) {
      const all = ownOf(value) !== undefined;
      if (all) for (const member of Object.keys(value)) evaluated.add(member);
      else evaluate(beside, value, evaluated);
    },
  };
}

/** Whether the members that nothing speaks of are as a schema says. */
function isLeftFitting(
  value: object,
  schema: Schema | false,
  beside: Schema,
  at: Place | undefined,
): boolean {
  const evaluated = new Set<string>();
  evaluate(beside, value, evaluated);
  const left = Object.keys(value).filter((member) => !evaluated.has(member));
  const keyword = Array.isArray(value) ? 'unevaluatedItems' : 'unevaluatedProperties';
  if (schema !== false) {
    const members = value as { readonly [member: string]: unknown };
    return each(left, at, (member) =>
      satisfies(schema, members[member], memberPlace(at, member, keyword)),
    );
  }
  if (Array.isArray(value)) {
    return left.length === 0 || fails(at, { keyword, value, params: { limit: Number(left[0]) } });
  }
  return each(left, at, (name) =>
    fails(at, { keyword, value, params: { unevaluatedProperty: name } }),
  );
}
