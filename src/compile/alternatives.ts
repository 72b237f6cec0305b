import type { Ajv2020, KeywordCxt, Name } from 'ajv/dist/2020.js';
import { importAjv } from './import-ajv.ts';
import type { KnownAnswers } from './known-answers.ts';

/** What the `anyOf` and `oneOf` of schemas have said: the positions of the branches that fit. */
export type KnownAlternatives = KnownAnswers<object, readonly number[]>;

/**
 * Gives ajv an `anyOf` and a `oneOf` (JSON Schema Core §10.2.1.2, §10.2.1.3) that say which branches fit, and
 * not why the others don't: who wants to know asks these. Its own collect the errors of every branch, so
 * that a schema which leads to itself in two of them has twice as many at each level of a value.
 */
export function addAlternatives(ajv: Ajv2020, known: KnownAlternatives): void {
  addKeyword(ajv, 'anyOf', 1, known);
  // The second one that fits is one too many.
  addKeyword(ajv, 'oneOf', 2, known);
}

/** @param most after how many branches that fit no other one is tried. */
function addKeyword(ajv: Ajv2020, keyword: string, most: number, known: KnownAlternatives): void {
  const { _ } = importAjv();
  ajv.removeKeyword(keyword).addKeyword({
    keyword,
    before: 'allOf',
    schemaType: 'array',
    trackErrors: true,
    error: {
      message: `must match the schemas in ${keyword}`,
      params: ({ params }) => _`{fitting: ${params.fitting}}`,
    },
    code(cxt) {
      const fitting = fittingBranches(cxt, most, known);
      cxt.setParams({ fitting });
      cxt.reset();
      cxt.pass(_`${fitting}.length === 1`);
    },
  });
}

function fittingBranches(cxt: KeywordCxt, most: number, known: KnownAlternatives): Name {
  const { _ } = importAjv();
  const { gen, keyword, schema, data } = cxt;
  const store = gen.scopeValue('keyword', { ref: known });
  const branches = gen.scopeValue('schema', { ref: schema });
  const fitting = gen.let('fitting', _`${store}.get(${branches}, ${data})`);
  const isValid = gen.name('isValid');
  gen.if(_`${fitting} === undefined`, () => {
    gen.assign(fitting, _`[]`);
    for (const schemaProp of schema.keys()) {
      gen.if(_`${fitting}.length < ${most}`, () => {
        // Whether it fits is said at its first fault.
        const quick = { compositeRule: true, createErrors: false, allErrors: false } as const;
        cxt.subschema({ keyword, schemaProp, ...quick }, isValid);
        gen.if(isValid, () => gen.code(_`${fitting}.push(${schemaProp})`));
      });
    }
    gen.code(_`${store}.set(${branches}, ${data}, ${fitting})`);
  });
  return fitting;
}
