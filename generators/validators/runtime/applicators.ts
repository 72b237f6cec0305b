import { remembering } from '../../../src/compile/remembering.ts';
import { isKnownValid } from './known.ts';
import { each } from './lists.ts';
import {
  addTags,
  branchPlace,
  type Definition,
  evaluate,
  fails,
  type Keyword,
  type Schema,
  satisfies,
} from './schema.ts';

/** `$ref` (JSON Schema Core §8.2.3.1). */
export function ref({ pointer, keywords }: Definition): Keyword {
  return {
    holds: (value, at) => satisfies(keywords(), value, at && { ...at, contractPointer: pointer }),
    evaluates: (value, evaluated) => evaluate(keywords(), value, evaluated),
    tags: (value, tags) => addTags(keywords(), value, tags),
  };
}

/** `allOf` (§10.2.1.1). */
export function allOf(...branches: readonly Schema[]): Keyword {
  return {
    holds: (value, at) =>
      each(branches, at, (branch, index) =>
        satisfies(branch, value, branchPlace(at, 'allOf', index)),
      ),
    evaluates(value, evaluated) {
      for (const branch of branches) evaluate(branch, value, evaluated);
    },
    tags: tagsOf(branches),
  };
}

/**
 * `anyOf` (§10.2.1.2).
 * @param named what of each branch names it.
 * @param discriminator that beside them.
 */
export function anyOf(
  branches: readonly Schema[],
  named: readonly unknown[] = branches.map(() => ({})),
  discriminator?: unknown,
): Keyword {
  const fitsAny = remembering((value) => branches.some((branch) => satisfies(branch, value)));
  return {
    holds(value, at) {
      if (fitsAny(value)) return true;
      at?.report.addAlternatives({ keyword: 'anyOf', value, branches, named, discriminator }, at);
      return false;
    },
    evaluates: (value, evaluated) => evaluateFitting(branches, value, evaluated),
    tags: tagsOf(branches),
  };
}

/** `oneOf` (§10.2.1.3). */
export function oneOf(
  branches: readonly Schema[],
  named: readonly unknown[] = branches.map(() => ({})),
  discriminator?: unknown,
): Keyword {
  // The second one that fits is one too many.
  const fitting = remembering((value) => firstFitting(branches, value, 2));
  return {
    holds(value, at) {
      const [first, second] = fitting(value);
      if (first !== undefined && second === undefined) return true;
      const tried = second === undefined ? branches : branches.slice(0, second + 1);
      const alternatives = { value, branches: tried, named, discriminator };
      at?.report.addAlternatives({ keyword: 'oneOf', ...alternatives }, at);
      return false;
    },
    evaluates: (value, evaluated) => evaluateFitting(branches, value, evaluated),
    tags: tagsOf(branches),
  };
}

/** The positions of the branches that a value fits, up to so many. */
function firstFitting(branches: readonly Schema[], value: unknown, most: number): number[] {
  const fitting: number[] = [];
  for (const [index, branch] of branches.entries())
    if (fitting.length < most && satisfies(branch, value)) fitting.push(index);
  return fitting;
}

/** Where no branch fits, that is the fault: nothing is undocumented because of it. */
function evaluateFitting(branches: readonly Schema[], value: object, evaluated: Set<string>): void {
  const fitting = branches.filter((branch) => isKnownValid(branch, value));
  for (const branch of fitting.length === 0 ? branches : fitting)
    evaluate(branch, value, evaluated);
}

/**
 * `not` (§10.2.1.4).
 * @param documented the schema, for words.
 */
export function not(schema: Schema, documented: unknown): Keyword {
  return {
    holds: (value, at) =>
      !satisfies(schema, value) || fails(at, { keyword: 'not', value, schema: documented }),
  };
}

/** `if` with `then` and `else` (§10.2.2). */
export function conditional(condition: Schema, then: Schema, otherwise: Schema): Keyword {
  return {
    holds: (value, at) =>
      satisfies(condition, value)
        ? satisfies(then, value, branchPlace(at, 'then'))
        : satisfies(otherwise, value, branchPlace(at, 'else')),
    evaluates(value, evaluated) {
      const holds = isKnownValid(condition, value);
      if (holds) evaluate(condition, value, evaluated);
      evaluate(holds ? then : otherwise, value, evaluated);
    },
    tags: tagsOf([condition, then, otherwise]),
  };
}

function tagsOf(schemas: readonly Schema[]): NonNullable<Keyword['tags']> {
  return (value, tags) => {
    for (const schema of schemas) addTags(schema, value, tags);
  };
}
