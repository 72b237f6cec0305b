import { describe, expect, test } from 'vitest';
import { loadContract } from '../../../src/contract/load.ts';
import { failureOf } from '../failure.ts';
import { folderOf } from '../folder.ts';

describe('files of several versions', () => {
  const SWAGGER = 'swagger: "2.0"\ninfo: { title: T, version: "1" }\n';
  const OPENAPI = 'openapi: 3.0.3\ninfo: { title: T, version: "1" }\n';

  test('a schema of 2.0 in a document of 3.0', async () => {
    const folder = await folderOf({
      'a.yaml': `${OPENAPI}components: { schemas: { S: { $ref: 'b.yaml#/definitions/B' } } }\n`,
      'b.yaml': `${SWAGGER}definitions: { B: { type: string, x-nullable: true } }\n`,
    });
    const { document } = await loadContract(`${folder}/a.yaml`);
    expect(document.components).toEqual({ schemas: { S: { type: ['string', 'null'] } } });
  });

  test('a schema of 3.0 in a document of 2.0', async () => {
    const folder = await folderOf({
      'a.yaml': `${SWAGGER}definitions: { S: { $ref: 'b.yaml#/components/schemas/B' } }\n`,
      'b.yaml': `${OPENAPI}components: { schemas: { B: { type: string, nullable: true } } }\n`,
    });
    const { document, notes } = await loadContract(`${folder}/a.yaml`);
    expect(document.components).toEqual({ schemas: { S: { type: ['string', 'null'] } } });
    expect(notes).toEqual([]);
  });

  test('anything else does not mix', async () => {
    const folder = await folderOf({
      'a.yaml': `${OPENAPI}paths: { /a: { get: { responses: { 200: { $ref: 'b.yaml#/responses/B' } } } } }\n`,
      'b.yaml': `${SWAGGER}responses: { B: { description: d } }\n`,
    });
    expect(await failureOf(() => loadContract(`${folder}/a.yaml`))).toEqual({
      error: 'UnresolvedReferenceError',
      problem: 'the reference leads to a file in another version of OpenAPI',
      expected: 'a file in the terms of the document, which is in 3.0.3',
      received: 'b.yaml#/responses/B, which is in 2.0',
      hint: 'Of such files, only schemas can be referred to',
      at: 'a.yaml:3:43',
    });
  });
});
