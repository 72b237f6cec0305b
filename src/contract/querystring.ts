import type { JsonObject, Pointer } from './contract.ts';
import { URLENCODED } from './media-types.ts';
import type { Rewriting } from './moves.ts';
import { childPointer, isJsonObject } from './pointer.ts';

/**
 * Makes a parameter that is the whole query (OpenAPI 3.2 §4.12.1) one of the query, in place: an object
 * in the style `form` whose properties are fields of their own. A query of another media type than that
 * of forms is taken for any fields, which is noted.
 */
export function downgradeQuerystring(
  node: JsonObject,
  pointer: Pointer,
  { moves, notes }: Rewriting,
): void {
  const [[range, mediaType] = []] = Object.entries(isJsonObject(node.content) ? node.content : {});
  const content = range === undefined ? pointer : childPointer(`${pointer}/content`, range);
  delete node.content;
  Object.assign(node, { in: 'query', style: 'form', explode: true, 'x-querystring': true });
  node.schema = { type: 'object' };
  if (range !== URLENCODED) {
    const query = `a query ${range === undefined ? 'without a media type' : `of ${range}`}`;
    const message = `what ${query} holds can't be judged: it is taken for any fields`;
    notes.push({ pointer: content, message });
    return;
  }
  if (!isJsonObject(mediaType)) return;
  for (const key of ['schema', 'example', 'examples']) {
    const value = mediaType[key];
    if (value === undefined) continue;
    node[key] = value;
    moves.set(`${pointer}/${key}`, `${content}/${key}`);
  }
  if (mediaType.encoding === undefined) return;
  const message = '"encoding" is not heeded in a query: its fields are read by name';
  notes.push({ pointer: `${content}/encoding`, message });
}
