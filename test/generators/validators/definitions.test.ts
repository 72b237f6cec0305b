import { describe, expect, test } from 'vitest';
import { writeDefinitions } from '../../../generators/validators/definitions.ts';
import type { Schema } from '../../../src/contract/contract.ts';
import { schemaContract } from '../../compile/validators-of.ts';

const at = (name: string) => `/components/schemas/${name}`;

/** What is defined of some components, called as they are. */
function defined(schemas: Record<string, Schema>, ...roots: string[]): string[] {
  const contract = schemaContract({ components: { schemas } });
  const names = new Map(Object.keys(schemas).map((name) => [at(name), name]));
  return [...writeDefinitions(contract, roots.map(at), (pointer) => names.get(pointer)).texts];
}

const ref = (pointer: string): Schema => ({ $ref: `#${pointer}` });

describe('definitions', () => {
  test('what is referred to is defined once, in whatever circles', () => {
    const schemas = {
      A: { allOf: [ref(at('B'))], items: ref(at('B')) },
      B: { items: ref(at('A')) },
    };
    expect(defined(schemas, 'A')).toEqual([
      `const $A = /*@__PURE__*/ define("${at('A')}", () => [allOf([ref($B)]), items([ref($B)])]);\n`,
      `const $B = /*@__PURE__*/ define("${at('B')}", () => [items([ref($A)])]);\n`,
    ]);
  });

  test('a schema inside another one is called after its place', () => {
    const inner = { 'a-b': { type: 'string' }, 'a/b': { type: 'null' } } satisfies Record<
      string,
      Schema
    >;
    const refer = {
      anyOf: [ref('/components/schemas/A/$defs/a-b'), ref('/components/schemas/A/$defs/a~1b')],
    };
    const [first, ...others] = defined({ A: { ...refer, $defs: inner } }, 'A');
    expect(first).toContain('ref($components_schemas_A__defs_a_b)');
    expect(first).toContain('ref($components_schemas_A__defs_a_b2)');
    expect(others).toHaveLength(2);
  });

  test('only what requests have otherwise is defined for them, too, with what leads to it', () => {
    const schemas: Record<string, Schema> = {
      Plain: { type: 'string' },
      Own: { required: ['id'], properties: { id: { readOnly: true }, of: ref(at('Plain')) } },
      Holding: { items: ref(at('Own')) },
    };
    const names = defined(schemas, 'Plain', 'Holding').map(
      (text) => /^const (\S+)/.exec(text)?.[1],
    );
    expect(names.sort()).toEqual(['$Holding', '$Own', '$Plain', '_Holding', '_Own']);
  });

  test('who refers to what can’t be written judges nothing either', () => {
    const schemas: Record<string, Schema> = {
      Broken: { type: 'strin' },
      Lost: { $ref: '#/components/schemas/None' },
      Holding: { items: ref(at('Broken')) },
      Sound: { type: 'string' },
    };
    const texts = defined(schemas, 'Holding', 'Lost', 'Sound');
    expect(texts.filter((text) => text.includes('unknowable('))).toHaveLength(3);
    expect(texts[0]).toContain(`the schema at ${at('Broken')} doesn't compile: type isn't a type`);
    expect(texts[1]).toContain('nothing is at #/components/schemas/None');
  });
});
