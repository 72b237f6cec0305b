import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import type { Visit } from '../visit.ts';
import { entitiesOf } from './collections.ts';
import { asTold } from './joining.ts';
import { settled, valueIn } from './members.ts';
import type { Resource } from './role.ts';

const INCLUDED = 'included';

/** A body whose included resources are as they are now (JSON:API 1.1, Compound Documents). */
export function withIncluded(
  visit: Visit,
  resource: Resource,
  body: Json,
  isValid: (body: Json) => boolean,
): Json {
  const included = valueIn(body, [INCLUDED]);
  if (!Array.isArray(included)) return body;
  const targets = new Set(resource.references?.().map(({ target }) => target));
  const now = included.map((one) => {
    if (!isJsonObject(one)) return one;
    const found = [...targets]
      .map((target) => entitiesOf(visit, target).get(String(one.id)))
      .find((entity) => entity !== undefined && entity.type === one.type);
    return found === undefined ? one : asTold(one, found);
  });
  const data = valueIn(body, ['data']);
  const isNothing = Array.isArray(data) && data.length === 0;
  return settled(body, [INCLUDED], [isNothing ? [] : now], isValid);
}
