import { _, type Ajv2020, type KeywordCxt } from 'ajv/dist/2020.js';
import { canonical } from './canonical.ts';

/**
 * Gives ajv a `const` and an `enum` (JSON Schema Validation §6.1.2, §6.1.3) that compare objects by their
 * members, whatever those are called. Its own calls the value's `valueOf`.
 */
export function addComparedValues(ajv: Ajv2020): void {
  ajv.removeKeyword('const').addKeyword({
    keyword: 'const',
    error: {
      message: 'must be equal to constant',
      params: ({ schemaCode }) => _`{allowedValue: ${schemaCode}}`,
    },
    code: (cxt) => failUnlessOneOf([cxt.schema], cxt),
  });
  ajv.removeKeyword('enum').addKeyword({
    keyword: 'enum',
    schemaType: 'array',
    error: {
      message: 'must be equal to one of the allowed values',
      params: ({ schemaCode }) => _`{allowedValues: ${schemaCode}}`,
    },
    code: (cxt) => failUnlessOneOf(cxt.schema, cxt),
  });
}

function failUnlessOneOf(values: readonly unknown[], cxt: KeywordCxt): void {
  const isOneOf = cxt.gen.scopeValue('keyword', { ref: compileIsOneOf(values) });
  cxt.fail(_`!${isOneOf}(${cxt.data})`);
}

function compileIsOneOf(values: readonly unknown[]): (value: unknown) => boolean {
  const scalars = new Set(values.filter((value) => !isComposite(value)));
  const texts = new Set(values.filter(isComposite).map(canonical));
  return (value) =>
    isComposite(value) ? texts.size > 0 && texts.has(canonical(value)) : scalars.has(value);
}

function isComposite(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
