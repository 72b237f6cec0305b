import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { equal } from './equal.ts';
import type { Compiled, Extent } from './fake.ts';
import { kindOf } from './given.ts';

/**
 * Makes a value of one of several kinds: where something was sent, of the one that has most of it, or
 * of the type that is wanted. The body of a success is of one that can do without telling of a failure.
 * The least and the most that a value may be are always of one kind.
 */
export function picked(found: readonly Compiled[], extent: Extent): Compiled {
  const [only] = extent === 'usual' ? found : bySize(found, extent);
  if (only !== undefined && (found.length === 1 || extent !== 'usual')) return only;
  const all = found.map(({ make }) => make);
  const good = found.filter(({ tellsFailure }) => !tellsFailure).map(({ make }) => make);
  return {
    make(context) {
      const makes = context.successStatus === undefined || good.length === 0 ? all : good;
      const made = context.random.derive('choice').pick(makes)(context);
      const sent = context.given?.members ?? {};
      const { wanted = made } = context;
      if (kindOf(wanted) !== kindOf(made)) {
        const others = makes.map((make) => make(context));
        return others.find((other) => kindOf(other) === kindOf(wanted)) ?? made;
      }
      if (Object.keys(sent).length === 0) return made;
      const others = makes.map((make) => make(context));
      return nearest([made, ...others], sent);
    },
    size: Math.max(...found.map(({ size }) => size)),
  };
}

function bySize(found: readonly Compiled[], extent: 'least' | 'most'): Compiled[] {
  const sign = extent === 'least' ? 1 : -1;
  return found.toSorted((left, right) => sign * (left.size - right.size));
}

/** The first of the values that have most of what was sent. */
function nearest(values: readonly Json[], sent: JsonObject): Json {
  const shares = values.map((value) => shareOf(sent, value));
  return values[shares.indexOf(Math.max(...shares))] as Json;
}

function shareOf(sent: JsonObject, value: Json): number {
  if (!isJsonObject(value)) return 0;
  return Object.entries(sent).filter(([name, member]) => equal(value[name] ?? null, member)).length;
}
