import { syntaxOf } from '../../http/syntax.ts';
import type { Shape } from '../parameters/shape.ts';

/** What a schema describes, as far as it decides how its values are written. */
export type Described = 'scalar' | 'array' | 'object' | 'anything';

/** What a schema describes; a scalar wherever it allows one. */
export function describedBy({ types, schemas, propertyNames }: Shape): Described {
  if (types === undefined) {
    if (propertyNames.length > 0) return 'object';
    return schemas.some(({ items, prefixItems }) => items ?? prefixItems) ? 'array' : 'anything';
  }
  if ([...types].some((type) => !['array', 'object', 'null'].includes(type))) return 'scalar';
  if (types.has('array')) return 'array';
  return types.has('object') ? 'object' : 'scalar';
}

/** Whether a property of a schema may come several times, as a list does. */
export function mayRepeat(shape: Shape): boolean {
  return shape.types === undefined ? describedBy(shape) !== 'object' : shape.types.has('array');
}

/** A list may come in one piece, as JSON: then its only item is the list. */
export function wholeList<Item>(items: Item[], list: Shape): Item[] {
  const [only] = items;
  const isWhole = items.length === 1 && Array.isArray(only);
  return isWhole && describedBy(list.item(0)) !== 'array' ? only : items;
}

/** Whether a text of a schema stands for bytes (OpenAPI 3.0 §4.7.14.1; 3.1 §4.8.14.2). */
export function isBinary({ schemas }: Pick<Shape, 'schemas'>): boolean {
  return schemas.some(
    ({ format, contentMediaType, contentEncoding }) =>
      format === 'binary' ||
      (typeof contentMediaType === 'string' &&
        contentEncoding === undefined &&
        syntaxOf(contentMediaType) === 'binary'),
  );
}

/** What a schema says without asking anything of a text's content. */
const ASKS_NOTHING: ReadonlySet<string> = new Set([
  '$comment',
  '$ref',
  'allOf',
  'contentMediaType',
  'default',
  'deprecated',
  'description',
  'example',
  'examples',
  'externalDocs',
  'readOnly',
  'title',
  'type',
  'writeOnly',
]);

/** Whether a schema takes bytes whatever they are. */
export function takesAnyBytes({ types, schemas }: Shape): boolean {
  if (types !== undefined && !types.has('string')) return false;
  return schemas.every((schema) =>
    Object.entries(schema).every(
      ([keyword, value]) =>
        ASKS_NOTHING.has(keyword) ||
        keyword.startsWith('x-') ||
        (keyword === 'format' && value === 'binary'),
    ),
  );
}

/** Whether a text of a schema is bytes in base64 (JSON Schema validation §8.3). */
export function isBase64({ schemas }: Shape): boolean {
  return schemas.some(({ contentEncoding }) => contentEncoding === 'base64');
}

/** What a text of a schema holds, by its `contentMediaType`. */
export function heldMediaType({ schemas }: Shape): string | undefined {
  const held = schemas.map(({ contentMediaType }) => contentMediaType);
  return held.find((mediaType) => typeof mediaType === 'string');
}
