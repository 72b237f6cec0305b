import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesOf, type SchemaNames } from '../../generators/names.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { childPointer } from '../../src/contract/pointer.ts';

describe('the names of a schema', () => {
  test.each([
    ['DataSeries', 'DataSeries', 'dataSeries'],
    ['pet', 'Pet', 'pet'],
    ['simple-user', 'SimpleUser', 'simpleUser'],
    ['line_item_v2', 'LineItemV2', 'lineItemV2'],
    ['createdAt', 'CreatedAt', 'createdAt'],
    ['io.k8s.api.core.v1.Pod', 'IoK8sApiCoreV1Pod', 'ioK8sApiCoreV1Pod'],
    ['a/b~c', 'ABC', 'abc'],
    ['List<Pet[]>', 'ListPet', 'listPet'],
    ['Line_Item', 'Line_Item', 'line_Item'],
    ['Usd$', 'Usd$', 'usd$'],
    ['HTTPError', 'HTTPError', 'httpError'],
    ['URL', 'URL', 'url'],
    ['Error', 'Error', 'error'],
    ['class', 'Class', 'makeClass'],
    ['Package', 'Package', 'makePackage'],
    ['then', 'Then', 'makeThen'],
    ['exports', 'Exports', 'makeExports'],
    ['__proto__', 'Proto', 'proto'],
    ['constructor', 'Constructor', 'constructor'],
    ['$defs', 'Defs', 'defs'],
    ['404', 'Schema404', 'schema404'],
    ['2fa-code', 'Schema2faCode', 'schema2faCode'],
    ['', 'Schema', 'schema'],
    ['🚀', 'Schema', 'schema'],
    ['½ off', 'Off', 'off'],
    ['ærø', 'Ærø', 'ærø'],
    ['straße', 'Straße', 'straße'],
    ['用户', '用户', 'make用户'],
    ['Request', 'SchemaRequest', 'schemaRequest'],
    ['response', 'SchemaResponse', 'schemaResponse'],
    ['Operations', 'SchemaOperations', 'schemaOperations'],
    ['error-of', 'SchemaErrorOf', 'schemaErrorOf'],
    ['Record', 'SchemaRecord', 'schemaRecord'],
    ['Pick', 'SchemaPick', 'schemaPick'],
    ['paths', 'Paths', 'paths'],
  ])('%j is %s, made by %s', (component, type, factory) => {
    const names = { type, guard: `is${type}`, assertion: `assert${type}`, factory };
    expect(named([component])).toEqual([names]);
  });

  test.each([
    [['user', 'User'], 'User2 User', 'user2 user'],
    [['user_id', 'user-id', 'userId'], 'UserId3 UserId UserId2', 'userId3 userId userId2'],
    [['pet', 'Pet2', 'PET', 'Pet'], 'Pet3 Pet2 PET Pet', 'pet3 pet22 pet pet2'],
    [['HttpError', 'HTTPError'], 'HttpError HTTPError', 'httpError2 httpError'],
    [['IsPet', 'Pet'], 'IsPet Pet', 'isPet2 pet'],
    [['caf\u00e9', 'cafe\u0301'], 'Café2 Café', 'café2 café'],
    [['AssertPet', 'Pet'], 'AssertPet Pet', 'assertPet2 pet'],
    [['MakeClass', 'Class'], 'MakeClass Class', 'makeClass2 makeClass'],
    [['Request', 'SchemaRequest'], 'SchemaRequest2 SchemaRequest', 'schemaRequest2 schemaRequest'],
  ])('%j clash', (components, types, factories) => {
    const names = named(components);
    expect(names.map(({ type }) => type).join(' ')).toBe(types);
    expect(names.map(({ factory }) => factory).join(' ')).toBe(factories);
  });
});

describe('of any schemas', () => {
  const PARTS = ['is', 'Is', 'assert', 'make', 'pet', 'Pet', 'class', 'Class', 'Request', 'Schema'];
  const component = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(fc.constantFrom(...PARTS, '-', '_', '2', 'é', 'e\u0301'))
      .map((parts) => parts.join('')),
  );
  const components = fc.uniqueArray(component, { maxLength: 12 });

  test('each name is an identifier that no other has', () => {
    fc.assert(
      fc.property(components, (given) => {
        const names = named(given).flatMap((each) => Object.values(each));
        for (const name of names)
          expect(name).toMatch(/^(?![_$])\p{ID_Start}[\p{ID_Continue}$]*$/u);
        // What is the same to a reader is the same to an editor that saves it.
        expect(new Set(names.map((name) => name.normalize())).size).toBe(names.length);
      }),
    );
  });

  test('the order of the document changes no name', () => {
    fc.assert(
      fc.property(components, (given) => {
        expect(named(given.toReversed())).toEqual(named(given).toReversed());
      }),
    );
  });
});

test('a document without components has no names', () => {
  expect(namesOf({ document: {} } as Contract).size).toBe(0);
});

/** The names of schemas, in the order given. */
function named(components: readonly string[]): SchemaNames[] {
  const schemas = Object.fromEntries(components.map((component) => [component, true]));
  const names = namesOf({ document: { components: { schemas } } } as unknown as Contract);
  return components.map((component) => {
    return names.get(childPointer('/components/schemas', component)) as SchemaNames;
  });
}
