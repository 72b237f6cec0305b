import type { Ajv2020, KeywordCxt, Name } from 'ajv/dist/2020.js';
import type { Type } from 'ajv/dist/compile/util.js';
import { importAjv } from './import-ajv.ts';

/** Lists the members of a value that a schema, but for its `unevaluated…`, says nothing of. */
export type Unevaluated = (schema: object, value: object) => readonly string[];

/**
 * Gives ajv an `unevaluatedProperties` and an `unevaluatedItems` (JSON Schema Core §11) that look at the
 * value for what is evaluated. Its own look at the schema alone, and so leave out what `contains` finds
 * and what an `if` without `then` or `else` says.
 */
export function addUnevaluated(ajv: Ajv2020, unevaluated: Unevaluated): void {
  const { _, Type } = importAjv();
  ajv.removeKeyword('unevaluatedProperties').addKeyword({
    keyword: 'unevaluatedProperties',
    type: 'object',
    schemaType: ['boolean', 'object'],
    error: {
      message: 'must have no unevaluated property',
      params: ({ params }) => _`{unevaluatedProperty: ${params.name}}`,
    },
    code(cxt) {
      if (cxt.schema === true) return;
      const names = listMembers(cxt, unevaluated);
      if (cxt.schema !== false) return judgeMembers(cxt, names, Type.Str);
      cxt.gen.forOf('name', names, (name) => {
        cxt.setParams({ name });
        cxt.error();
      });
      cxt.ok(_`${names}.length === 0`);
    },
  });
  ajv.removeKeyword('unevaluatedItems').addKeyword({
    keyword: 'unevaluatedItems',
    type: 'array',
    schemaType: ['boolean', 'object'],
    error: {
      message: 'must have no unevaluated item',
      params: ({ params }) => _`{limit: ${params.limit}}`,
    },
    code(cxt) {
      if (cxt.schema === true) return;
      const indexes = listMembers(cxt, unevaluated);
      if (cxt.schema !== false) return judgeMembers(cxt, indexes, Type.Num);
      cxt.setParams({ limit: _`Number(${indexes}[0])` });
      cxt.fail(_`${indexes}.length > 0`);
    },
  });
}

function listMembers({ gen, parentSchema, data }: KeywordCxt, unevaluated: Unevaluated): Name {
  const { _ } = importAjv();
  const list = (value: object) => unevaluated(parentSchema, value);
  return gen.const('members', _`${gen.scopeValue('keyword', { ref: list })}(${data})`);
}

function judgeMembers(cxt: KeywordCxt, members: Name, type: Type): void {
  const { _ } = importAjv();
  const { gen, keyword } = cxt;
  const valid = gen.let('valid', true);
  gen.forOf('member', members, (member) => {
    const isValid = gen.name('isValid');
    cxt.subschema({ keyword, dataProp: member, dataPropType: type }, isValid);
    gen.if(_`!${isValid}`, () => gen.assign(valid, false));
  });
  cxt.ok(valid);
}
