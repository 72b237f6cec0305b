import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/contract/contract.ts';
import { openText } from '../../src/contract/edit-text.ts';
import { childPointer, valueAt } from '../../src/contract/pointer.ts';
import { applySplices, type Change } from '../../src/contract/splice.ts';
import { parseYaml, yaml } from '../../src/contract/yaml.ts';

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

const JSON_TEXT = `{
  "a": { "b": 1, "c": [] },
  "d": [
    1,
    2
  ]
}
`;

function edit(text: string, pointer: string, change: Change): string | undefined {
  const splice = openText(text).spliceFor(pointer, change);
  return splice && applySplices(text, [splice]);
}

const add = (key: string, value: Json): Change => ({ kind: 'add', key, value });
const append = (value: Json): Change => ({ kind: 'append', value });
const set = (value: Json): Change => ({ kind: 'set', value });
const remove: Change = { kind: 'remove' };
const replace = (key: string, value: Json): Change => ({ kind: 'replace', key, value });

/** What of a text becomes what. */
type Row = [pointer: string, change: Change, before: string, after: string];

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

test.each<Row>([
  ['/a', add('e', { f: 1 }), '"c": []', '"c": [], "e": {"f":1}'],
  ['/a/c', append('x'), '[]', '["x"]'],
  ['/a/b', remove, '"b": 1, ', ''],
  ['/a/c', remove, ', "c": []', ''],
  ['/a/b', replace('k', { l: 1 }), '"b": 1', '"k": {"l":1}'],
  ['/d', append(3), '    2\n', '    2,\n    3\n'],
  ['/d/0', remove, '    1,\n    2', '    2'],
  ['/d/1', remove, '1,\n    2', '1'],
  ['', add('n', null), '  ]\n}', '  ],\n  "n": null\n}'],
])('in a JSON text, %s: %j', (pointer, change, before, after) => {
  expect(edit(JSON_TEXT, pointer, change)).toBe(JSON_TEXT.replace(before, after));
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

test('a JSON text with changes made is gone on with as one that is opened anew', () => {
  // Some containers are longer than what is gone over again, and some aren't.
  const filler = fc.constantFrom('', '"x{'.repeat(400));
  const item = fc.record({ text: filler, list: fc.array(filler, { maxLength: 3 }) });
  const parts = fc.array(fc.array(item, { minLength: 1, maxLength: 3 }), { maxLength: 4 });
  const changes: readonly ((at: string) => [string, Change])[] = [
    (at) => [`${at}/0`, remove],
    (at) => [`${at}/0`, add('added', ['"x{'.repeat(400)])],
    (at) => [`${at}/0/list`, append({})],
    (at) => [`${at}/0/text`, set(1)],
    (at) => [`${at}/0/list`, replace('other', null)],
    (at) => [at, append('last')],
  ];
  const chosen = fc.array(fc.constantFrom(...changes), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(
      parts,
      fc.array(chosen, { maxLength: 3 }),
      fc.nat(2),
      (document, rounds, indent) => {
        let opened = openText(JSON.stringify(document, null, indent));
        for (const round of rounds) {
          const splices = document.flatMap((_, index) => {
            const [pointer, change] = round[index]?.(`/${index}`) ?? ['', remove];
            return opened.spliceFor(pointer, change) ?? [];
          });
          opened = opened.spliced(splices);
          const value: Json = JSON.parse(opened.text);
          for (const pointer of collections(value, '')) {
            expect(opened.valueAt(pointer)).toEqual(valueAt(value, pointer));
          }
        }
      },
    ),
  );
});

/** The pointers of all objects and lists. */
function* collections(value: Json, pointer: string): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  yield pointer;
  for (const [key, member] of Object.entries(value)) {
    yield* collections(member, childPointer(pointer, key));
  }
}
