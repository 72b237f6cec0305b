import type { Json, JsonObject } from '../../src/contract/contract.ts';
import { isJsonObject } from '../../src/contract/pointer.ts';
import { call, layout, literal } from './literal.ts';
import type { Subject } from './subject.ts';

/** Writes the `anyOf` or `oneOf` of a schema, with what its branches are called in messages. */
export function alternativesText(
  keyword: 'anyOf' | 'oneOf',
): (branches: Json[], subject: Subject) => string {
  return (branches, { schema: { discriminator }, inner }) => {
    const texts = branches.map((branch, index) => inner(branch, keyword, index));
    const naming = branches.map(namingPart);
    const isNamed = naming.some((part) => Object.keys(part).length > 0);
    return call(
      keyword,
      layout('[', texts, ']'),
      isNamed ? literal(naming) : undefined,
      isJsonObject(discriminator) ? literal(discriminator) : undefined,
    );
  };
}

/** What of a branch of alternatives tells it from others, in words. */
function namingPart(branch: Json): JsonObject {
  if (!isJsonObject(branch)) return {};
  const { $ref, title, type, required } = branch;
  if ($ref !== undefined) return { $ref };
  if (type === 'null') return { type };
  const asksForPresence = Object.keys(branch).every((key) => /^(required$|x-)/.test(key));
  if (required !== undefined && asksForPresence) return { required };
  return typeof title === 'string' ? { title } : {};
}
