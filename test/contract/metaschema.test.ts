import { expect, test } from 'vitest';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import { loadContractText } from '../../src/contract/load.ts';

const SCHEMA = 'https://json-schema.org/draft/2020-12/schema';

test('a schema may refer to the metaschema, which the package holds', async () => {
  const contract = await loadContractText(answering(SCHEMA));
  const pointer = contract.operations[0]?.responses[0]?.content[0]?.schema ?? '';
  const judge = compileContract(contract).validatorOf(pointer, 'response');
  expect(judge({ $defs: { name: { minLength: 1 } } })).toEqual([]);
  expect(judge({ $defs: { name: { minLength: -1 } } })).toMatchObject([
    { pointer: '/$defs/name/minLength', expected: 'at least 0' },
  ]);
});

test('another page of that host is refused as any other', async () => {
  const elsewhere = answering('https://json-schema.org/draft/2020-12/none');
  await expect(loadContractText(elsewhere)).rejects.toThrow('a remote reference is not followed');
});

function answering($ref: string): string {
  const content = { 'application/json': { schema: { $ref } } };
  const get = { responses: { 200: { description: 'A schema.', content } } };
  return JSON.stringify({ openapi: '3.1.0', info: {}, paths: { '/': { get } } });
}
