import { describe, expect, test } from 'vitest';
import { compileValidators, type Validator } from '../../src/compile/validators.ts';
import type { Schema } from '../../src/contract/contract.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { parseJsonExactly } from '../../src/http/json.ts';
import { rootValidator } from './validators-of.ts';

const INT32 = 'int32 (-2147483648 to 2147483647)';
const INT64 = 'int64 (-9223372036854775808 to 9223372036854775807)';
const int64: Schema = { type: 'integer', format: 'int64' };

function judge(schema: Schema, text: string): string[][] {
  return judgeBy(rootValidator(schema), text);
}

function judgeBy(validate: Validator, text: string): string[][] {
  const parsed = parseJsonExactly(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return validate(parsed.value).map(({ pointer, keyword, expected, received }) => [
    pointer,
    keyword,
    expected,
    received,
  ]);
}

describe('formats of integers', () => {
  test.each([
    ['int64', '9223372036854775807'],
    ['int64', '-9223372036854775808'],
    ['int64', '9007199254740993'],
    ['int64', '0'],
    ['int32', '2147483647'],
    ['int32', '-2147483648'],
  ])('%s takes %s', (format, text) => {
    expect(judge({ type: 'integer', format }, text)).toEqual([]);
    expect(judge({ format }, text)).toEqual([]);
  });

  test.each([
    ['int64', '9223372036854775808', INT64],
    ['int64', '-9223372036854775809', INT64],
    ['int64', '18446744073709551616', INT64],
    ['int64', '1e+300', INT64],
    ['int32', '2147483648', INT32],
    ['int32', '-2147483649', INT32],
    ['int32', '9223372036854775807', INT32],
  ])('%s does not take %s', (format, text, expected) => {
    expect(judge({ type: 'integer', format }, text)).toEqual([['', 'format', expected, text]]);
  });

  test('the last int64 of a document, which is rounded there, is one', () => {
    const last = JSON.parse('9223372036854775807') as number;
    expect(rootValidator(int64)(last)).toEqual([]);
    expect(judge({ ...int64, maximum: last }, '9223372036854775807')).toEqual([]);
  });
});

describe('a long integer', () => {
  test.each<[schema: Schema, text: string, wanted: string[][]]>([
    [{ type: 'integer' }, '9223372036854775807', []],
    [{ type: 'number' }, '123456789012345678901234567890', []],
    [
      { type: ['string', 'boolean'] },
      '9223372036854775807',
      [['', 'type', 'string or boolean', '9223372036854775807']],
    ],
    [{ type: 'object' }, '9007199254740993', [['', 'type', 'object', '9007199254740993']]],
    [{ minimum: 5 }, '-9007199254740993', [['', 'minimum', 'at least 5', '-9007199254740993']]],
    [
      { properties: { id: { maximum: 5 } } },
      '{"id":9007199254740993}',
      [['/id', 'maximum', 'at most 5', '9007199254740993']],
    ],
    [
      { required: ['name'] },
      '{"id":9007199254740993}',
      [['/name', 'required', 'a value (required)', 'nothing']],
    ],
    [
      { propertyNames: { maxLength: 1 } },
      '{"id":9007199254740993}',
      [['', 'maxLength', 'at most 1 character', '"id"']],
    ],
    [
      { anyOf: [{ properties: { id: { type: 'string' } } }, { type: 'null' }] },
      '{"id":9007199254740993}',
      [['/id', 'type', 'string', '9007199254740993']],
    ],
    [
      { type: 'array' },
      '{"id":[9007199254740993]}',
      [['', 'type', 'array', '{"id":[9007199254740993]}']],
    ],
  ])('%j judges %s', (schema, text, wanted) => {
    expect(judge(schema, text)).toEqual(wanted);
  });

  test('is unique among those that round to the same double', () => {
    const schema: Schema = { type: 'array', items: int64, uniqueItems: true };
    expect(judge(schema, '[9223372036854775806,9223372036854775807]')).toEqual([]);
    const twice = '[9223372036854775807,9223372036854775807]';
    expect(judge(schema, twice)).toEqual([
      ['', 'uniqueItems', 'unique items (0 and 1 are equal)', twice],
    ]);
  });
});

/** The schema is JSON text, since a value of it would be rounded. */
async function judgeAsWritten(schema: string, text: string): Promise<string[][]> {
  const contract = await loadContractText(
    `{"openapi":"3.1.0","info":{"title":"T","version":"1"},"components":{"schemas":{"S":${schema}}}}`,
  );
  return judgeBy(compileValidators(contract)('/components/schemas/S', 'response'), text);
}

describe('what the last digits decide', () => {
  test.each<[schema: string, text: string, isFine: boolean]>([
    ['{"multipleOf":3}', '9007199254740993', true],
    ['{"multipleOf":3}', '9007199254740992', false],
    ['{"multipleOf":3}', '9223372036854775807', false],
    ['{"multipleOf":7}', '-9223372036854775807', true],
    ['{"multipleOf":0.01}', '9007199254740993', true],
    ['{"multipleOf":0.5}', '1e300', true],
    ['{"multipleOf":9007199254740993}', '18014398509481986', true],
    ['{"multipleOf":9007199254740993}', '18014398509481984', false],
    ['{"items":{"multipleOf":2}}', '[9007199254740992,9007199254740996]', true],
    ['{"not":{"multipleOf":3}}', '9007199254740993', false],
    ['{"oneOf":[{"multipleOf":3},{"multipleOf":5}]}', '9007199254740993', true],
    ['{"const":9223372036854775807}', '9223372036854775807', true],
    ['{"const":9223372036854775807}', '9223372036854775806', false],
    ['{"const":9007199254740992}', '9007199254740992', true],
    ['{"const":9007199254740992}', '9007199254740993', false],
    ['{"const":9007199254740993}', '9007199254740993', true],
    ['{"const":1e23}', '100000000000000000000000', true],
    ['{"const":1e23}', '1e23', true],
    ['{"enum":[9007199254740992,9007199254740993]}', '9007199254740993', true],
    ['{"enum":[9007199254740993,1]}', '9007199254740992', false],
    ['{"enum":[9007199254740993,1]}', '9007199254740997', false],
    ['{"enum":[9007199254740993,1]}', '1', true],
    ['{"not":{"const":9007199254740992}}', '9007199254740993', true],
  ])('%s judges %s: %s', async (schema, text, isFine) => {
    expect((await judgeAsWritten(schema, text)).length === 0).toBe(isFine);
  });

  test('of a document in YAML, too', async () => {
    const contract = await loadContractText(`
      openapi: 3.0.3
      info: { title: T, version: '1' }
      paths: {}
      components: { schemas: { S: { enum: [1, 9007199254740993] } } }
    `);
    const validate = compileValidators(contract)('/components/schemas/S', 'response');
    expect(judgeBy(validate, '9007199254740993')).toEqual([]);
    expect(judgeBy(validate, '9007199254740992')).toHaveLength(1);
  });

  test('of integers that become the same double, each for itself', async () => {
    const both = '[9007199254740992,9007199254740993]';
    await expect(judgeAsWritten('{"items":{"multipleOf":2}}', both)).rejects.toThrow(
      "the last digits aren't known",
    );
  });

  test('are open where the document has no text, and leave open only what depends on them', () => {
    const schema: Schema = { properties: { id: { const: 2 ** 53 }, name: { type: 'string' } } };
    expect(() => judge(schema, '{"id":9007199254740993,"name":""}')).toThrow(
      "the last digits aren't known",
    );
    expect(judge(schema, '{"id":9007199254740993,"name":1}')).toEqual([
      ['/name', 'type', 'string', '1'],
    ]);
  });

  test('are open of a double, as a fake is, that the document rounds to', async () => {
    const contract = await loadContractText(
      '{"openapi":"3.1.0","info":{"title":"T","version":"1"},"components":{"schemas":{"S":{"const":9007199254740993}}}}',
    );
    const validate = compileValidators(contract)('/components/schemas/S', 'response');
    expect(() => validate(2 ** 53)).toThrow("the last digits aren't known");
  });
});
