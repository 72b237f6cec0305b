import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/contract/contract.ts';
import { openText } from '../../src/contract/edit-text.ts';
import { valueAt } from '../../src/contract/pointer.ts';
import { applySplices, type Change } from '../../src/contract/splice.ts';
import { parseYaml, yaml } from '../../src/contract/yaml.ts';
import { add, append, collections, edit, type Row, remove, replace, set } from './edits.ts';

const BLOCK = `# head
a: # the first
  type: object # always
  required: [id, name] # both
  # of it
  members:
    id: { type: integer }
    text: |
      one
      two
  list:
    - x # ex
    - y: 1
      z: 2
none: {}
empty:
last: "end" # of it`;

test.each<Row>([
  ['/a/type', set(['object', 'null']), 'type: object #', 'type: ["object","null"] #'],
  ['/last', set('over'), '"end" #', '"over" #'],
  ['/a/required', append('age'), '[id, name] #', '[id, name, "age"] #'],
  ['/a/required/0', remove, '[id, name]', '[name]'],
  ['/a/required/1', remove, '[id, name]', '[id]'],
  ['/a/members', add('n', { type: 'null' }), 'two\n', 'two\n    n:\n      type: "null"\n'],
  [
    '/a/members/id',
    add('nullable', true),
    '{ type: integer }',
    '{ type: integer, nullable: true }',
  ],
  ['/a/members/id/type', remove, '{ type: integer }', '{  }'],
  ['/a/members/text', remove, '    text: |\n      one\n      two\n', ''],
  ['/a/required', remove, '  required: [id, name] # both\n', ''],
  ['/a', add('new', 1), '      z: 2\n', '      z: 2\n  new: 1\n'],
  ['/a/list', append({ k: [1] }), '      z: 2\n', '      z: 2\n    - k:\n        - 1\n'],
  ['/a/list/0', remove, '    - x # ex\n', ''],
  ['/a/list/1', remove, '    - y: 1\n      z: 2\n', ''],
  ['/a/list/1/y', remove, '- y: 1\n      z', '- z'],
  ['/a/list/1/z', remove, '      z: 2\n', ''],
  ['/a/type', replace('enum', ['a']), 'type: object #', 'enum:\n    - a #'],
  ['/a/members/id/type', replace('enum', ['a']), '{ type: integer }', '{ enum: ["a"] }'],
  ['/a/members/text', replace('n', 1), 'text: |\n      one\n      two\n', 'n: 1\n'],
  ['/none', add('k', 'v'), 'none: {}', 'none: {"k": "v"}'],
  ['', add('more', 1), '# of it', '# of it\nmore: 1'],
])('in a YAML text, %s: %j', (pointer, change, before, after) => {
  expect(BLOCK).toContain(before);
  const at = BLOCK.lastIndexOf(before);
  const wanted = BLOCK.slice(0, at) + after + BLOCK.slice(at + before.length);
  expect(edit(BLOCK, pointer, change)).toBe(wanted);
});

test.each<[pointer: string, change: Change]>([
  ['/nowhere', remove],
  ['/a/type/0', remove],
  ['', remove],
  ['/a/type', append(1)],
  ['/a/required', add('k', 1)],
  ['/a/list', set(1)],
  ['/empty', add('k', 1)],
])('nothing can be changed so: %s %j', (pointer, change) => {
  expect(edit(BLOCK, pointer, change)).toBeUndefined();
});

describe('what places share', () => {
  const text = `x-base: &base
  memo: { type: string } # of all
one: &one { a: 1 }
two: *one
three: { deep: *one }
four:
  <<: *base
  own: 1
`;

  test.each<Row>([
    ['/two/a', set(2), '{ a: 1 }', '{ a: 2 }'],
    ['/three/deep/a', remove, '{ a: 1 }', '{  }'],
    ['/four/memo/type', set('integer'), 'type: string', 'type: "integer"'],
    ['/four', add('more', 1), '  own: 1', '  own: 1\n  more: 1'],
  ])('is changed where it stands, %s: %j', (pointer, change, before, after) => {
    expect(edit(text, pointer, change)).toBe(text.replace(before, after));
  });

  test.each([
    ['/two/a', ['/one/a', '/two/a', '/three/deep/a']],
    ['/one', ['/one']],
    ['/four/memo/type', ['/four/memo/type']],
    ['/four/own', ['/four/own']],
    ['/four/none', []],
  ])('is at the places that lead to it: %s', (pointer, wanted) => {
    expect(openText(text).sharing(pointer)).toEqual(wanted);
  });

  test('is nowhere else without aliases', () => {
    expect(openText('a: { b: 1 }').sharing('/a/b')).toEqual(['/a/b']);
    expect(openText('{"a": {"b": 1}}').sharing('/a/b')).toEqual(['/a/b']);
  });
});

test.each([
  ["'200':\n  a:\n  - 1\n", "'200':\n  a:\n  - 1\n'201':\n  b:\n  - '1'\n"],
  ['a:\n    b: 1\n', 'a:\n    b: 1\n"201":\n    b:\n        - "1"\n'],
  ['"200":\n  a:\n    - 1\n', '"200":\n  a:\n    - 1\n"201":\n  b:\n    - "1"\n'],
])('what is added is written as the rest: %j', (text, wanted) => {
  expect(edit(text, '', add('201', { b: ['1'] }))).toBe(wanted);
});

test('what is added twice is written twice', () => {
  const same = { d: 1 };
  expect(edit('a: 1\n', '', add('b', { c: same, e: same }))).toBe(
    'a: 1\nb:\n  c:\n    d: 1\n  e:\n    d: 1\n',
  );
});

describe('several changes', () => {
  const splices = (text: string, ...changes: [string, Change][]) => {
    const opened = openText(text);
    return changes.flatMap(([pointer, change]) => opened.spliceFor(pointer, change) ?? []);
  };

  test('in one place stay in their own blocks, and are made once', () => {
    const text = 'a:\n  b:\n    c: 1\n';
    const made = splices(text, ['', add('x', 1)], ['/a', add('y', 1)], ['/a/b', add('z', 1)]);
    expect(applySplices(text, [...made, ...made])).toBe(
      'a:\n  b:\n    c: 1\n    z: 1\n  y: 1\nx: 1\n',
    );
  });

  test('that overlap are made as far as they fit', () => {
    const made = splices('a: {}\n', ['/a', add('x', 1)], ['/a', add('y', 2)]);
    expect(applySplices('a: {}\n', made)).toBe('a: {"x": 1}\n');
  });
});

test('a value that is added to any document is there, and nothing else has changed', () => {
  const key = fc.stringMatching(/^[a-z][\w -]{0,5}$/);
  const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
      fc.dictionary(key, tie('tree'), { maxKeys: 3, noNullPrototype: true }),
      fc.array(tie('tree'), { maxLength: 3 }),
    ),
  }));
  const documents = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
  const write = fc.constantFrom(
    (value: Json) => JSON.stringify(value),
    (value: Json) => JSON.stringify(value, null, 2),
    (value: Json) => yaml().stringify(value),
    (value: Json) => yaml().stringify(value, { indentSeq: false }),
  );
  fc.assert(
    fc.property(documents, write, tree, fc.nat(), (document, write, value, choice) => {
      const pointers = [...collections(document, '')];
      const pointer = pointers[choice % pointers.length] ?? '';
      const into = valueAt(document, pointer);
      const change = Array.isArray(into) ? append(value) : add('added', value);
      const edited = edit(write(document), pointer, change);
      if (Array.isArray(into)) into.push(value);
      else Object.assign(Object(into), { added: value });
      expect(parseYaml(edited ?? '').document.toJS()).toEqual(document);
    }),
  );
});
