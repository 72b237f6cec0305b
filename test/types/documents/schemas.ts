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

  'what-refers-to-itself-in-lists': {
    document: `openapi: 3.0.3
${INFO}
paths: {}
components:
  schemas:
    Json:
      nullable: true
      anyOf:
        - { type: string }
        - { type: array, items: { $ref: '#/components/schemas/Json' } }
        - { type: object, additionalProperties: { $ref: '#/components/schemas/Json' } }
    Nested: { type: array, items: { $ref: '#/components/schemas/Nested' } }
    a.b: { type: array, items: { $ref: '#/components/schemas/a-b' } }
    a-b: { oneOf: [{ type: string }, { $ref: '#/components/schemas/a.b' }] }
`,
    use: `
export const json: Json = ['a', null, [{ b: ['c', { d: [] }] }]];
export const nested: Nested = [[], [[]]];
export const lists: [AB2, AB] = [['a', [['b']]], 'c'];
// @ts-expect-error: a number, deep inside
export const number: Json = ['a', [{ b: ['c', 7] }]];
// @ts-expect-error: a text, deep inside
export const text: Nested = [[], [['a']]];
`,
  },

  'what-refers-to-itself-at-once': {
    document: `openapi: 3.1.0
${INFO}
paths: {}
components:
  schemas:
    Pet:
      type: object
      required: [kind, name]
      properties: { kind: { type: string }, name: { type: string }, weight: { type: number } }
      oneOf: [{ $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Cat' }]
      discriminator: { propertyName: kind, mapping: { dog: Dog, cat: '#/components/schemas/Cat' } }
    Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { required: [bark], properties: { bark: { type: boolean } } }] }
    Cat: { required: [weight], allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { lives: { type: number } } }] }
    Either: { oneOf: [{ $ref: '#/components/schemas/Or' }, { type: string }] }
    Or: { oneOf: [{ $ref: '#/components/schemas/Either' }, { type: number }] }
    Node: { allOf: [{ $ref: '#/components/schemas/Leaf' }, { type: object, properties: { next: { $ref: '#/components/schemas/Node' } } }] }
    Leaf: { type: object, required: [id], properties: { id: { type: string } } }
    Same: { allOf: [{ $ref: '#/components/schemas/Same' }, { type: object, properties: { a: { type: string } } }] }
`,
    use: `
export const dog: Dog & Pet = { kind: 'dog', name: 'Rex', bark: true };
export const cat: Cat & Pet = { kind: 'cat', name: 'Tom', weight: 4, lives: 7 };
export const tree: Node = { id: 'a', next: { id: 'b', next: { id: 'c' } } };
export const either: [Either, Or, Same] = ['a', 7, { a: 'b' }];
// @ts-expect-error: what a cat has to tell
export const light: Cat = { kind: 'cat', name: 'Tom' };
// @ts-expect-error: what every pet has
export const nameless: Dog = { kind: 'dog', bark: true };
// @ts-expect-error: what the mapping calls a dog
export const called: Dog['kind'] = 'Dog';
// @ts-expect-error: an id, deep inside
export const odd: Node = { id: 'a', next: {} };
`,
  },

  'what-requests-have-otherwise': {
    document: `openapi: 3.0.3
${INFO}
paths:
  /pets:
    post:
      operationId: makePet
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
      responses:
        '201': { description: made, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
  /notes:
    put:
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, required: [id, text], properties: { id: { type: integer, readOnly: true }, text: { type: string } } }
      responses: { '204': { description: done } }
components:
  schemas:
    Pet:
      type: object
      required: [id, kind, secret]
      properties:
        id: { type: integer, readOnly: true }
        kind: { type: string }
        secret: { type: string, writeOnly: true }
        friends: { type: array, items: { $ref: '#/components/schemas/Pet' } }
      discriminator: { propertyName: kind }
    Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, required: [lives], properties: { lives: { type: integer } } }] }
    PetInRequest: { type: string }
`,
    use: `
const given: Request<'makePet'>['body'] = { kind: 'a', secret: 's', friends: [{ kind: 'b', secret: 's' }] };
export const same: PetInRequest2 = given;
export const got: Response<'makePet', 201> = { id: 1, kind: 'a', friends: [{ id: 2, kind: 'b' }] };
export const note: Request<'PUT /notes'>['body'] = { text: 'a' };
export const cat: CatInRequest = { kind: 'Cat', secret: 's', lives: 9 };
export const own: PetInRequest = 'the contract calls another one so';
// @ts-expect-error: what only requests may lack
export const without: Pet = { kind: 'a' };
// @ts-expect-error: what only responses may lack
export const open: Request<'makePet'>['body'] = { kind: 'a' };
// @ts-expect-error: what no request may lack
export const empty: Request<'PUT /notes'>['body'] = {};
`,
  },

  'lists-whose-first-items-have-schemas-of-their-own': {
    document: `openapi: 3.1.0
${INFO}
paths: {}
components:
  schemas:
    Open: { type: array, prefixItems: [{ type: string }, { type: [integer, 'null'] }] }
    Closed: { type: array, prefixItems: [{ type: string }, { type: integer }], minItems: 2, items: false }
    Fixed: { type: array, prefixItems: [{ type: string }, { type: integer }], minItems: 2, maxItems: 2 }
    Rest: { type: [array, 'null'], prefixItems: [{ type: string }], minItems: 1, items: { enum: [1, two] } }
    Short: { type: array, prefixItems: [{ type: string }, { type: integer }], maxItems: 1 }
    Tree: { type: array, prefixItems: [{ type: string }], minItems: 1, items: { $ref: '#/components/schemas/Tree' } }
    Any: true
    None: false
    Both: { type: array, prefixItems: [{ type: string }], allOf: [{ type: array, maxItems: 3 }] }
`,
    use: `
export const open: Open[] = [[], ['a'], ['a', null], ['a', 1, true, {}]];
export const closed: [Closed, Fixed] = [['a', 1], ['a', 1]];
export const rest: Rest[] = [null, ['a'], ['a', 1, 'two', 1]];
export const short: Short[] = [[], ['a']];
export const none: [Any, None[]] = [7, []];
export const tree: Tree = ['a', ['b'], ['c', ['d']]];
export const first: string | undefined = (open[0] as Open)[0];
// @ts-expect-error: an item that is required
export const less: Closed = ['a'];
// @ts-expect-error: one that is too much
export const more: Fixed = ['a', 1, 2];
// @ts-expect-error: one of another type
export const other: Rest = ['a', 'three'];
// @ts-expect-error: one that is too much, though it has a schema
export const long: Short = ['a', 1];
// @ts-expect-error: one of another type, deep inside
export const deep: Tree = ['a', ['b', 'c']];
`,
  },
};
