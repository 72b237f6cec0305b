import type { Json } from '../../contract/contract.ts';
import { isOfFormat } from '../formats.ts';
import type { Constraints } from './constraints.ts';
import type { Compiled, Place } from './fake.ts';
import { isRelated } from './relations.ts';
import { tellsCount } from './total.ts';

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
  if (faker !== undefined || !(isRelated(words) || tellsCount(words, description))) return compiled;
  return {
    ...compiled,
    make(context) {
      const { wanted } = context;
      const made = compiled.make(context);
      if (typeof wanted !== 'string' && typeof wanted !== 'number') return made;
      const isOfItsFormat = format === undefined || isOfFormat(format, wanted);
      return isOfItsFormat && allows(wanted) && !examples.includes(made) ? wanted : made;
    },
  };
}
