import type { Json, JsonObject, Schema } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { discriminatorValues } from '../discriminator.ts';
import { isSchema } from './is-schema.ts';

/** One way to decide a keyword that chooses among schemas. */
export interface Choice {
  /** What holds then. */
  readonly apply: readonly Schema[];
  /** What must not hold then, for the choice to be that one. */
  readonly exclude: readonly Schema[];
  /** The other branches of a `oneOf`, which must not hold either. */
  readonly unlike: readonly Schema[];
  /** What holds where `apply` can't, in turn: the branch without its discriminator's value. */
  readonly otherwise?: readonly (readonly Schema[])[];
}

/**
 * The choices that the keywords of a schema leave open, a list per keyword: `anyOf`, `oneOf` (the
 * other branches excluded) and `if` (JSON Schema core §10.2). A branch that a discriminator (OpenAPI
 * 3.1 §4.8.25) names also gets the discriminator's value.
 */
export function choicesOf(schema: JsonObject): Choice[][] {
  const choices: Choice[][] = [];
  const { anyOf, oneOf } = schema;
  if (Array.isArray(anyOf)) {
    choices.push(anyOf.filter(isSchema).map((branch) => choice(branch, [], schema)));
  }
  if (Array.isArray(oneOf)) {
    const branches = oneOf.filter(isSchema);
    choices.push(
      branches.map((branch, index) => {
        const others = branches.filter((_, other) => other !== index);
        return choice(branch, others, schema);
      }),
    );
  }
  if (isSchema(schema.if) && (isSchema(schema.then) || isSchema(schema.else))) {
    choices.push([
      { apply: [schema.if, asSchema(schema.then)], exclude: [], unlike: [] },
      { apply: [asSchema(schema.else)], exclude: [schema.if], unlike: [] },
    ]);
  }
  return choices;
}

function choice(branch: Schema, unlike: readonly Schema[], { discriminator }: JsonObject): Choice {
  const property = isJsonObject(discriminator) ? discriminator.propertyName : undefined;
  if (!isJsonObject(discriminator) || !isJsonObject(branch) || typeof property !== 'string') {
    return { apply: [branch], exclude: [], unlike };
  }
  const names = discriminatorValues(branch, discriminator);
  if (names === undefined) return { apply: [branch], exclude: [], unlike };
  const value = { enum: names.mapped.length > 0 ? [...names.mapped] : [names.own] };
  const named = { type: 'object', required: [property], properties: { [property]: value } };
  return { apply: [branch, named], exclude: [], unlike, otherwise: [[branch]] };
}

function asSchema(value: Json | undefined): Schema {
  return isSchema(value) ? value : true;
}
