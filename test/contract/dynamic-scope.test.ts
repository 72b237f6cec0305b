import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import type { Contract, Json } from '../../src/contract/contract.ts';
import { loadContract, loadContractText } from '../../src/contract/load.ts';
import { valueAt } from '../../src/contract/pointer.ts';
import { type Failure, failureOf } from './failure.ts';
import { folderOf } from './folder.ts';

/** A generic list, and two lists of it: what the OpenAPI specification shows of dynamic references. */
const LISTS = `openapi: 3.1.0
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string } } }
    PaginatedTemplate:
      $id: https://example.com/paginated
      type: object
      properties:
        next: { type: string }
        items:
          type: array
          items: { $dynamicRef: '#itemType' }
      $defs:
        itemType: { $dynamicAnchor: itemType, not: {} }
    PaginatedPets:
      $ref: https://example.com/paginated
      $defs:
        itemType: { $dynamicAnchor: itemType, $ref: '#/components/schemas/Pet' }
    PaginatedNames:
      $ref: '#/components/schemas/PaginatedTemplate'
      $defs:
        itemType: { $dynamicAnchor: itemType, type: string }
`;

const load = (text: string) => loadContractText(text, { file: 'openapi.yaml' });

/** Whether values satisfy a component. */
function judgements(contract: Contract, name: string, values: readonly Json[]): boolean[] {
  const validate = compileContract(contract).validatorOf(`/components/schemas/${name}`, 'response');
  return values.map((value) => validate(value).length === 0);
}

describe('a generic schema', () => {
  test.each([
    ['PaginatedPets', [true, false, true]],
    ['PaginatedNames', [false, true, true]],
    ['PaginatedTemplate', [false, false, true]],
  ])('%s has items of its own', async (name, wanted) => {
    const values = [{ items: [{ name: 'Rex' }] }, { items: ['Rex'] }, { items: [] }];
    expect(judgements(await load(LISTS), name, values)).toEqual(wanted);
  });

  test('is copied for each use, and no more than that', async () => {
    const { document } = await load(LISTS);
    expect(Object.keys(valueAt(document, '/components/schemas') ?? {})).toEqual([
      'Pet',
      'PaginatedTemplate',
      'PaginatedPets',
      'PaginatedNames',
      'PaginatedTemplate_PaginatedPets',
      'PaginatedTemplate_PaginatedNames',
    ]);
    expect(valueAt(document, '/components/schemas/PaginatedPets')).toEqual({
      $ref: '#/components/schemas/PaginatedTemplate_PaginatedPets',
      $defs: { itemType: { $ref: '#/components/schemas/Pet' } },
    });
    expect(
      valueAt(
        document,
        '/components/schemas/PaginatedTemplate_PaginatedPets/properties/items/items',
      ),
    ).toEqual({ $ref: '#/components/schemas/PaginatedPets/%24defs/itemType' });
  });

  test('has a violation where its author wrote what is broken', async () => {
    const contract = await load(LISTS);
    const { validatorOf } = compileContract(contract);
    const [violation] = validatorOf('/components/schemas/PaginatedPets', 'response')({ next: 1 });
    expect(contract.locate(violation?.contractPointer ?? '')).toMatchObject({
      line: 9,
      column: 17,
      pointer: '/components/schemas/PaginatedTemplate/properties/next/type',
    });
    const copied =
      '/components/schemas/PaginatedTemplate_PaginatedPets/properties/items/items/$ref';
    expect(contract.locate(copied)).toMatchObject({ line: 12, column: 20 });
  });

  test('needs no $id: a component is a resource of its own', async () => {
    const contract = await load(
      LISTS.replaceAll(
        '$ref: https://example.com/paginated',
        "$ref: '#/components/schemas/PaginatedTemplate'",
      ).replace('      $id: https://example.com/paginated\n', ''),
    );
    const values = [{ items: [{ name: 'Rex' }] }, { items: ['Rex'] }];
    expect(judgements(contract, 'PaginatedPets', values)).toEqual([true, false]);
    expect(judgements(contract, 'PaginatedNames', values)).toEqual([false, true]);
    expect(judgements(contract, 'PaginatedTemplate', values)).toEqual([false, false]);
  });

  test('is bound by a schema that stands in an operation', async () => {
    const contract = await load(`${LISTS}paths:
  /names:
    get:
      responses:
        '200':
          description: Names.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/PaginatedTemplate'
                $defs: { itemType: { $dynamicAnchor: itemType, type: string } }
`);
    const pointer = contract.operations[0]?.responses[0]?.content[0]?.schema ?? '';
    const validate = compileContract(contract).validatorOf(pointer, 'response');
    expect(validate({ items: ['Rex'] })).toEqual([]);
    expect(validate({ items: [1] })).toMatchObject([{ pointer: '/items/0', expected: 'string' }]);
  });
});

describe('across files', () => {
  const tree = `$id: https://example.com/tree
$dynamicAnchor: node
type: object
properties:
  data: true
  children: { type: array, items: { $dynamicRef: '#node' } }
`;
  const files = {
    'openapi.yaml':
      'openapi: 3.1.0\ncomponents: { schemas: { Tree: { $ref: tree.yaml }, Strict: { $ref: strict.yaml } } }',
    'tree.yaml': tree,
    'strict.yaml': '$dynamicAnchor: node\n$ref: tree.yaml\nunevaluatedProperties: false\n',
  };

  test('a recursive schema is extended at every depth', async () => {
    const contract = await loadContract(join(await folderOf(files), 'openapi.yaml'));
    const values = [{ children: [{ data: 1 }] }, { children: [{ daat: 1 }] }];
    expect(judgements(contract, 'Strict', values)).toEqual([true, false]);
    expect(judgements(contract, 'Tree', values)).toEqual([true, true]);
    expect(Object.keys(valueAt(contract.document, '/components/schemas') ?? {})).toEqual([
      'Tree',
      'Strict',
      'tree_strict',
    ]);
  });

  test('a copy is located where its author wrote it', async () => {
    const contract = await loadContract(join(await folderOf(files), 'openapi.yaml'));
    const { file, line, column } = contract.locate(
      '/components/schemas/tree_strict/properties/children/type',
    );
    expect(`${file.replace(/.*\//, '')}:${line}:${column}`).toBe('tree.yaml:6:15');
  });
});

describe('a $dynamicRef', () => {
  const named: [what: string, schema: string, wanted: Json][] = [
    [
      'is a $ref where it names no dynamic anchor',
      '{ items: { $dynamicRef: "#a" }, $defs: { x: { $anchor: a } } }',
      { items: { $ref: '#/components/schemas/S/%24defs/x' }, $defs: { x: {} } },
    ],
    [
      'holds beside a $ref',
      '{ items: { $ref: "#/$defs/y", $dynamicRef: "#a" }, $defs: { x: { $dynamicAnchor: a }, y: {} } }',
      {
        items: { $ref: 'S', allOf: [{ $ref: '#/components/schemas/S/%24defs/x' }] },
        $defs: { x: {}, y: {} },
      },
    ],
  ];
  test.each(named)('%s', async (_, schema, wanted) => {
    const { document } = await load(
      `openapi: 3.1.0\ncomponents:\n  schemas:\n    S: ${schema.replace('#/$defs', '#/components/schemas/S/$defs')}\n`,
    );
    const read = JSON.stringify(valueAt(document, '/components/schemas/S'));
    expect(JSON.parse(read.replace('#/components/schemas/S/%24defs/y', 'S'))).toEqual(wanted);
  });

  const unresolved = 'UnresolvedReferenceError';
  const refused: [schema: string, failure: Failure][] = [
    [
      '{ items: { $dynamicRef: "#a" } }',
      { error: unresolved, problem: 'the reference leads nowhere', received: '#a', at: '4:19' },
    ],
    [
      '{ items: { $dynamicRef: 5 } }',
      {
        error: 'DocumentError',
        problem: '$dynamicRef is not a reference',
        expected: 'text, such as "#/components/schemas/Pet"',
        received: '5',
        at: '4:19',
      },
    ],
    [
      '{ $dynamicAnchor: a, $dynamicRef: "#a" }',
      {
        error: unresolved,
        problem: 'the reference leads back to itself',
        expected: 'a reference that ends at an object',
        at: '4:29',
      },
    ],
  ];
  test.each(refused)('%s is refused', async (schema, { at, ...failure }) => {
    const text = `openapi: 3.1.0\ncomponents:\n  schemas:\n    S: ${schema}\n`;
    const wanted = { ...failure, at: `openapi.yaml:${at}` };
    expect(await failureOf(() => load(text))).toEqual(wanted);
  });
});
