import { INFO, type TypedDocument } from './typed-document.ts';

/** Documents whose schemas have no plain type. */
export const SCHEMAS: Readonly<Record<string, TypedDocument>> = {
  'a-generic-list': {
    document: `openapi: 3.1.0
${INFO}
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
`,
    use: `
declare const pets: Pets;
export const pet: Pet | undefined = pets.items[0];
declare const names: Names;
export const name: string | undefined = names.items[0];
const list: List = { items: ['Rex', 1] };
export const item: unknown = list.items[0];
`,
  },
};
