import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { generateTypes } from '../../generators/types.ts';
import { loadContract, loadContractText } from '../../src/contract/load.ts';
import { failureOf } from '../contract/failure.ts';

/** OpenAPI 3.0 with what TypeScript has no plain name for. */
const ODD = `openapi: 3.0.3
info: { title: T, version: '1' }
paths:
  /pets/{pet-id}/"quoted":
    parameters:
      - { name: pet-id, in: path, required: true, schema: { type: string } }
    get:
      operationId: 'get pet; drop'
      summary: 'Get a pet, or */ none'
      deprecated: true
      parameters:
        - { name: 'filter[name]', in: query, schema: { type: string, nullable: true } }
      responses:
        '200':
          description: 'ends a comment */ early'
          content:
            application/json: { schema: { $ref: '#/components/schemas/my-Pet.v1' } }
        default: { description: other }
    delete: { responses: { '204': { description: gone } } }
  /constructor:
    post:
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/class' } } }
      responses: { '201': { description: made } }
components:
  schemas:
    my-Pet.v1:
      type: object
      required: ['a-b']
      properties:
        a-b: { type: integer, nullable: true }
        __proto__: { type: string }
        'with "quotes"': { type: string, enum: ["it's", 'a\\b', 'line\u2028end'] }
        parent: { $ref: '#/components/schemas/my-Pet.v1' }
    class:
      oneOf: [{ type: string }, { type: array, items: { type: number } }]
`;

/** What openapi-typescript alone would refuse, or leave out. */
const AMBIGUOUS = `openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a:
    get: { operationId: same, responses: { '204': { description: ok } } }
    put: { operationId: same, responses: { '201': { description: made } } }
  /b: { $ref: '#/paths/~1a', post: { responses: { '202': { description: ok } } } }
components:
  schemas:
    Link: { type: object, properties: { to: { example: { $ref: '#/nowhere' } } } }
`;

/** A generic list, and a list of it. */
const GENERIC = `openapi: 3.1.0
info: { title: T, version: '1' }
paths: {}
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string } } }
    List:
      $id: https://example.com/list
      type: object
      required: [items]
      properties: { items: { type: array, items: { $dynamicRef: '#item' } } }
      $defs: { item: { $dynamicAnchor: item } }
    Pets: { $ref: '#/components/schemas/List', $defs: { item: { $dynamicAnchor: item, $ref: '#/components/schemas/Pet' } } }
    Names: { $ref: '#/components/schemas/List', $defs: { item: { $dynamicAnchor: item, type: string } } }
`;

/** Methods that openapi-typescript doesn't know, and a property that doesn't tell what a value is. */
const LATER = `openapi: 3.2.0
info: { title: T, version: '1' }
paths:
  /a/{id}:
    parameters: [{ $ref: '#/components/parameters/Id' }]
    get: { responses: { 200: { description: ok } } }
    query:
      operationId: queryA
      requestBody: { required: true, content: { application/json: { schema: { type: string } } } }
      responses: { 200: { content: { application/jsonl: { itemSchema: { $ref: '#/components/schemas/S' } } } } }
    additionalOperations: { COPY: { responses: { 201: { description: made } } } }
components:
  parameters: { Id: { name: id, in: path, required: true, schema: { type: integer } } }
  schemas:
    S:
      oneOf: [$ref: '#/components/schemas/A', $ref: '#/components/schemas/B']
      discriminator: { propertyName: kind, defaultMapping: B }
    A: { type: object, required: [kind], properties: { kind: { const: a } } }
    B: { type: object, required: [b], properties: { b: { type: number } } }
`;

const braze = await generateTypes(await loadContract('braze'));
const ambiguous = await generateTypes(await loadContractText(AMBIGUOUS));
const later = await generateTypes(await loadContractText(LATER));
const odd = await generateTypes(await loadContractText(ODD));
const generic = await generateTypes(await loadContractText(GENERIC));

describe('generated types', () => {
  test.each([
    ['braze', braze, ''],
    ['names that TypeScript has no plain form for', odd, ''],
    [
      'the members that a caller reads',
      odd,
      `
      declare const pet: components['schemas']['my-Pet.v1'];
      export const first: number | null = pet['a-b'];
      export const inner: number | null | undefined = pet.parent?.['a-b'];
      type Get = Operations['GET /pets/{pet-id}/"quoted"'];
      export const id: string = null as unknown as Get['parameters']['path']['pet-id'];
      export const made: Operations['POST /constructor']['requestBody'] =
        { content: { 'application/json': [1] } };`,
    ],
    [
      'lists of a generic one',
      generic,
      `
      type Schemas = components['schemas'];
      const pets: Schemas['Pets'] = { items: [{ name: 'Rex' }] };
      export const pet: Schemas['Pet'] | undefined = pets.items[0];
      const names: Schemas['Names'] = { items: ['Rex'] };
      export const name: string | undefined = names.items[0];
      const list: Schemas['List'] = { items: ['Rex', 1] };
      export const item: unknown = list.items[0];`,
    ],
    [
      'operations of other methods than those of 3.1',
      later,
      `
      type Query = Operations['QUERY /a/{id}'];
      export const id: number = null as unknown as Query['parameters']['path']['id'];
      export const body: Query['requestBody'] = { content: { 'application/json': 'a' } };
      type Lines = Query['responses'][200]['content']['application/jsonl'];
      export const lines: Lines = [{ kind: 'a' }, { b: 1 }];
      export const made: keyof Operations['COPY /a/{id}']['responses'] = 201;
      export const got: keyof Operations['GET /a/{id}']['responses'] = 200;
      export const named: operations['queryA'] = null as unknown as Query;`,
    ],
    [
      'an ambiguous operationId, what stands beside a reference, and a reference that is data',
      ambiguous,
      `
      export const made: keyof Operations['PUT /a']['responses'] = 201;
      export const own: keyof Operations['POST /b']['responses'] = 202;
      export const joined: keyof Operations['GET /b']['responses'] = 204;`,
    ],
  ])('compile strictly: %s', (_, types, use) => {
    expect(compile(types + use)).toEqual([]);
  });

  test.each([
    ['a property that may be absent', `export const a: string = pet.__proto__;`],
    ['null', `export const a: number = pet['a-b'];`],
    ['an operation that is not documented', `export type A = Operations['PUT /constructor'];`],
    ['a body that is not documented', `export const a: components['schemas']['class'] = true;`],
  ])('refuse %s', (_, use) => {
    const pet = `declare const pet: components['schemas']['my-Pet.v1'];`;
    expect(compile(`${odd}\n${pet}\n${use}`)).toHaveLength(1);
  });

  test('Operations has every operation by method and path, in the order of the document', () => {
    const [, map = ''] = odd.split('export interface Operations {');
    expect([...map.matchAll(/^ {4}(".*"): paths/gm)].map(([, id = '']) => JSON.parse(id))).toEqual([
      'GET /pets/{pet-id}/"quoted"',
      'DELETE /pets/{pet-id}/"quoted"',
      'POST /constructor',
    ]);
  });

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

  test('an editor shows what an operation is for', () => {
    expect(odd).toContain(
      '    /** Get a pet, or *\\/ none @deprecated */\n    "GET /pets/{pet-id}/\\"quoted\\""',
    );
  });

  test('depend on the contract alone', async () => {
    expect(await generateTypes(await loadContractText(ODD))).toBe(odd);
    const contract = await loadContract('braze');
    expect([await generateTypes(contract), await generateTypes(contract)]).toEqual([braze, braze]);
  });
});

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noEmit: true,
  types: [],
  lib: ['lib.esnext.d.ts'],
  skipDefaultLibCheck: true,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.NodeNext,
};
const FILE = join(import.meta.dirname, 'generated.ts');
const host = ts.createCompilerHost(OPTIONS);
/** TypeScript's own declarations, parsed once. */
const read = new Map<string, ts.SourceFile | undefined>();

/** What TypeScript has against a module, under the strictest of the usual settings. */
function compile(text: string): string[] {
  const getSourceFile: typeof host.getSourceFile = (name, target) => {
    if (name === FILE) return ts.createSourceFile(name, text, target);
    if (!read.has(name)) read.set(name, host.getSourceFile(name, target));
    return read.get(name);
  };
  const program = ts.createProgram([FILE], OPTIONS, { ...host, getSourceFile });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
