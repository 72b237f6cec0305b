import { describe, expect, test } from 'vitest';
import { codePointsIn } from '../../../src/compile/code-points.ts';
import { compilePatternText } from '../../../src/compile/fakes/pattern.ts';
import { satisfied } from '../../../src/compile/fakes/unsatisfiable.ts';
import { createRandom } from '../../../src/compile/random.ts';

describe('a text of a pattern', () => {
  test.each<[string, number, number, RegExp]>([
    ['^[a-z]+$', 0, Number.POSITIVE_INFINITY, /^[a-z]{1,11}$/],
    ['^[a-z]+$', 30, 30, /^[a-z]{30}$/],
    ['^[a-z]*$', 0, 3, /^[a-z]{0,3}$/],
    ['^(a|bb|ccc)$', 2, 2, /^bb$/],
    ['^a?b?c?$', 3, 3, /^abc$/],
    ['^(ab)*$', 6, 7, /^ababab$/],
    ['^a{2,4}b{0}c{1,}$', 8, 8, /^a{2,4}c{4,6}$/],
    ['^[^a-y]$', 0, 9, /^[^a-y]$/],
    ['^\\s$', 0, 9, /^ $|^\s$/],
    ['^[^\\w]$', 0, 9, /^[!-~]$/],
    ['^.$', 0, 9, /^[A-Za-z0-9]$/],
    ['b', 5, 5, /b/],
  ])('%s of %d to %d characters', (pattern, min, max, wanted) => {
    const { make } = compilePatternText([pattern], min, max);
    for (let seed = 0; seed < 30; seed++) {
      const text = make(createRandom(`seed ${seed}`));
      expect(text).toMatch(wanted);
      expect(codePointsIn(text)).toBeGreaterThanOrEqual(min);
      expect(codePointsIn(text)).toBeLessThanOrEqual(max);
    }
  });

  test('takes all alternatives, characters and lengths in turn', () => {
    const { make } = compilePatternText(['^([ab]|cd{1,2})$'], 0, 9);
    const texts = new Set(Array.from({ length: 200 }, (_, seed) => make(createRandom(`${seed}`))));
    expect([...texts].sort()).toEqual(['a', 'b', 'cd', 'cdd']);
  });

  test.each([
    ['^a{5}$', 0, 4],
    ['^a$', 2, 9],
    ['^(?!a)a$', 0, 9],
    ['[]', 0, 9],
  ])('%s of %d to %d characters isn’t found', (pattern, min, max) => {
    expect(satisfied(() => compilePatternText([pattern], min, max))).toMatchObject({
      reason: expect.stringMatching(/pattern|no text was found/),
    });
  });
});
