import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRouter, type Route } from '../../src/compile/router.ts';
import { interpretRoutes } from '../oracle/routes.ts';
import { createOperation } from './operation.ts';

/** Routes written `GET /apps/{id}`. */
function routes(...ids: string[]): Route[] {
  return ids.map((id) => {
    const { method, path: template } = splitId(id);
    return { template, operation: createOperation(method, template) };
  });
}

function splitId(id: string): { method: string; path: string } {
  const space = id.indexOf(' ');
  return { method: id.slice(0, space), path: id.slice(space + 1) };
}

/** What a request is answered by: an operation's id with its raw values, or what is missing. */
function summary(table: readonly Route[], request: string): unknown {
  const { method, path } = splitId(request);
  const match = compileRouter(table)(method, path);
  if (match.kind === 'path-missing') return 'path-missing';
  if (match.kind === 'method-missing') return [match.template, ...match.allowed];
  return { [match.operation.id]: { ...match.path } };
}

describe('precedence', () => {
  const apps = routes(
    'GET /apps/{id}',
    'DELETE /apps/{id}',
    'GET /apps/latest',
    'PUT /apps/{id}/keys/{key}',
    'GET /{kind}/{id}/keys/main',
    'GET /',
  );
  test.each([
    ['GET /apps/1', { 'GET /apps/{id}': { id: '1' } }],
    ['GET /apps/latest', { 'GET /apps/latest': {} }],
    ['DELETE /apps/latest', { 'DELETE /apps/{id}': { id: 'latest' } }],
    ['POST /apps/latest', ['/apps/latest', 'DELETE', 'GET']],
    ['POST /apps/1', ['/apps/{id}', 'DELETE', 'GET']],
    ['GET /apps/1/keys/main', { 'GET /{kind}/{id}/keys/main': { kind: 'apps', id: '1' } }],
    ['PUT /apps/1/keys/main', { 'PUT /apps/{id}/keys/{key}': { id: '1', key: 'main' } }],
    ['PATCH /apps/1/keys/main', ['/apps/{id}/keys/{key}', 'GET', 'PUT']],
    ['HEAD /apps/1', { 'GET /apps/{id}': { id: '1' } }],
    ['HEAD /apps/1/keys/2', ['/apps/{id}/keys/{key}', 'PUT']],
    ['GET /other', 'path-missing'],
    ['GET /apps/1/keys', 'path-missing'],
    ['GET /', { 'GET /': {} }],
  ])('%s', (request, expected) => {
    expect(summary(apps, request)).toEqual(expected);
  });

  test('the first of two equal routes is taken', () => {
    const [first, second] = routes('GET /a/{x}', 'GET /a/{y}');
    expect(summary([first, second] as Route[], 'GET /a/1')).toEqual({ 'GET /a/{x}': { x: '1' } });
  });

  test('templates that differ in their names only share a path', () => {
    const table = routes('GET /a/{x}', 'PUT /a/{y}');
    expect(summary(table, 'PUT /a/1')).toEqual({ 'PUT /a/{y}': { y: '1' } });
    expect(summary(table, 'POST /a/1')).toEqual(['/a/{x}', 'GET', 'PUT']);
  });
});

describe('segments', () => {
  const table = routes(
    'GET /x/{id}:verb',
    'GET /x/{id}',
    'GET /files/{name}.{ext}',
    'GET /files/{name}.tar.{ext}',
    'GET /v/prefix-{id}',
    'GET /v/{a}{b}',
    'GET /caf%C3%A9/a b',
    'GET /odd/é-{id}',
  );
  test.each([
    ['GET /x/1:verb', { 'GET /x/{id}:verb': { id: '1' } }],
    ['GET /x/a:verb:verb', { 'GET /x/{id}:verb': { id: 'a:verb' } }],
    ['GET /x/:verb', { 'GET /x/{id}': { id: ':verb' } }],
    ['GET /x/a%3Averb', { 'GET /x/{id}': { id: 'a%3Averb' } }],
    ['GET /x/a%2Fb', { 'GET /x/{id}': { id: 'a%2Fb' } }],
    ['GET /x/%zz', { 'GET /x/{id}': { id: '%zz' } }],
    ['GET /x//', 'path-missing'],
    ['GET /files/a.b.c', { 'GET /files/{name}.{ext}': { name: 'a', ext: 'b.c' } }],
    ['GET /files/a.tar.gz', { 'GET /files/{name}.tar.{ext}': { name: 'a', ext: 'gz' } }],
    ['GET /files/.b', 'path-missing'],
    ['GET /files/a.', 'path-missing'],
    ['GET /v/prefix-7', { 'GET /v/prefix-{id}': { id: '7' } }],
    ['GET /v/abc', { 'GET /v/{a}{b}': { a: 'a', b: 'bc' } }],
    ['GET /v/a', 'path-missing'],
    ['GET /caf%c3%a9/a%20b', { 'GET /caf%C3%A9/a b': {} }],
    ['GET /%78/1', { 'GET /x/{id}': { id: '1' } }],
    ['GET /odd/é-1', { 'GET /odd/é-{id}': { id: '1' } }],
    ['GET /odd/%C3%A9-1', { 'GET /odd/é-{id}': { id: '1' } }],
  ])('%s', (request, expected) => {
    expect(summary(table, request)).toEqual(expected);
  });
});

describe('a trailing slash', () => {
  const table = routes('GET /a', 'GET /b/', 'GET /c', 'PUT /c/', 'GET /d/{id}');
  test.each([
    ['GET /a/', { 'GET /a': {} }],
    ['GET /a//', 'path-missing'],
    ['GET /b', { 'GET /b/': {} }],
    ['PUT /c', ['/c', 'GET']],
    ['PUT /c/', { 'PUT /c/': {} }],
    ['GET /d/1/', { 'GET /d/{id}': { id: '1' } }],
    ['GET /d/', 'path-missing'],
  ])('%s', (request, expected) => {
    expect(summary(table, request)).toEqual(expected);
  });
});

describe('schemas of path parameters', () => {
  const [platforms, datapoints] = routes(
    'GET /apps/{id}/platforms/{os}',
    'GET /apps/{id}/{service}/datapoints',
  ) as [Route, Route];
  const table = [
    { ...platforms, accepts: ({ os }: Record<string, string>) => os === 'ios' },
    datapoints,
  ];
  test('rule a template out where another matches', () => {
    expect(summary(table, 'GET /apps/1/platforms/datapoints')).toEqual({
      'GET /apps/{id}/{service}/datapoints': { id: '1', service: 'platforms' },
    });
  });
  test('leave it where none else does', () => {
    expect(summary(table, 'GET /apps/1/platforms/vax')).toEqual({
      'GET /apps/{id}/platforms/{os}': { id: '1', os: 'vax' },
    });
  });
});

test('a parameter may be called __proto__', () => {
  const match = compileRouter(routes('GET /a/{__proto__}'))('GET', '/a/1');
  expect(match.kind === 'found' && Object.entries(match.path)).toEqual([['__proto__', '1']]);
});

test('a path that was asked for is another one by another method', () => {
  const route = compileRouter(routes('GET /a/b', 'PUT /a/{x}'));
  const found = ['GET', 'PUT', 'HEAD', 'POST', 'GET'].map((method) => {
    const match = route(method, '/a/b');
    return match.kind === 'found' ? match.operation.id : match.kind;
  });
  expect(found).toEqual(['GET /a/b', 'PUT /a/{x}', 'GET /a/b', 'method-missing', 'GET /a/b']);
});

test('agrees with the interpreter', () => {
  // Patterns of different literal lengths: which of two equally long ones wins isn't promised.
  const templateSegment = fc.constantFrom(
    '',
    'a',
    'b',
    '%61',
    '{x}',
    '{y}',
    '{x}:v',
    'pre{y}',
    '{x}.{y}',
  );
  const pathSegment = fc.oneof(
    fc.constantFrom(
      '',
      'a',
      'b',
      '%61',
      '%zz',
      'a%2Fb',
      'a:v',
      ':v',
      'prea',
      'pre',
      'a.b',
      'a.b.c:v',
    ),
    fc.string({ unit: fc.constantFrom('a', 'p', 'r', 'e', '.', ':', 'v'), maxLength: 6 }),
  );
  const method = fc.constantFrom('GET', 'PUT', 'HEAD');
  const pathOf = (segments: readonly string[]) => `/${segments.join('/')}`;
  const route = fc
    .record({
      method,
      segments: fc.array(templateSegment, { minLength: 1, maxLength: 3 }),
      isAccepted: fc.boolean(),
    })
    .map(({ method: verb, segments, isAccepted }) => {
      const template = pathOf(segments);
      const operation = createOperation(verb, template);
      return { template, method: verb, operation, accepts: () => isAccepted };
    });
  fc.assert(
    fc.property(
      fc.array(route, { maxLength: 12 }),
      method,
      fc.array(pathSegment, { minLength: 1, maxLength: 4 }).map(pathOf),
      (unnumbered, verb, path) => {
        const table = unnumbered.map((one, index) => ({
          ...one,
          operation: { ...one.operation, operationId: String(index) },
        }));
        expect(compileRouter(table)(verb, path)).toEqual(interpretRoutes(table, verb, path));
      },
    ),
    { numRuns: 2000 },
  );
});
