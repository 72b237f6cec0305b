import { codePointsIn } from '../code-points.ts';
import { isOfFormat } from '../formats.ts';
import { createRandom } from '../random.ts';
import { admitsString } from './admits.ts';
import type { Constraints } from './constraints.ts';
import type { Compiled, FakeContext, Place } from './fake.ts';
import { type Format, formatNamed } from './format.ts';
import type { MakeText } from './like-example.ts';
import { compilePatternText, type PatternText } from './pattern.ts';
import { compilePatternedFormat } from './patterned-format.ts';
import { word } from './phrases.ts';
import { realisticText } from './realistic-text.ts';
import { assertSize } from './size.ts';
import { notFound, Unsatisfiable } from './unsatisfiable.ts';

/** How many texts are made at compile time to see whether a way of making them fits the limits. */
const TRIALS = 8;
/** How many texts are tried per value before the plainest way is taken. */
const ATTEMPTS = 4;
/** How many may be made in vain before they are numbered: more than before numbers go further. */
const MOST_VAIN = 20;

/**
 * Makes texts as name, format and description have them where such fit the lengths and patterns,
 * else plain ones that do.
 * @throws Unsatisfiable where lengths, patterns and format contradict each other, or ask for too much.
 */
export function compileString(constraints: Constraints, place: Place): Compiled {
  const { minLength, maxLength, patterns } = constraints;
  if (minLength > maxLength) {
    throw new Unsatisfiable(`minLength ${minLength} is greater than maxLength ${maxLength}`);
  }
  assertSize(minLength, ['minLength'], constraints);
  const format = formatNamed(constraints.format);
  const realistic = orNumbered(realisticText(constraints, format, place), format);
  if (isFree(constraints)) return { make: realistic, size: 1 };

  const patterned =
    patterns.length > 0 ? compilePatternText(patterns, minLength, maxLength) : undefined;
  const ways: readonly MakeText[] =
    patterned === undefined
      ? [realistic, resized(realistic, format, constraints), resized(anyWord, format, constraints)]
      : [realistic, ofPatterns(patterned, realistic, constraints)];
  const fits = (text: string) => admitsString(constraints, text);
  const fitting = ways.filter((make) => fitsMostly(make, fits));
  const [way, plain] = [fitting[0], fitting.at(-1)];
  if (way === undefined || plain === undefined) {
    throw notFound('no text was found that fits the constraints');
  }
  return {
    make(context) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const text = way(context);
        if (fits(text)) return text;
      }
      return plain(context);
    },
    size: 1 + Math.max(minLength, patterned?.length ?? 0),
  };
}

/** Numbers texts of no format, where many were made in vain. */
function orNumbered(make: MakeText, format: Format | undefined): MakeText {
  if (format !== undefined) return make;
  return (context) => {
    const { random, vain = 0 } = context;
    const text = make(context);
    return vain < MOST_VAIN ? text : `${text} ${random.derive('number').integer(1, 999_999)}`;
  };
}

/** Texts of patterns that are of the format, too, where such are found. */
function ofPatterns(
  patterned: PatternText,
  realistic: MakeText,
  constraints: Constraints,
): MakeText {
  const { format } = constraints;
  const fits = (text: string) =>
    admitsString(constraints, text) && (format === undefined || isOfFormat(format, text));
  const formatted =
    format === undefined ? undefined : compilePatternedFormat(realistic, patterned, fits);
  return formatted ?? (({ random }) => patterned.make(random));
}

function anyWord({ random }: FakeContext): string {
  return word(random);
}

function isFree({ minLength, maxLength, patterns, excludedPatterns, excluded }: Constraints) {
  return (
    minLength === 0 &&
    maxLength === Number.POSITIVE_INFINITY &&
    patterns.length + excludedPatterns.length + excluded.length === 0
  );
}

function fitsMostly(make: MakeText, fits: (text: string) => boolean): boolean {
  let fitting = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const random = createRandom('trial').derive(trial);
    if (fits(make({ random, now: 1_700_000_000_000 }))) fitting++;
  }
  return fitting >= TRIALS / 2;
}

/** A text that is lengthened or cut to the limits; one of a format only as far as the format allows. */
function resized(
  make: MakeText,
  format: Format | undefined,
  { minLength, maxLength }: Constraints,
): MakeText {
  if (format !== undefined) {
    const { padded } = format;
    return padded === undefined ? make : ({ random }) => padded(random, minLength, maxLength);
  }
  return (context) => {
    let text = make(context);
    let length = codePointsIn(text);
    while (length < minLength) {
      const further = make(context);
      text += ` ${further}`;
      length += 1 + codePointsIn(further);
    }
    const cut = length > maxLength ? [...text].slice(0, maxLength).join('') : text;
    return cut.endsWith(' ') ? `${cut.slice(0, -1)}s` : cut;
  };
}
