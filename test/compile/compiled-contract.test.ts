import { expect, test } from 'vitest';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { SchemaError } from '../../src/errors.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const contract = await loadContractText(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    servers: [{ url: 'https://api.example/v1' }, { url: '/v2' }],
    paths: {
      '/things/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        get: {
          responses: {
            200: { description: 'One', content: json({ type: 'object' }) },
            204: { description: 'None' },
          },
        },
      },
      '/things/{name}': {
        parameters: [{ name: 'name', in: 'path', required: true, schema: { minLength: 3 } }],
        put: { responses: { 204: { description: 'Done' } } },
        get: { responses: { 204: { description: 'Done' } } },
      },
      '/odd/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'strin' } }],
        get: { responses: { 204: { description: 'Done' } } },
      },
    },
  }),
);
const compiled = compileContract(contract);
const operation = (id: string) => {
  const found = contract.operations.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no operation ${id}`);
  return found;
};
const byId = operation('GET /things/{id}');

test.each([
  ['GET', '/things/1', 'GET /things/{id}'],
  ['GET', '/v1/things/1', 'GET /things/{id}'],
  ['GET', '/v2/things/1', 'GET /things/{id}'],
  ['GET', '/things/abc', 'GET /things/{name}'],
  ['PUT', '/things/1', 'PUT /things/{name}'],
])('%s %s is %s', (method, path, id) => {
  const match = compiled.route(method, path);
  expect(match.kind === 'found' && match.operation.id).toBe(id);
});

test.each([
  ['GET /things/{id}', { id: '1' }, true],
  ['GET /things/{id}', { id: 'a' }, false],
  ['GET /things/{id}', { id: '%zz' }, false],
  ['GET /odd/{id}', { id: 'a' }, true],
])('%s accepts %j: %s', (id, path, wanted) => {
  expect(compiled.acceptsPath(operation(id), path)).toBe(wanted);
});

test('a body that is expected, documented and not there is missing', () => {
  const [full, empty] = byId.responses;
  if (full === undefined || empty === undefined) throw new Error('the document has both');
  const message = { headers: {} };
  expect(compiled.judgeResponseBody(full, message, true)).toMatchObject({
    violations: [{ at: 'response.body', keyword: 'required' }],
  });
  expect(compiled.judgeResponseBody(full, message, false)).toEqual({ state: 'absent' });
  expect(compiled.judgeResponseBody(empty, message, true)).toEqual({ state: 'absent' });
});

test('a body where none is documented is none of its business', () => {
  const message = { headers: { 'content-type': 'application/json' }, body: '{' };
  expect(compiled.judgeRequestBody(byId, message)).toEqual({ state: 'absent' });
});

test('a schema that does not compile is told, each time', () => {
  const schema = operation('GET /odd/{id}').parameters[0]?.schema ?? '';
  expect(() => compiled.validatorOf(schema, 'request')).toThrow(SchemaError);
  expect(() => compiled.validatorOf(schema, 'request')).toThrow(SchemaError);
});
