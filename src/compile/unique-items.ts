import type { Ajv2020 } from 'ajv/dist/2020.js';
import { canonical } from './canonical.ts';
import { importAjv } from './import-ajv.ts';

/**
 * Gives ajv a `uniqueItems` (JSON Schema Validation §6.4.3) that looks at each item once. Its own holds
 * each object against each other one, which takes seconds for thousands.
 */
export function addUniqueItems(ajv: Ajv2020): void {
  const { _ } = importAjv();
  ajv.removeKeyword('uniqueItems').addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    error: {
      message: 'must have unique items',
      params: ({ params }) => _`{i: ${params.twice}[0], j: ${params.twice}[1]}`,
    },
    code(cxt) {
      const { gen, schema, data } = cxt;
      if (schema !== true) return;
      const find = gen.scopeValue('keyword', { ref: equalItems });
      const twice = gen.const('twice', _`${find}(${data})`);
      cxt.setParams({ twice });
      cxt.fail(_`${twice} !== undefined`);
    },
  });
}

/** The positions of the first item that stands in a list before, and of that one; if there is one. */
export function equalItems(items: readonly unknown[]): readonly [number, number] | undefined {
  const positions = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const text = canonical(item);
    const before = positions.get(text);
    if (before !== undefined) return [before, index];
    positions.set(text, index);
  }
  return undefined;
}
