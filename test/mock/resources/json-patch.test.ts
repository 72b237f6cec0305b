import { expect, test } from 'vitest';
import type { Json } from '../../../src/contract/contract.ts';
import { applyJsonPatch } from '../../../src/mock/resources/json-patch.ts';

const add = (path: string, value: Json): Json => ({ op: 'add', path, value });
const remove = (path: string): Json => ({ op: 'remove', path });
const replace = (path: string, value: Json): Json => ({ op: 'replace', path, value });
const move = (from: string, path: string): Json => ({ op: 'move', from, path });
const copy = (from: string, path: string): Json => ({ op: 'copy', from, path });
const equals = (path: string, value: Json): Json => ({ op: 'test', path, value });

// Most are those of RFC 6902, appendix A.
test.each<[Json, Json[], Json | undefined]>([
  [{ foo: 'bar' }, [add('/baz', 'qux')], { foo: 'bar', baz: 'qux' }],
  [{ foo: ['bar', 'baz'] }, [add('/foo/1', 'qux')], { foo: ['bar', 'qux', 'baz'] }],
  [{ foo: ['bar'] }, [add('/foo/-', 'baz')], { foo: ['bar', 'baz'] }],
  [{ foo: ['bar'] }, [add('/foo/2', 'baz')], undefined],
  [{ foo: 'bar' }, [add('/baz/bat', 'qux')], undefined],
  [{ foo: 1 }, [add('', { bar: 2 })], { bar: 2 }],
  [{ baz: 'qux', foo: 'bar' }, [remove('/baz')], { foo: 'bar' }],
  [{ foo: ['bar', 'qux', 'baz'] }, [remove('/foo/1')], { foo: ['bar', 'baz'] }],
  [{ foo: 'bar' }, [remove('/baz')], undefined],
  [{ baz: 'qux', foo: 'bar' }, [replace('/baz', 'boo')], { baz: 'boo', foo: 'bar' }],
  [{ foo: ['bar', 'baz'] }, [replace('/foo/0', null)], { foo: [null, 'baz'] }],
  [{ foo: 'bar' }, [replace('/baz', 'boo')], undefined],
  [{ foo: { a: 1 }, qux: {} }, [move('/foo/a', '/qux/b')], { foo: {}, qux: { b: 1 } }],
  [{ foo: ['a', 'b', 'c'] }, [move('/foo/0', '/foo/2')], { foo: ['b', 'c', 'a'] }],
  [{ foo: { a: 1 } }, [copy('/foo', '/bar')], { foo: { a: 1 }, bar: { a: 1 } }],
  [{ foo: 1 }, [copy('/bar', '/baz')], undefined],
  [{ baz: 'qux', foo: ['a', 2] }, [equals('/foo/1', 2), remove('/baz')], { foo: ['a', 2] }],
  [{ baz: 'qux' }, [remove('/baz'), equals('/baz', 'qux')], undefined],
  [{ '/': 9, '~1': 10 }, [equals('/~01', 10), remove('/~1')], { '~1': 10 }],
  [{ foo: ['bar'] }, [replace('/foo/00', 'baz')], undefined],
])('%j patched with %j is %j', (document, patch, wanted) => {
  const result = applyJsonPatch(document, patch);
  expect(result).toMatchObject(
    wanted === undefined ? { ok: false, status: 409 } : { ok: true, document: wanted },
  );
});

test.each<[Json, 400 | 409, string]>([
  ['add', 400, 'operation 2 of the JSON Patch is none: expected an object'],
  [
    { op: 'merge', path: '/a' },
    400,
    'operation 2 of the JSON Patch is none: expected "op" to be one of add, remove, replace, move, copy, test',
  ],
  [
    { op: 'remove', path: 'a' },
    400,
    'operation 2 of the JSON Patch is none: expected "path" to be a JSON Pointer',
  ],
  [{ op: 'add', path: '/b' }, 400, 'operation 2 of the JSON Patch is none: expected a "value"'],
  [
    { op: 'copy', path: '/b' },
    400,
    'operation 2 of the JSON Patch is none: expected "from" to be a JSON Pointer',
  ],
  [equals('/a', 2), 409, 'operation 2 of the JSON Patch fails: the value at "/a" is another'],
  [equals('/b', 2), 409, 'operation 2 of the JSON Patch fails: "/b" leads nowhere'],
  [remove('/b/c'), 409, 'operation 2 of the JSON Patch fails: "/b/c" leads nowhere'],
  [move('/b', '/c'), 409, 'operation 2 of the JSON Patch fails: "/b" leads nowhere'],
])('%j is told to be at fault', (operation, status, problem) => {
  const result = applyJsonPatch({ a: 1 }, [equals('/a', 1), operation]);
  expect(result).toEqual({ ok: false, status, problem });
});
