import { InvalidArgumentError } from 'commander';
import { SHARE_NAMES } from '../conformance/coverage.ts';
import type { MinCoverage } from '../conformance/gate.ts';
import { nearest } from '../contract/near-miss.ts';
import { wholeNumber } from './options.ts';

/** The shares of coverage, as they are named on the command line: `enum-values`. */
export const SHARE_WORDS = SHARE_NAMES.map(inKebabCase);

/** Least shares in percent: `80` of the responses, `enum-values=80`; repeatable. */
export function leastShares(value: string, previous: MinCoverage | undefined): MinCoverage {
  const [, word = 'responses', percent = ''] = /^(?:([^=]*)=)?([^=]*)$/.exec(value) ?? [];
  const name = SHARE_NAMES.find((known) => inKebabCase(known) === word);
  if (name !== undefined) return { ...previous, [name]: wholeNumber(0, 100)(percent) };
  const meant = nearest(word, SHARE_WORDS);
  throw new InvalidArgumentError(
    `a percentage with one of ${SHARE_WORDS.join(', ')} before it, as ${meant ?? 'parameters'}=80`,
  );
}

function inKebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
