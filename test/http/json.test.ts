import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonProblem, parseJson, parseJsonExactly } from '../../src/http/json.ts';

function problemOf(text: string): JsonProblem {
  const parsed = parseJson(text);
  if (parsed.ok) throw new Error(`${text} is JSON`);
  return parsed;
}

test('gives the value of a JSON text', () => {
  expect(parseJson(' {"a": [1, null]}\n')).toEqual({ ok: true, value: { a: [1, null] } });
});

describe('names what was expected and what came', () => {
  test.each<[text: string, offset: number, problem: string]>([
    ['', 0, 'expected a value, received the end of the text'],
    [' ', 1, 'expected a value, received the end of the text'],
    ['[1, 2', 5, 'expected "," or "]", received the end of the text'],
    ['[1 2]', 3, 'expected "," or "]", received "2"'],
    ['[1,]', 3, 'expected a value, received "]"'],
    ['[01]', 2, 'expected "," or "]", received "1"'],
    ['[1}', 2, 'expected "," or "]", received "}"'],
    ['{"a":1]', 6, 'expected "," or "}", received "]"'],
    ['{', 1, 'expected a key in double quotes or "}", received the end of the text'],
    ["{'a': 1}", 1, 'expected a key in double quotes or "}", received "\'"'],
    ['{a: 1}', 1, 'expected a key in double quotes or "}", received "a"'],
    ['{"a": 1,}', 8, 'expected a key in double quotes, received "}"'],
    ['{"a" 1}', 5, 'expected ":" after the key, received "1"'],
    ['{"a":}', 5, 'expected a value, received "}"'],
    ['1 2', 2, 'expected the end of the text, received "2"'],
    ['undefined', 0, 'expected a value, received "undefined"'],
    ['NaN', 0, 'expected a value, received "NaN"'],
    ['True', 0, 'expected a value, received "True"'],
    ['truer', 0, 'expected a value, received "truer"'],
    ['tru', 3, 'expected true, received the end of the text'],
    ['<!doctype html>', 0, 'expected a value, received "<"'],
    ['\uFEFF{}', 0, 'expected a value, received a byte order mark'],
    ['a_very_long_identifier', 0, 'expected a value, received "a_very_long_identifi…"'],
    ['-', 1, 'expected a digit, received the end of the text'],
    ['+1', 0, 'expected a value, received "+"'],
    ['.5', 0, 'expected a value, received "."'],
    ['1.', 2, 'expected a digit, received the end of the text'],
    ['1e+', 3, 'expected a digit, received the end of the text'],
    ['"a', 2, 'expected a closing double quote, received the end of the text'],
    ['"a\nb"', 2, 'expected an escape in its place, received a line break'],
    ['"a\tb"', 2, 'expected an escape in its place, received a tab'],
    ['"\u0001"', 1, 'expected an escape in its place, received the control character U+0001'],
    ['"\\x"', 2, 'expected one of " \\ / b f n r t u after a backslash, received "x"'],
    ['"\\u12g4"', 5, 'expected four hex digits after \\u, received "g4"'],
    ['😀', 0, 'expected a value, received "😀"'],
  ])('%j', (text, offset, problem) => {
    expect(problemOf(text)).toMatchObject({ offset, problem });
  });
});

test.each([
  ['[1,\n  2,\n  x]', 3, 3],
  ['{\r\n"a": x}', 2, 6],
  ['x', 1, 1],
  ['[\n', 2, 1],
  ['["\n', 1, 3],
])('counts lines and columns from 1: %j', (text, line, column) => {
  expect(problemOf(text)).toMatchObject({ line, column });
});

test.each<[text: string, path: (string | number)[]]>([
  ['{"log": {"entries": [{"a": 1}, {"b": ', ['log', 'entries', 1, 'b']],
  ['{"log": {"entries": [{"a": 1}, {"b": 1}', ['log', 'entries', 2]],
  ['{"log": {"entries": [[], {}, ', ['log', 'entries', 2]],
  ['{"a": 1, "b', ['a']],
  ['{"a": 1, "\\u0062": x}', ['b']],
  ['{"a": [1]} x', []],
])('says which keys and whole elements lead to the place: %j', (text, path) => {
  expect(problemOf(text).path).toEqual(path);
});

test('nesting of any depth is no stack overflow', () => {
  expect(problemOf('['.repeat(200_000))).toMatchObject({ offset: 200_000 });
  expect(problemOf('{"a":'.repeat(200_000))).toMatchObject({ offset: 1_000_000 });
});

test('a string of any length is no stack overflow', () => {
  expect(problemOf(`["${'a\\n'.repeat(2_000_000)}`)).toMatchObject({ offset: 6_000_002 });
});

test('finds the problem of every text cut off at its end', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, cut) => {
      const head = text.slice(0, cut % text.length);
      const parsed = parseJson(head);
      if (!parsed.ok) expect(parsed.offset).toBe(head.length);
    }),
  );
});

test('never looks for a problem before the place that was damaged', () => {
  const damage = fc.constantFrom(
    '"',
    '\\',
    ',',
    ':',
    '[',
    ']',
    '{',
    '}',
    '0',
    '-',
    '.',
    'e',
    't',
    '\n',
    ' ',
  );
  fc.assert(
    fc.property(fc.json(), fc.nat(), damage, fc.boolean(), (text, seed, char, insert) => {
      const at = seed % text.length;
      const parsed = parseJson(text.slice(0, at) + char + text.slice(insert ? at : at + 1));
      // true, false and null are at fault from their first letter on.
      if (!parsed.ok) expect(parsed.offset).toBeGreaterThanOrEqual(at - 'false'.length);
    }),
  );
});

describe('exactly', () => {
  test.each<[text: string, offset: number, problem: string, path: (string | number)[]]>([
    ['{"a":1,"a":2}', 7, 'the key "a" is repeated', ['a']],
    ['{"a":1,"\\u0061":1}', 7, 'the key "\\u0061" is repeated', ['a']],
    ['{"a" : 1,\n"a"\t: 2}', 10, 'the key "a" is repeated', ['a']],
    ['{"":1,"":1}', 6, 'the key "" is repeated', ['']],
    ['[{"a":{}}, {"b":[{"c":1,"c":{}}]}]', 24, 'the key "c" is repeated', [1, 'b', 0, 'c']],
    ['{"__proto__":1,"__proto__":1}', 15, 'the key "__proto__" is repeated', ['__proto__']],
    ['{"a":"\\":","a":1}', 11, 'the key "a" is repeated', ['a']],
    ['{"a":1', 6, 'expected "," or "}", received the end of the text', ['a']],
    ['{"a":1e999}', 5, 'the number is beyond those that a double can hold', ['a']],
    ['[1,-1E400]', 3, 'the number is beyond those that a double can hold', [1]],
  ])('%j', (text, offset, problem, path) => {
    expect(parseJsonExactly(text)).toMatchObject({ ok: false, offset, problem, path });
  });

  test.each([
    '{"a":{"a":1},"b":[{"a":1},{"a":1}]}',
    '{"a":"\\"a\\":","b":"{\\"b\\":1}"}',
    '"a: b\\": c"',
    '[]',
    '{"toString":1,"__proto__":2}',
  ])('%s repeats no key', (text) => {
    expect(parseJsonExactly(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });

  test('every integer is written as it came', () => {
    const integers = fc.array(
      fc.oneof(fc.bigInt(), fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n })),
    );
    fc.assert(
      fc.property(integers, (values) => {
        const text = `{"list":[${values.join(',')}]}`;
        const parsed = parseJsonExactly(text);
        expect(parsed.ok && JSON.stringify(parsed.value)).toBe(text);
      }),
    );
  });

  test('loses nothing that JSON.parse keeps', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const parsed = parseJsonExactly(text);
        if (parsed.ok) expect(JSON.stringify(parsed.value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  test('values nested deeper than 500 levels are refused', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(parseJsonExactly(nested(500)).ok).toBe(true);
    const problem = 'nested deeper than 500 levels';
    for (const levels of [501, 200_000]) {
      expect(parseJsonExactly(nested(levels))).toMatchObject({ ok: false, offset: 500, problem });
    }
  });
});
