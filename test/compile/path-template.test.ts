import { expect, test } from 'vitest';
import {
  captureSegment,
  literalLength,
  parseSegment,
  patternSpellings,
  samePattern,
} from '../../src/compile/path-template.ts';

test.each([
  ['apps', { kind: 'literal', text: 'apps', names: [] }],
  ['', { kind: 'literal', text: '', names: [] }],
  ['{}', { kind: 'literal', text: '{}', names: [] }],
  ['{id}', { kind: 'parameter', names: ['id'] }],
  [
    '{id}:verb',
    { kind: 'pattern', pattern: { prefix: '', infixes: [], suffix: ':verb' }, names: ['id'] },
  ],
  [
    'v{a}.{b}',
    { kind: 'pattern', pattern: { prefix: 'v', infixes: ['.'], suffix: '' }, names: ['a', 'b'] },
  ],
])('the segment %s', (text, segment) => {
  expect(parseSegment(text)).toEqual(segment);
});

const pattern = (text: string) => {
  const segment = parseSegment(text);
  if (segment.kind !== 'pattern') throw new Error(`${text} is no pattern`);
  return segment.pattern;
};

test.each<[template: string, segment: string, captures: string[] | undefined]>([
  ['{id}:verb', '1:verb', ['1']],
  ['{id}:verb', ':verb', undefined],
  ['{id}:verb', '1:verbs', undefined],
  ['v{a}.{b}', 'v1.2.3', ['1', '2.3']],
  ['v{a}.{b}', 'v.1.2', ['.1', '2']],
  ['v{a}.{b}', 'v1.', undefined],
  ['v{a}.{b}', 'w1.2', undefined],
  ['{a}{b}', 'xyz', ['x', 'yz']],
  ['{a}{b}', 'x', undefined],
])('%s takes of %s', (template, segment, captures) => {
  expect(captureSegment(pattern(template), segment)).toEqual(captures);
});

test('a literal may be spelled as documented or encoded, an encoded delimiter is data', () => {
  const spellings = (text: string) => patternSpellings(pattern(text)).map(({ suffix }) => suffix);
  expect(spellings('{id}:verb')).toEqual([':verb']);
  expect(spellings('{id} é')).toEqual([' é', '%20%C3%A9']);
});

test('the names of parameters make no other pattern, and do not count as literal', () => {
  expect(samePattern(pattern('v{a}.{b}'), pattern('v{c}.{d}'))).toBe(true);
  expect(samePattern(pattern('v{a}.{b}'), pattern('v{a}:{b}'))).toBe(false);
  expect(samePattern(pattern('v{a}.{b}'), pattern('v{a}'))).toBe(false);
  expect(literalLength(pattern('v{a}..{b}c'))).toBe(4);
});
