import { admitsString } from './admits.ts';
import type { Constraints, Content } from './constraints.ts';
import type { Compiled } from './fake.ts';

/**
 * Makes texts that hold a value as JSON, encoded as documented (JSON Schema validation §8). Where their
 * own limits don't allow that they are as they were: what a text holds is an annotation.
 */
export function holding(
  content: Compiled,
  { encoding }: Content,
  text: Compiled,
  constraints: Constraints,
): Compiled {
  return {
    make(context) {
      const { random, now, start, entities } = context;
      const held = content.make({ random: random.derive('content'), now, start, entities });
      const written = Buffer.from(JSON.stringify(held)).toString(encoding);
      return admitsString(constraints, written) ? written : text.make(context);
    },
    size: text.size + content.size,
  };
}
