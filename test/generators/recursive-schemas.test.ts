import { astToString, stringToAST } from 'openapi-typescript';
import type ts from 'typescript';
import { expect, test } from 'vitest';
import { tieRecursiveSchemas } from '../../generators/recursive-schemas.ts';

const S = (name: string) => `components["schemas"]["${name}"]`;

const cases: [what: string, given: string, wanted: string, aliases?: string][] = [
  ['what refers to others', `A: ${S('B')}[]; B: string;`, `A: ${S('B')}[]; B: string;`],
  ['itself in an object', `A: { a: ${S('A')} | null; };`, `A: { a: ${S('A')} | null; };`],
  ['itself in a list', `A: string | ${S('A')}[];`, 'A: _A;', 'type _A = string | _A[];'],
  [
    'itself in a tuple, through another',
    `A: [ ${S('b.c')} ]; "b.c": ${S('A')} | null;`,
    'A: _A; "b.c": _b_c;',
    'type _A = [ _b_c ]; type _b_c = _A | null;',
  ],
  [
    'names that would clash',
    `"a.b": ${S('a.b')}[]; "a-b": ${S('a-b')}[];`,
    '"a.b": _a_b; "a-b": _a_b2;',
    'type _a_b = _a_b[]; type _a_b2 = _a_b2[];',
  ],
  ['itself in a union', `A: ${S('A')} | string;`, 'A: unknown | string;'],
  [
    'itself in an intersection, through another',
    `A: { a: string; } & ${S('B')}; B: ${S('A')} & { b: string; };`,
    'A: { a: string; } & (unknown & { b: string; }); B: ({ a: string; } & unknown) & { b: string; };',
  ],
  [
    'itself less a member',
    `A: { a: string; } & ${S('B')}; B: Omit<${S('A')}, "a">;`,
    'A: { a: string; } & (unknown); B: Omit<({ a: string; } & unknown), "a">;',
  ],
  [
    'what leads to a circle, and is no part of it',
    `A: ${S('B')} | null; B: ${S('B')}[];`,
    `A: ${S('B')} | null; B: _B;`,
    'type _B = _B[];',
  ],
];

test.each(cases)('a schema refers to %s', (_, given, wanted, aliases = '') => {
  const statements = stringToAST(`export interface components { schemas: { ${given} }; }`);
  const tied = astToString(tieRecursiveSchemas(statements as ts.Node[]));
  const text = tied.replace(/\s+/g, ' ').trim();
  expect(text).toBe(`export interface components { schemas: { ${wanted} }; } ${aliases}`.trim());
});
