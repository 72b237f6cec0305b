import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/contract/contract.ts';
import { parseText } from '../../src/contract/parse.ts';
import { type Failure, failureOf } from './failure.ts';

test.each<[text: string, keys: string[], leadsOut: boolean]>([
  ['{}', [], false],
  ['{"a":1,"b":null}', ['a', 'b'], false],
  ['{"a":{"b":[{"c":1},[{"a":{}}]]}}', ['a', 'b', 'c'], false],
  ['{"__proto__":{"toString":1}}', ['__proto__', 'toString'], false],
  ['enum: [x, { y: z }]', ['enum', 'y'], false],
  ['a: &a { $ref: "#/b" }\nb: *a\n', ['$ref', 'a', 'b'], false],
  ['$ref: 1', ['$ref'], false],
  ['a: [{ $ref: b.yaml }]', ['$ref', 'a'], true],
  ['{"$dynamicRef":""}', ['$dynamicRef'], true],
])('%s has its keys and leads out or not', (text, keys, leadsOut) => {
  const parsed = parseText(text, 'a.yaml');
  expect([...parsed.keys].sort()).toEqual(keys);
  expect(parsed.leadsOut).toBe(leadsOut);
});

describe('what a text says', () => {
  test.each<[why: string, text: string, value: Json]>([
    ['JSON', '{"a": [1, "x", null, true]}', { a: [1, 'x', null, true] }],
    ['JSON with a byte order mark', '\uFEFF{"a": 1}', { a: 1 }],
    ['JSON with tabs', '{\n\t"a": 1\n}', { a: 1 }],
    [
      'JSON whose texts hold quotes and colons',
      '{"a\\\\": "\\":", "b": ":", "c" : "\\\\"}',
      { 'a\\': '":', b: ':', c: '\\' },
    ],
    ['YAML', 'a:\n  - 1\n  - x\n  - null\n', { a: [1, 'x', null] }],
    ['numbers as keys are text', '200: a\n1.0: b\n', { '200': 'a', '1.0': 'b' }],
    [
      'truths and dates as keys are text',
      'true: a\n2020-01-01: b\n',
      { true: 'a', '2020-01-01': 'b' },
    ],
    [
      'dates are text',
      'a: 2020-01-01\nb: 2020-01-01T00:00:00Z\n',
      { a: '2020-01-01', b: '2020-01-01T00:00:00Z' },
    ],
    ['no and on are text', 'a: no\nb: on\n', { a: 'no', b: 'on' }],
    [
      'even where YAML 1.1 is asked for',
      '%YAML 1.1\n---\na: no\nb: 2020-01-01\n',
      { a: 'no', b: '2020-01-01' },
    ],
    [
      'merge keys',
      'b: &b { x: 1, y: 2 }\nc:\n  <<: *b\n  y: 3\n',
      { b: { x: 1, y: 2 }, c: { x: 1, y: 3 } },
    ],
    ['unknown tags', 'a: !!binary aGk=\nb: !money 3\n', { a: 'aGk=', b: '3' }],
    ['a lone word', 'hello', 'hello'],
  ])('%s', (_, text, value) => {
    expect(parseText(text, 'a.yaml').value).toStrictEqual(value);
  });

  test.each([
    ['JSON', '{"__proto__": {"polluted": 1}, "toString": 2, "constructor": {"prototype": {}}}'],
    ['YAML', '__proto__: { polluted: 1 }\ntoString: 2\nconstructor: { prototype: {} }\n'],
    [
      'YAML with aliases',
      'a: &a { __proto__: { polluted: 1 } }\n__proto__: *a\ntoString: 2\nconstructor: 1\n',
    ],
  ])('names that objects have by birth are keys like others: %s', (_, text) => {
    const value = parseText(text, 'a.yaml').value as object;
    expect(Object.keys(value)).toEqual(
      expect.arrayContaining(['__proto__', 'toString', 'constructor']),
    );
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });

  test('each place of an alias has an object of its own', () => {
    const value = parseText('a: &a { x: 1 }\nb: *a\n', 'a.yaml').value as Record<string, object>;
    expect(value.b).toEqual(value.a);
    expect(value.b).not.toBe(value.a);
  });

  test('an anchor may be used a thousand times', () => {
    const text = `a: &a { x: 1 }\nb:\n${'  - *a\n'.repeat(1000)}`;
    expect(parseText(text, 'a.yaml').value).toHaveProperty('b.length', 1000);
  });
});

const bomb = [
  'a0: &a0 [x]',
  ...Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(10)}]`),
].join('\n');

describe('what is refused', () => {
  const empty: Omit<Failure, 'at'> = {
    error: 'DocumentError',
    problem: 'the document is empty',
    expected: 'an OpenAPI document, YAML or JSON',
  };
  const twice = {
    error: 'DocumentError',
    problem: 'the same key stands twice in one object',
    expected: 'each key once',
  };
  const deep = {
    error: 'DocumentError',
    problem: 'the document nests too deep',
    expected: 'at most 500 levels',
  };
  test.each<[why: string, text: string, failure: Failure]>([
    ['nothing', '', { ...empty, at: 'a.yaml' }],
    ['white space', ' \n\n', { ...empty, at: 'a.yaml' }],
    ['a comment alone', '# nothing yet\n', { ...empty, at: 'a.yaml' }],
    ['a key twice in YAML', 'a: 1\nb:\n  c: 1\n  c: 2\n', { ...twice, at: 'a.yaml:4:3' }],
    ['a key twice in JSON', '{"a": 1,\n  "b": {"c": 1,\n "c": 2}}', { ...twice, at: 'a.yaml:3:2' }],
    ['a key twice in JSON, escaped', '{"a": 1,\n "\\u0061": 2}', { ...twice, at: 'a.yaml:2:2' }],
    [
      'YAML indented wrongly',
      'a:\n  b: 1\n c: 2\n',
      {
        error: 'DocumentError',
        problem: 'not valid YAML or JSON: All mapping items must start at the same column',
        at: 'a.yaml:3:1',
      },
    ],
    [
      'JSON cut off',
      '{"a": 1,\n  "b": [1, 2',
      {
        error: 'DocumentError',
        problem:
          'not valid YAML or JSON: Flow sequence in block collection must be sufficiently indented and end with a ]',
        at: 'a.yaml:2:13',
      },
    ],
    [
      'several documents',
      'a: 1\n---\nb: 2\n',
      {
        error: 'DocumentError',
        problem: 'the file holds several YAML documents',
        expected: 'one document',
        at: 'a.yaml:2:1',
      },
    ],
    [
      'an alias without an anchor',
      'a: 1\nb: *nowhere\n',
      {
        error: 'DocumentError',
        problem: 'the alias *nowhere has no anchor before it',
        at: 'a.yaml:2:4',
      },
    ],
    [
      'an alias bomb',
      bomb,
      {
        error: 'DocumentError',
        problem: 'the aliases of the document expand without measure',
        expected: 'at most 1000000 values from aliases',
        at: 'a.yaml',
      },
    ],
    ['an alias inside its own anchor', 'a: &a\n  b: *a\n', { ...deep, at: 'a.yaml' }],
    ['deep JSON', `${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`, { ...deep, at: 'a.yaml' }],
    ['deep lists in JSON', '['.repeat(1e5) + ']'.repeat(1e5), { ...deep, at: 'a.yaml' }],
    [
      'deep YAML',
      `a: &a ${'['.repeat(400)}x${']'.repeat(400)}\nb: ${'['.repeat(400)}*a${']'.repeat(400)}`,
      { ...deep, at: 'a.yaml' },
    ],
    [
      'a number that JSON has no word for',
      'a:\n  - b: .inf\n',
      {
        error: 'DocumentError',
        problem: 'JSON has no such number',
        received: 'Infinity',
        at: 'a.yaml:2:5',
      },
    ],
  ])('%s', async (_, text, failure) => {
    expect(await failureOf(() => parseText(text, 'a.yaml'))).toEqual(failure);
  });

  test.each([
    ['lists', '- '.repeat(1e5)],
    ['flow lists', '['.repeat(1e5)],
    ['objects cut off', '{"a":'.repeat(1e5)],
  ])('endless YAML: %s', async (_, text) => {
    expect(await failureOf(() => parseText(text, 'a.yaml'))).toMatchObject(deep);
  });
});
