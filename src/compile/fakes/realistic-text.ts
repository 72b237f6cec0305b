import { isOfFormat } from '../formats.ts';
import type { Constraints } from './constraints.ts';
import { valuesListed, valuesNamed } from './described-values.ts';
import type { Place } from './fake.ts';
import type { Format } from './format.ts';
import { KINDS, type Kind, type TextMaker } from './kinds.ts';
import { isDateText, likeExample, type MakeText } from './like-example.ts';
import { ID_DESCRIPTION, NUMBER_NAMES, OWN_NAME, TEXT_DESCRIPTIONS, TEXT_NAMES } from './names.ts';
import { slug, title, word } from './phrases.ts';
import { stageOf } from './timeline.ts';

/** Texts that tell of one person. */
const OF_PEOPLE: ReadonlySet<Kind> = new Set([
  'email',
  'firstName',
  'lastName',
  'fullName',
  'userName',
]);

/**
 * Texts as they look in the world: of the kind that the format or the name calls for, like a documented
 * example, as the description says, else a word.
 */
export function realisticText(
  constraints: Constraints,
  format: Format | undefined,
  { words, owner }: Place,
): MakeText {
  const { description } = constraints;
  const stage = stageOf(words);
  const named = TEXT_NAMES.find(
    (row) => row.name.test(words) && (row.owner === undefined || row.owner.test(owner)),
  )?.kind;
  const exemplified = likeExamples(constraints, named, stage);
  if (format !== undefined) {
    if (format.kinds.includes('url')) {
      if (exemplified !== undefined) return exemplified;
      if (named === undefined || named === 'url') return ofUrl(words);
    }
    const make = named !== undefined && format.kinds.includes(named) ? KINDS[named] : format.make;
    return (context) => make(context, stage);
  }
  const isId = ID_DESCRIPTION.test(description);
  if (!isId && named !== undefined && OF_PEOPLE.has(named)) return ofPerson(KINDS[named], words);
  if (exemplified !== undefined) return exemplified;
  const listed = valuesListed(description);
  if (listed.length > 0) return ({ random }) => random.pick(listed);
  const described = TEXT_DESCRIPTIONS.find((row) => row.description.test(description))?.kind;
  const kind = isId ? 'uuid' : (named ?? described);
  if (kind === 'url') return ofUrl(words);
  if (kind !== undefined) {
    const make = KINDS[kind];
    return (context) => make(context, stage);
  }
  const values = valuesNamed(description);
  if (values.length > 0) return ({ random }) => random.pick(values);
  const number = NUMBER_NAMES.find(({ name }) => name.test(words));
  if (number !== undefined) return ({ random }) => String(random.integer(number.min, number.max));
  return ({ random }) => (words === '' ? title(random) : word(random));
}

/** Texts like the documented examples, where there are such; those of a time are times. */
function likeExamples(
  { examples, format }: Constraints,
  named: Kind | undefined,
  stage: number,
): MakeText | undefined {
  const isTime = named === 'timestamp' || named === 'date';
  const makes = examples
    .filter((example) => typeof example === 'string')
    .filter((example) => !isTime || isDateText(example))
    .filter((example) => format === undefined || isOfFormat(format, example))
    .map((example) => likeExample(example, stage));
  if (makes.length === 0) return undefined;
  return (context) => context.random.derive('example').pick(makes)(context);
}

/** URLs of one site, that tell by their path what they lead to. */
function ofUrl(words: string): MakeText {
  const [section] = words.replace(/\b(html|url|uri|href|link)s?\b/g, '').match(/[a-z]+/) ?? [];
  const site = `https://www.example.com${section === undefined ? '' : `/${section}`}`;
  return ({ random }) => `${site}/${slug(random)}`;
}

/** Names and addresses, which agree where they are those of the person that the object tells of. */
function ofPerson(make: TextMaker, words: string): MakeText {
  if (OWN_NAME.test(words)) return (context) => make(context, 0);
  return ({ random, now }) => make({ random, now }, 0);
}
