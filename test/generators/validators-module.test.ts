import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateTypes } from '../../generators/types.ts';
import { generateValidators } from '../../generators/validators.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { COMPILERS, compile } from '../types/compilers.ts';

const DOCUMENT = `openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /pets/{id}:
    put:
      requestBody:
        content: { application/json: { schema: { type: object, properties: { age: { type: integer } } } } }
      responses: { '4XX': { description: no, content: { application/problem+json: { schema: { type: array, items: { type: string } } } } } }
    get: { operationId: findPet, responses: { '200': { $ref: '#/components/responses/found-pet' } } }
  /pets:
    get: { operationId: findPets, responses: { default: { $ref: '#/components/responses/found-pet' }, '200': { description: all, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } }, text/csv: { schema: { type: string } }, application/vnd.pets.v2+json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } } } } }
components:
  responses:
    found-pet: { description: one, content: { application/json: { schema: { type: object, required: [pet], properties: { pet: { $ref: '#/components/schemas/Pet' } } } } } }
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string, pattern: '^[A-Z]' }
        born: { type: string, format: date-time }
        owner: { $ref: '#/components/schemas/Owner' }
    Owner: { type: object, properties: { pets: { type: array, items: { $ref: '#/components/schemas/Pet' } } } }
    Site: { type: string, format: uri }
    ValidationError: { type: object, properties: { code: { enum: [1, 2] } } }
`;

/** What a project uses of the modules: it compiles as strictly as TypeScript can. */
const USE = `import type { Pet } from './contract.js';
import { assertPet, isFoundPetResponse, isPet, isPutPetsId4XX, isPutPetsIdRequest, ValidationError, type Violation } from './contract.validators.js';

export function nameOf(value: unknown): string | undefined {
  if (isPet(value)) return value.name;
  return undefined;
}

export function petOf(value: unknown): Pet {
  assertPet(value);
  return value;
}

export function ofBodies(value: unknown): readonly (string | number | undefined)[] {
  if (isFoundPetResponse(value)) return [value.pet.name satisfies string];
  if (isPutPetsIdRequest(value)) return [value.age satisfies number | undefined];
  return isPutPetsId4XX(value) ? value.map((each: string) => each) : [];
}

export function wrong(value: unknown): string {
  if (!isFoundPetResponse(value)) return '';
  // @ts-expect-error: it would pass if the type of the body were lost
  return value.pet.nose;
}

export function places(error: ValidationError): readonly string[] {
  return error.violations.map((violation: Violation) => violation.pointer);
}
`;

describe('a module of validators', () => {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-test-'));
  const file = join(folder, 'contract.validators.ts');
  let text: string;
  let types: string;

  beforeAll(async () => {
    const contract = await loadContractText(DOCUMENT, { name: 'contract' });
    text = await generateValidators(contract);
    types = await generateTypes(contract);
    writeFileSync(file, text);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(COMPILERS)('tells %s what a value is', async (compiler) => {
    const modules = { contract: types, 'contract.validators': `// A head.\n${text}`, use: USE };
    expect(await compile(compiler, modules)).toEqual([]);
  });

  test('has declarations that need no inference', () => {
    const { outputText, diagnostics } = ts.transpileDeclaration(text, {
      compilerOptions: { isolatedDeclarations: true },
      reportDiagnostics: true,
    });
    expect(diagnostics).toEqual([]);
    expect(outputText).toContain('isPet(value: unknown): value is types.Pet;');
    expect(outputText).toContain('assertPet(value: unknown): asserts value is types.Pet;');
    expect(outputText).not.toMatch(/\bany\b/);
  });

  test('a body has a guard where its schema has no name', () => {
    const guards = [...text.matchAll(/^export function is(\w+)/gm)].map(([, name]) => name);
    expect(guards).toEqual([
      'Pet',
      'Owner',
      'Site',
      'ValidationError',
      'PutPetsIdRequest',
      'PutPetsId4XX',
      'FoundPetResponse',
      'FindPets200VndPetsV2Json',
    ]);
  });

  test('is laid out in one way from its head to its end', () => {
    const odd = /\t|^(?: {2})*\* |^\}$(?=\n(?:\/\*\*|function))/;
    expect(text.match(new RegExp(`.*(?:${odd.source}).*`, 'gm'))).toBeNull();
  });

  test('imports types alone, and makes no code of texts', () => {
    expect(text.match(/\bimport\b.*$/gm)).toEqual([`import type * as types from "./contract.js";`]);
    expect(text).not.toMatch(/\beval\b|\bFunction\(|\brequire\(|\bprocess\b|\bnode:/);
  });

  test('what is exported beside the schemas’ own functions is few', () => {
    const exported = text.match(/^export .*?(?= \{|\(| extends)/gm);
    expect(exported?.slice(0, 2)).toEqual([
      'export interface Violation',
      'export class ValidationError',
    ]);
    expect(exported?.slice(2).every((line) => /^export function (is|assert)[A-Z]/.test(line))).toBe(
      true,
    );
  });

  test('nothing of its own is called as a guard may be', () => {
    const own = text.match(/^(?:function|const|let|class) [\w$]+/gm) ?? [];
    expect(own.length).toBeGreaterThan(50);
    expect(own.filter((line) => / (is|assert)[A-Z]/.test(line))).toEqual([]);
  });

  test.each([
    ['isSite', ['uri'], ['Pet', 'violationsOf', 'properties', 'date']],
    ['isPet', ['Pet', 'Owner', 'born'], ['violationsOf', 'uri', 'Site', 'at least']],
    ['assertSite', ['violationsOf', 'at least'], ['/components/schemas/Pet', 'born']],
  ])('a bundle with %s alone holds %j, and nothing of %j', async (name, wanted, others) => {
    const entry = join(folder, `${name}.ts`);
    writeFileSync(entry, `export { ${name} } from './contract.validators.ts';\n`);
    const bundle = await rolldown({ input: entry });
    const { output } = await bundle.generate({ format: 'esm', comments: false });
    await bundle.close();
    const { code } = output[0];
    expect(wanted.filter((word) => !code.includes(word))).toEqual([]);
    expect(others.filter((word) => code.includes(word))).toEqual([]);
  });
});
