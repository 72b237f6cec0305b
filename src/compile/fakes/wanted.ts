import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { isOfFormat } from '../formats.ts';
import type { Constraints } from './constraints.ts';
import type { Compiled, Place } from './fake.ts';
import { isOfGeometry } from './geometry.ts';
import { isOfOutcome } from './outcome.ts';
import { isPosition } from './position.ts';
import { isRelated } from './relations.ts';
import { isOfSpan } from './spans.ts';
import { isSum } from './sums.ts';
import { isOfMoney, tellsCount } from './total.ts';

/**
 * Makes a property that may go together with others of its object take the value that they call for,
 * where `allows` it. Documented examples stay, and so does what the document names a faker method for.
 */
export function takingWanted(
  compiled: Compiled,
  { examples, description, format, faker }: Constraints,
  { words }: Place,
  allows: (value: Json) => boolean,
): Compiled {
  const mayBeWanted =
    isRelated(words) ||
    isSum(words) ||
    isOfSpan(words) ||
    isOfGeometry(words) ||
    isOfOutcome(words) ||
    isPosition(words) ||
    tellsCount(words);
  if (faker !== undefined || !mayBeWanted) return compiled;
  return {
    ...compiled,
    isMoney: isOfMoney(words, description),
    make(context) {
      const { wanted } = context;
      const made = compiled.make(context);
      if (wanted === undefined || wanted === null || isJsonObject(wanted)) return made;
      const isOfItsFormat =
        format === undefined || !isFormatted(wanted) || isOfFormat(format, wanted);
      return isOfItsFormat && allows(wanted) && !examples.includes(made) ? wanted : made;
    },
  };
}

function isFormatted(value: Json): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
