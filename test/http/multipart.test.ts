import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMultipart, writeMultipart } from '../../src/http/multipart.ts';

/** Reads a body whose boundary is `b`. */
function read(body: string) {
  const reading = readMultipart(Buffer.from(body), 'b');
  if (!reading.ok) return reading.problem;
  return reading.parts.map(({ headers, body }) => [{ ...headers }, Buffer.from(body).toString()]);
}

test.each<[what: string, body: string, parts: unknown[]]>([
  ['no part', '--b--', []],
  ['one', '--b\r\nA: 1\r\n\r\nx\r\n--b--\r\n', [[{ a: '1' }, 'x']]],
  [
    'two',
    '--b\r\nA: 1\r\n\r\nx\r\n--b\r\n\r\ny\r\n--b--',
    [
      [{ a: '1' }, 'x'],
      [{}, 'y'],
    ],
  ],
  ['an empty one', '--b\r\nA: 1\r\n\r\n\r\n--b--', [[{ a: '1' }, '']]],
  ['what stands before and after', 'hello\r\n--b\r\n\r\nx\r\n--b--\r\nbye', [[{}, 'x']]],
  ['white space after the boundary', '--b \t\r\n\r\nx\r\n--b--', [[{}, 'x']]],
  ['lines in it', '--b\r\n\r\nx\r\n\r\ny\n\r\n--b--', [[{}, 'x\r\n\r\ny\n']]],
  ['a longer boundary in it', '--b\r\n\r\n--bc\r\nx--b\r\n--b--', [[{}, '--bc\r\nx--b']]],
  [
    'a longer closing boundary in it',
    '--b\r\n\r\nx\r\n--b--oops\r\ny\r\n--b-- \t\r\n',
    [[{}, 'x\r\n--b--oops\r\ny']],
  ],
  ['headers on two lines', '--b\r\nA: 1;\r\n  x=2\r\n\r\ny\r\n--b--', [[{ a: '1; x=2' }, 'y']]],
  ['headers that come twice', '--b\r\nA: 1\r\na: 2\r\n\r\ny\r\n--b--', [[{ a: '1, 2' }, 'y']]],
])('reads %s', (_, body, parts) => {
  expect(read(body)).toEqual(parts);
});

test.each([
  ['', "the boundary --b doesn't occur on a line that ends in CRLF"],
  ['--b\n\nx\n--b--', "the boundary --b doesn't occur on a line that ends in CRLF"],
  ['--b\r\n\r\nx', "part 1 (from byte 5) doesn't end: expected --b-- after it"],
  ['--b\r\n\r\nx\r\n--b\r\n\r\ny', "part 2 (from byte 15) doesn't end: expected --b-- after it"],
  ['--b\r\nA: 1\r\n--b--', 'part 1 (from byte 5) has no empty line after its headers'],
  ['--b\r\nA 1\r\n\r\nx\r\n--b--', 'part 1 (from byte 5) has a header without a colon: "A 1"'],
  ['--b\r\n--b--', 'part 1 (from byte 5) has no empty line after its headers'],
])('says what is wrong with %j', (body, problem) => {
  expect(read(body)).toBe(problem);
});

test('what is written is read as it was', () => {
  const part = fc.record({
    headers: fc.dictionary(
      fc.stringMatching(/^x-[a-z]{1,8}$/),
      fc.stringMatching(/^[\w;=]{1,8}$/),
      {
        noNullPrototype: true,
      },
    ),
    body: fc.oneof(
      fc.uint8Array(),
      fc
        .array(fc.constantFrom('\r\n', '--', 'specwright-'))
        .map((pieces) => Buffer.from(pieces.join(''))),
    ),
  });
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const { boundary, body } = writeMultipart(parts);
      const reading = readMultipart(body, boundary);
      expect(
        reading.ok && reading.parts.map(({ headers, body }) => ({ ...headers, body: [...body] })),
      ).toEqual(parts.map(({ headers, body }) => ({ ...headers, body: [...body] })));
    }),
  );
});

test('whatever comes is read, or told why not', () => {
  const piece = fc.constantFrom('--b', '--', '\r\n', 'A: 1', 'x', ':');
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(read(pieces.join(''))).toBeDefined();
    }),
  );
});
