import { isOfFormat } from '../formats.ts';
import type { Constraints } from './constraints.ts';
import { valuesListed, valuesNamed } from './described-values.ts';
import type { Place } from './fake.ts';
import type { Format } from './format.ts';
import { KINDS, type Kind } from './kinds.ts';
import { isDateText, likeExample, type MakeText } from './like-example.ts';
import { ID_DESCRIPTION, kindNamed, OWN_NAME, TEXT_DESCRIPTIONS } from './names.ts';
import { numberNamed } from './number-names.ts';
import { slug, title, word } from './phrases.ts';
import { stageOf } from './timeline.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Texts that tell of one person. */
const OF_PEOPLE: ReadonlySet<Kind> = new Set([
  'email',
  'firstName',
  'lastName',
  'fullName',
  'userName',
]);

/** What tells how a text should look. */
interface Clues extends Pick<Constraints, 'description' | 'examples'> {
  /** The words of its name, and of what encloses it. */
  readonly words: string;
  readonly owner: string;
  readonly format: string | undefined;
  /** The kind of text that the name calls for. */
  readonly named: Kind | undefined;
  /** Where in time it belongs. */
  readonly stage: number;
}

/** Makes texts by one of the clues, where that tells anything. */
type Way = (clues: Clues) => MakeText | undefined;

/**
 * Texts as they look in the world: of the kind that the format or the name calls for, like a documented
 * example, as the description says, else a word.
 */
export function realisticText(
  constraints: Constraints,
  format: Format | undefined,
  { words, owner }: Place,
): MakeText {
  const named = kindNamed(words, owner);
  const { description, examples } = constraints;
  const clues = {
    description,
    examples,
    words,
    owner,
    format: constraints.format,
    named,
    stage: stageOf(words),
  };
  return format === undefined ? firstOf(WAYS, clues) : ofFormat(format, clues);
}

/** The ways of making a text of no format, in the order in which they are tried. */
const WAYS: readonly Way[] = [
  byPerson,
  byExamples,
  byListedValues,
  byIdDescription,
  byVocabulary,
  byName,
  byDescription,
  byNamedValues,
  byNumberName,
];

function firstOf(ways: readonly Way[], clues: Clues): MakeText {
  for (const way of ways) {
    const make = way(clues);
    if (make !== undefined) return make;
  }
  return ({ random }) => (clues.words === '' ? title(random) : word(random));
}

function ofFormat({ kinds, make }: Format, clues: Clues): MakeText {
  const { named, words, stage } = clues;
  if (kinds.includes('url')) {
    const exemplified = byExamples(clues);
    if (exemplified !== undefined) return exemplified;
    if (named === undefined || named === 'url') return ofUrl(words);
  }
  const makeNamed = named !== undefined && kinds.includes(named) ? KINDS[named] : make;
  return (context) => makeNamed(context, stage);
}

/** Names and addresses, which agree where they are those of the person that the object tells of. */
function byPerson({ named, words, description }: Clues): MakeText | undefined {
  if (named === undefined || !OF_PEOPLE.has(named)) return undefined;
  if (ID_DESCRIPTION.test(description)) return undefined;
  const make = KINDS[named];
  if (OWN_NAME.test(words)) return (context) => make(context, 0);
  return ({ random, now, start }) => make({ random, now, start }, 0);
}

/** Texts like the documented examples, where there are such; those of a time are times. */
function byExamples({ examples, format, named, words, stage }: Clues): MakeText | undefined {
  const isTime = named === 'timestamp' || named === 'date';
  const makes = examples
    .filter((example) => typeof example === 'string')
    .filter((example) => !isTime || isDateText(example))
    .filter((example) => format === undefined || isOfFormat(format, example))
    .map((example) => likeExample(example, words, stage));
  if (makes.length < 2) return makes[0];
  return (context) => context.random.derive('example').pick(makes)(context);
}

function byListedValues({ description }: Clues): MakeText | undefined {
  return anyOf(valuesListed(description));
}

function byIdDescription({ description, ...clues }: Clues): MakeText | undefined {
  return ID_DESCRIPTION.test(description) ? ofKind('uuid', clues) : undefined;
}

function byVocabulary({ words, owner }: Clues): MakeText | undefined {
  const make = vocabularyOf(words, owner);
  return make && (({ random }) => make(random));
}

function byName({ named, ...clues }: Clues): MakeText | undefined {
  return ofKind(named, clues);
}

function byDescription({ description, ...clues }: Clues): MakeText | undefined {
  return ofKind(TEXT_DESCRIPTIONS.find((row) => row.description.test(description))?.kind, clues);
}

function byNamedValues({ description }: Clues): MakeText | undefined {
  return anyOf(valuesNamed(description));
}

function anyOf(values: readonly string[]): MakeText | undefined {
  return values.length > 0 ? ({ random }) => random.pick(values) : undefined;
}

function byNumberName({ words, owner }: Clues): MakeText | undefined {
  const row = numberNamed(words, owner);
  return row && (({ random }) => String(random.integer(row.min, row.max)));
}

function ofKind(
  kind: Kind | undefined,
  { words, stage }: Pick<Clues, 'words' | 'stage'>,
): MakeText | undefined {
  if (kind === undefined) return undefined;
  if (kind === 'url') return ofUrl(words);
  const make = KINDS[kind];
  return (context) => make(context, stage);
}

/** URLs of one site, that tell by their path what they lead to. */
function ofUrl(words: string): MakeText {
  const [section] =
    words.replace(/\b(homepage|href|html|link|system|uri|url|website)s?\b/g, '').match(/[a-z]+/) ??
    [];
  const site = `https://www.example.com${section === undefined ? '' : `/${section}`}`;
  return ({ random }) => `${site}/${slug(random)}`;
}
