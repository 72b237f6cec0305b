import { INFO, type TypedDocument } from './typed-document.ts';

/** Documents in which the parts of an operation are looked for. */
export const OPERATIONS: Readonly<Record<string, TypedDocument>> = {
  /** Where types of a request's parts and of an answer's body are looked for. */
  operations: {
    document: `openapi: 3.1.0
${INFO}
paths:
  /things/{id}:
    put:
      operationId: putThing
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: dry, in: query, schema: { type: boolean } }
        - { name: content, in: query, schema: { type: string } }
        - { name: X-Trace, in: header, required: true, schema: { type: string } }
        - { name: session, in: cookie, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: '#/components/schemas/Thing' } }
          text/plain: { schema: { type: string } }
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
        '204': { description: none }
        '404': { description: gone, content: { application/json: { schema: { const: gone } } } }
        '4XX': { description: bad, content: { application/json: { schema: { const: bad } } } }
        default: { description: other, content: { application/json: { schema: { const: other } } } }
    patch:
      operationId: same
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
      responses: { '2XX': { description: ok, content: { application/json: { schema: { const: ok } } } } }
  /none:
    get: { operationId: same, responses: { 202: { description: ok }, 503: { description: down } } }
    put: { operationId: GET /none, responses: {} }
    patch: { operationId: PATCH /none, responses: {} }
components:
  schemas:
    Thing: { type: object, required: [name], properties: { name: { type: [string, 'null'] } } }
`,
    use: `
type Put = Request<'PUT /things/{id}'>;
const least: Put = { path: { id: 'a' }, headers: { 'X-Trace': 'b' }, body: { name: null } };
export const most: Put = { ...least, query: { dry: true, content: 'c' }, cookies: { session: 'd' }, body: 'e' };
export const patches: Request<'PATCH /things/{id}'>[] = [{}, { body: { name: 'a' } }];
export const nothing: Request<'GET /none'> = {};
// @ts-expect-error: a path is asked for
export const lacking: Put = { headers: { 'X-Trace': 'b' }, body: 'c' };
// @ts-expect-error: a number for a text
export const wrong: Put = { ...least, body: { name: 7 } };
// @ts-expect-error: no such parameter
export const unknown: Put = { ...least, query: { wet: true } };
// @ts-expect-error: a body that isn't documented
export const undocumented: Request<'GET /none'> = { body: 'a' };
// @ts-expect-error: absent is not undefined
export const undefinedBody: Request<'PATCH /things/{id}'> = { body: undefined };

export const found: Response<'PUT /things/{id}', 200> & Response<'putThing', '200'> = { name: 'a' };
export const empty: Response<'putThing', 204> = undefined;
export const bodies: [Response<'putThing', 404>, Response<'putThing', '409'>, Response<'putThing', '4XX'>] = ['gone', 'bad', 'bad'];
export const others: [Response<'putThing', 500>, Response<'putThing', '302'>, Response<'putThing', 'default'>] = ['other', 'other', 'other'];
export const either: Response<'putThing', 404 | 503>[] = ['gone', 'other'];
export const ranged: Response<'PATCH /things/{id}', 201> = 'ok';
// @ts-expect-error: a 404 is documented by its number
export const range: Response<'putThing', 404> = 'bad';
// @ts-expect-error: no such status
export type NoStatus = Response<'PATCH /things/{id}', 404>;
// @ts-expect-error: no such status
export type NoText = Response<'GET /none', '200'>;
// @ts-expect-error: nothing is documented
export type NoAnswer = Response<'PUT /none', 200>;

export const failures: ErrorOf<'putThing'>[] = ['gone', 'bad', 'other'];
export const silent: ErrorOf<'GET /none'> = undefined;
export const ofEither: ErrorOf<'putThing' | 'GET /none'>[] = ['gone', undefined];
export const toEither: Request<'putThing' | 'GET /none'>[] = [least, {}];
// @ts-expect-error: a success is no error
export const success: ErrorOf<'putThing'> = { name: 'a' };
// @ts-expect-error: no error is documented
export const never: ErrorOf<'PATCH /things/{id}'> = 'ok';

// @ts-expect-error: an operationId of two operations names none
export type Same = Operations['same'];
export type NamedAsAnother = [Request<'GET /none'>, Operations['PUT /none']];
`,
  },

  /** Two operations that claim one operationId, and what stands beside the reference of a path item. */
  'joined-paths': {
    document: `openapi: 3.1.0
${INFO}
paths:
  /a:
    get: { operationId: same, responses: { '204': { description: ok } } }
    put: { operationId: same, responses: { '201': { description: made } } }
  /b: { $ref: '#/paths/~1a', post: { responses: { '202': { description: ok } } } }
components:
  schemas:
    Link: { type: object, properties: { to: { example: { $ref: '#/nowhere' } } } }
`,
    use: `
export const made: keyof Operations['PUT /a']['responses'] = 201;
export const own: keyof Operations['POST /b']['responses'] = 202;
export const joined: keyof Operations['GET /b']['responses'] = 204;
export const link: Link = { to: 'anything' };
`,
  },

  /** Methods that openapi-typescript doesn't know, and a property that doesn't tell what a value is. */
  'openapi-3.2': {
    document: `openapi: 3.2.0
${INFO}
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
`,
    use: `
export const asked: Request<'QUERY /a/{id}'> = { path: { id: 7 }, body: 'a' };
export const lines: Response<'queryA', 200> = [{ kind: 'a' }, { b: 1 }];
export const made: keyof Operations['COPY /a/{id}']['responses'] = 201;
export const got: keyof Operations['GET /a/{id}']['responses'] = 200;
export const named: operations['queryA'] = null as unknown as Operations['QUERY /a/{id}'];
`,
  },

  'swagger-2.0': {
    document: `swagger: '2.0'
${INFO}
paths:
  /pets/{id}:
    post:
      operationId: changePet
      consumes: [application/json]
      produces: [application/json]
      parameters:
        - { name: id, in: path, required: true, type: string }
        - { name: tags, in: query, type: array, items: { type: string } }
        - { name: pet, in: body, required: true, schema: { $ref: '#/definitions/Pet' } }
      responses:
        200: { description: ok, schema: { $ref: '#/definitions/Pet' } }
        default: { description: bad, schema: { type: string, enum: [odd] } }
definitions:
  Pet: { type: object, required: [name], properties: { name: { type: string, x-nullable: true } } }
`,
    use: `
export const asked: Request<'changePet'> = { path: { id: 'a' }, query: { tags: ['b'] }, body: { name: 'c' } };
export const changed: Response<'POST /pets/{id}', '200'> & Pet = { name: 'c' };
export const failure: ErrorOf<'changePet'> = 'odd';
`,
  },
};
