import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { wordsOf } from '../words.ts';
import { equal } from './equal.ts';
import type { Compiled, Extent, Fake, FakeContext } from './fake.ts';
import { type Given, kindOf } from './given.ts';

/**
 * Makes a value of one of several kinds: where something was sent, of the one that has most of it, or
 * of the type that is wanted. The body of a success is of one that can do without telling of a failure.
 * The least and the most that a value may be are of one kind where nothing was sent.
 */
export function picked(found: readonly Compiled[], extent: Extent): Compiled {
  const [only] = extent === 'usual' ? found : bySize(found, extent);
  if (only !== undefined && found.length === 1) return only;
  const all = found.map(({ make }) => make);
  if (only !== undefined && extent !== 'usual') {
    return { ...only, make: (context) => withMostSent(only.make(context), all, context) };
  }
  const good = found.filter(({ tellsFailure }) => !tellsFailure).map(({ make }) => make);
  return {
    make(context) {
      const makes = context.successStatus === undefined || good.length === 0 ? all : good;
      const made = context.random.derive('choice').pick(makes)(context);
      const { wanted = made } = context;
      if (kindOf(wanted) !== kindOf(made)) {
        const others = makes.map((make) => make(context));
        return others.find((other) => kindOf(other) === kindOf(wanted)) ?? made;
      }
      return withMostSent(made, makes, context);
    },
    size: Math.max(...found.map(({ size }) => size)),
  };
}

function bySize(found: readonly Compiled[], extent: 'least' | 'most'): Compiled[] {
  const sign = extent === 'least' ? 1 : -1;
  return found.toSorted((left, right) => sign * (left.size - right.size));
}

/** The first of the values that have most of what was sent; the one that was made, where nothing was. */
function withMostSent(made: Json, makes: readonly Fake[], context: FakeContext): Json {
  const { given } = context;
  if (given === undefined || Object.keys(given.members).length + (given.within?.size ?? 0) === 0) {
    return made;
  }
  const values = [made, ...makes.map((make) => make(context))];
  const shares = values.map((value) => shareOf(given, value));
  return values[shares.indexOf(Math.max(...shares))] as Json;
}

/** How much of what was sent a value has: members as they were sent, others of which a part was. */
function shareOf({ members, within }: Given, value: Json): number {
  if (!isJsonObject(value)) return 0;
  const names = new Set(Object.keys(value).map(wordsOf));
  const same = Object.entries(members).filter(([name, sent]) => equal(value[name] ?? null, sent));
  return same.length + [...(within?.keys() ?? [])].filter((name) => names.has(name)).length;
}
