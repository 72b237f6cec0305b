import { INFO, type TypedDocument } from './typed-document.ts';

/** Documents in which things are called as TypeScript calls nothing. */
export const NAMES: Readonly<Record<string, TypedDocument>> = {
  /** OpenAPI 3.0, with what TypeScript has no plain name for. */
  'odd-names': {
    document: `openapi: 3.0.3
${INFO}
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
        'with "quotes"': { type: string, enum: ["it's", 'a\\\\b', 'line\\u2028end'] }
        parent: { $ref: '#/components/schemas/my-Pet.v1' }
    class:
      oneOf: [{ type: string }, { type: array, items: { type: number } }]
`,
    use: `
declare const pet: MyPetV1;
export const first: number | null = pet['a-b'];
export const inner: number | null | undefined = pet.parent?.['a-b'];
export const asked: Request<'get pet; drop'> = { path: { 'pet-id': 'a' }, query: { 'filter[name]': null } };
export const made: Request<'POST /constructor'> = { body: [1] };
// @ts-expect-error: a property that may be absent
export const absent: string = pet.__proto__;
// @ts-expect-error: null
export const none: number = pet['a-b'];
// @ts-expect-error: an operation that is not documented
export type Undocumented = Operations['PUT /constructor'];
// @ts-expect-error: a body that is not documented
export const other: Class = true;
`,
  },

  'names-of-components': {
    document: `openapi: 3.1.0
${INFO}
paths: { /: { get: { responses: { 200: { description: ok } } } } }
components:
  schemas:
    user: { type: object, properties: { next: { $ref: '#/components/schemas/User' } } }
    User: { type: [string, 'null'] }
    a/b~c.d: { type: array, items: { $ref: '#/components/schemas/404' } }
    '404': { type: number }
    用户: { $ref: '#/components/schemas/__proto__' }
    __proto__: { type: object, properties: { __proto__: { $ref: '#/components/schemas/用户' } } }
    Request: { const: asked }
    paths: { const: roads }
    Record: { const: disc }
    Extract: { const: vanilla }
    Pick: { const: axe }
    Error: { type: string, enum: [slow, down] }
    Object: { type: object, additionalProperties: { $ref: '#/components/schemas/Object' } }
`,
    use: `
export const users: [User2, User] = [{ next: null }, 'Ann'];
export const list: ABCD = [404];
export const code: Schema404 = 7;
export const proto: Proto = { ['__proto__']: {} };
export const chinese: 用户 = proto;
export const taken: [SchemaRequest, Paths, SchemaRecord, SchemaExtract, SchemaPick] = ['asked', 'roads', 'disc', 'vanilla', 'axe'];
export const failures: Error[] = ['slow', 'down'];
export const tree: Object = { a: { b: {} } };
// @ts-expect-error: none of the enum
export const failure: Error = 'odd';
export const nothing: [Request<'GET /'>, Response<'GET /', 200>] = [{}, undefined];
`,
  },
};
