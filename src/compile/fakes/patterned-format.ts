import { createRandom } from '../random.ts';
import type { FakeContext } from './fake.ts';
import type { PatternText } from './pattern.ts';

type MakeText = (context: FakeContext) => string;

/** How many texts of the format are tried. */
const ATTEMPTS = 100;

/**
 * Makes texts that are of a format and match patterns: those of the format, as they are, and with
 * what the patterns ask for written over their beginning or end.
 *
 * @param fits whether a text is of the format, and matches.
 * @returns `undefined` where no such text was found.
 */
export function compilePatternedFormat(
  makeOfFormat: MakeText,
  ofPatterns: PatternText,
  fits: (text: string) => boolean,
): MakeText | undefined {
  const find = (context: FakeContext): string | undefined => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const random = context.random.derive(attempt);
      const text = makeOfFormat({ ...context, random });
      const found = overlaid(text, ofPatterns.make(random)).find(fits);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const proof = find({ random: createRandom('proof'), now: 1_700_000_000_000 });
  return proof === undefined ? undefined : (context) => find(context) ?? proof;
}

/** The text with another in the place of its beginning or end: first of as much, then of any part. */
function overlaid(text: string, over: string): string[] {
  const left = Math.max(0, text.length - over.length);
  const cuts = Array.from({ length: text.length + 1 }, (_, index) => index);
  return [
    ...[text, over + text.slice(over.length), text.slice(0, left) + over, over],
    ...cuts.map((cut) => text.slice(0, text.length - cut) + over),
    ...cuts.map((cut) => over + text.slice(cut)),
  ];
}
