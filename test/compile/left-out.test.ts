import { expect, test } from 'vitest';
import { compileLeftOut } from '../../src/compile/left-out.ts';
import { compileValidators } from '../../src/compile/validators.ts';
import type { Json, JsonObject } from '../../src/contract/contract.ts';
import { schemaContract } from './validators-of.ts';

const PASSWORD: JsonObject = { type: 'string', writeOnly: true };
const USER: JsonObject = {
  type: 'object',
  properties: { id: { readOnly: true }, name: { type: 'string' }, password: PASSWORD },
};
const NODE: JsonObject = {
  type: 'object',
  properties: { secret: PASSWORD, next: { $ref: '#/components/schemas/Node' } },
};

/** Where a response says what it is not to say. */
function leftOut(schema: Json, value: Json, direction: 'request' | 'response' = 'response') {
  const schemas = { Tested: schema, Password: PASSWORD, User: USER, Node: NODE };
  const document = { components: { schemas } };
  const validators = compileValidators(schemaContract(document));
  const find = compileLeftOut(document, direction, (at) => validators(at, direction));
  return find('/components/schemas/Tested', value).map(({ pointer }) => pointer);
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const cat = { type: 'object', required: ['cat'], properties: { cat: {}, key: PASSWORD } };
const dog = { type: 'object', required: ['dog'], properties: { dog: {}, key: { type: 'string' } } };

test.each<[what: string, schema: Json, value: Json, wanted: string[]]>([
  ['a property', USER, { id: 1, name: 'a', password: 'b' }, ['/password']],
  ['none', USER, { id: 1, name: 'a' }, []],
  ['one by reference', { properties: { p: reference('Password') } }, { p: 'a' }, ['/p']],
  ['one of a part', { allOf: [reference('User'), {}] }, { password: 'a' }, ['/password']],
  [
    'one that another part marks',
    { allOf: [{ properties: { a: {} } }, { properties: { a: { writeOnly: true } } }] },
    { a: 1 },
    ['/a'],
  ],
  ['one in a list', { items: reference('User') }, [{}, { password: 'a' }], ['/1/password']],
  [
    'one in a tuple',
    { prefixItems: [{}, USER] },
    [{ password: 'a' }, { password: 'a' }],
    ['/1/password'],
  ],
  ['one in a map', { additionalProperties: USER }, { a: { password: 'b' } }, ['/a/password']],
  ['one deep in a recursion', NODE, { next: { next: { secret: 'a' } } }, ['/next/next/secret']],
  ['one of the branch that fits', { oneOf: [cat, dog] }, { cat: 1, key: 'a' }, ['/key']],
  ['none of the branch that does not', { oneOf: [cat, dog] }, { dog: 1, key: 'a' }, []],
  [
    'one that may be null',
    { anyOf: [reference('User'), { type: 'null' }] },
    { password: 'a' },
    ['/password'],
  ],
  ['nothing by an inherited name', { properties: { toString: PASSWORD } }, {}, []],
])('finds %s', (_, schema, value, wanted) => {
  expect(leftOut(schema, value)).toEqual(wanted);
});

test('finds in requests what is readOnly', () => {
  expect(leftOut(USER, { id: 1, password: 'a' }, 'request')).toEqual(['/id']);
});
