import { IN_PLACE_KEYWORDS } from './in-place-keywords.ts';
import type { Keyword } from './keyword.ts';
import { LIST_KEYWORDS } from './list-keywords.ts';
import { NUMBER_KEYWORDS } from './number-keywords.ts';
import { OBJECT_KEYWORDS } from './object-keywords.ts';
import { TEXT_KEYWORDS } from './text-keywords.ts';
import { VALUE_KEYWORDS } from './value-keywords.ts';

/** The keywords that are tested, by name. */
export const KEYWORDS: ReadonlyMap<string, Keyword> = new Map(
  Object.entries({
    ...VALUE_KEYWORDS,
    ...NUMBER_KEYWORDS,
    ...TEXT_KEYWORDS,
    ...LIST_KEYWORDS,
    ...OBJECT_KEYWORDS,
    ...IN_PLACE_KEYWORDS,
  }),
);

/**
 * What ajv makes more of than a note, and isn't tested here: names, keywords of older drafts and of
 * ajv's own.
 */
export const UNTESTED: ReadonlySet<string> = new Set([
  '$async',
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$dynamicRef',
  '$recursiveAnchor',
  '$recursiveRef',
  'id',
  'nullable',
  'dependencies',
  'formatMinimum',
  'formatMaximum',
  'formatExclusiveMinimum',
  'formatExclusiveMaximum',
]);
