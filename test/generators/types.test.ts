import { describe, expect, test } from 'vitest';
import { generateTypes } from '../../generators/types.ts';
import { loadContract, loadContractText } from '../../src/contract/load.ts';
import { failureOf } from '../contract/failure.ts';
import { NAMES } from '../types/documents/names.ts';

describe('generated types', () => {
  test('a document that is not shaped as OpenAPI is refused with the place', async () => {
    const text = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: { /b: { get: null } }\n";
    const contract = await loadContractText(text);
    expect(await failureOf(() => generateTypes(contract))).toMatchObject({
      error: 'DocumentError',
      expected: 'an object',
      received: 'null',
      at: 'openapi.yaml:3:16',
    });
  });

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
