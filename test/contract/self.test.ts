import { describe, expect, test } from 'vitest';
import { loadContract, loadContractText } from '../../src/contract/load.ts';
import { valueAt } from '../../src/contract/pointer.ts';
import { folderOf } from './folder.ts';

describe('$self', () => {
  const SELF = '$self: https://a.com/api/openapi.yaml\n';
  const head = `openapi: 3.2.0\n${SELF}components:\n  schemas:\n    A: { type: string }\n`;

  test.each([
    'https://a.com/api/openapi.yaml#/components/schemas/A',
    'openapi.yaml#/components/schemas/A',
    '/api/openapi.yaml#/components/schemas/A',
    '#/components/schemas/A',
  ])('%s leads into the document itself', async (reference) => {
    const text = `${head}    B: { $ref: '${reference}' }\n`;
    const { document } = await loadContractText(text, { file: 'other.yaml' });
    expect(valueAt(document, '/components/schemas/B')).toEqual({ $ref: '#/components/schemas/A' });
  });

  test.each(['b.yaml', 'https://a.com/api/shared.yaml', 'shared.yaml'])(
    '%s leads to a file that lies beside it, or is called so',
    async (reference) => {
      const folder = await folderOf({
        'a.yaml': `${head}    B: { $ref: '${reference}#/components/schemas/C' }\n    D: { $ref: b.yaml#/components/schemas/C }\n`,
        'b.yaml': `openapi: 3.2.0\n$self: https://a.com/api/shared.yaml\ncomponents: { schemas: { C: { type: integer } } }\n`,
      });
      const { document } = await loadContract(`${folder}/a.yaml`);
      expect(valueAt(document, '/components/schemas/B')).toEqual({ type: 'integer' });
    },
  );
});
