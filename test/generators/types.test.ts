import { describe, expect, test } from 'vitest';
import { generateTypes } from '../../generators/types.ts';
import { loadContract, loadContractText } from '../../src/contract/load.ts';
import { failureOf } from '../contract/failure.ts';
import { NAMES } from '../types/documents/names.ts';

describe('generated types', () => {
  const types = 'one of array, boolean, integer, null, number, object, string, or a list of them';

  test.each([
    ['is not shaped as OpenAPI', 'paths: { /b: { get: null } }', 'an object', 'null', 16],
    [
      'has an unknown type',
      'components: { schemas: { A: { type: strin } } }',
      types,
      '"strin"',
      31,
    ],
    ['has no type', 'components: { schemas: { A: { type: null } } }', types, 'null', 31],
    [
      'has an unknown type in a list',
      'components: { schemas: { A: { items: { type: [string, null] } } } }',
      types,
      '["string",null]',
      40,
    ],
  ])(
    'a document that %s is refused with the place',
    async (_, line, expected, received, column) => {
      const contract = await loadContractText(
        `openapi: 3.1.0\ninfo: { title: T, version: '1' }\n${line}\n`,
      );
      expect(await failureOf(() => generateTypes(contract))).toMatchObject({
        error: 'DocumentError',
        expected,
        received,
        at: `openapi.yaml:3:${column}`,
      });
    },
  );

  test.each(Object.entries(NAMES))('depend on the contract alone: %s', async (_, { document }) => {
    const [first, second] = [await loadContractText(document), await loadContractText(document)];
    const types = await generateTypes(first);
    expect([await generateTypes(first), await generateTypes(second)]).toEqual([types, types]);
  });

  test('have what is read first at their beginning, and end as openapi-typescript ends them', async () => {
    const types = await generateTypes(await loadContract('braze'));
    const declared = [...types.matchAll(/^export (?:type|interface) (\w+)/gm)].map(
      ([, name]) => name,
    );
    expect(declared.join(' ')).toBe(
      'Request Response ErrorOf Operations DataSeries DataPoint FatalError paths webhooks components operations',
    );
  });
});
