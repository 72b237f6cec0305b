import type { Pointer } from '../contract.ts';
import { type Field, fieldOf, fields, type Grammar, type Kind } from '../grammar.ts';

/** The methods of a Path Item Object of OpenAPI 2.0. */
export const SWAGGER_METHODS = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
] as const;

const OPERATION: Field = ['one', 'operation'];
const PARAMETERS: Field = ['list', 'parameter'];
const SCHEMA: Field = ['one', 'schema'];

const FIELDS: Partial<Readonly<Record<Kind, ReadonlyMap<string, Field>>>> = {
  openapi: fields({
    paths: ['patterned', 'pathItem'],
    definitions: ['map', 'schema'],
    parameters: ['map', 'parameter'],
    responses: ['map', 'response'],
    pathItems: ['map', 'pathItem'],
  }),
  pathItem: fields({
    parameters: PARAMETERS,
    ...Object.fromEntries(SWAGGER_METHODS.map((method) => [method, OPERATION])),
  }),
  operation: fields({ parameters: PARAMETERS, responses: ['patterned', 'response'] }),
  parameter: fields({ schema: SCHEMA }),
  response: fields({ schema: SCHEMA }),
};

/** What the objects of OpenAPI 2.0 hold. It has no section for path items: they get one while bundled. */
export const SWAGGER_GRAMMAR: Grammar = {
  fieldOf: (kind, key) => (kind === 'schema' ? fieldOf(kind, key) : FIELDS[kind]?.get(key)),
  sections: new Map<Kind, Pointer>([
    ['schema', '/definitions'],
    ['parameter', '/parameters'],
    ['response', '/responses'],
    ['pathItem', '/pathItems'],
  ]),
};
