import { headerValue } from '../../http/exchange.ts';
import { parseJsonExactly } from '../../http/json.ts';
import { parseMediaType } from '../../http/media-type.ts';
import type { Shape } from '../parameters/shape.ts';
import {
  type BodyCodec,
  type BodyReading,
  type DocumentedContent,
  readsText,
  unjudged,
  unwritable,
  wasRead,
  writtenText,
} from './codec.ts';
import { type Described, describedBy } from './described.ts';
import { isComposite, scalarText } from './scalar-text.ts';

/**
 * Bodies that are text. Where the schema describes lists or objects, plain text and YAML hold them as
 * JSON; of other texts, such as CSV, no specification says how they would.
 */
export function compileText({ shape, range }: DocumentedContent): BodyCodec {
  const described = describedBy(shape);
  const isStructured = described === 'array' || described === 'object';
  return {
    read: readsText(range, (text, { headers }) => {
      if (!isStructured) return wasRead(scalarOf(text, shape));
      return readStructured(text, headerValue(headers, 'content-type') ?? range, described);
    }),
    write(value, mediaType) {
      if (isComposite(value) && !holdsStructure(mediaType)) {
        throw unwritable(mediaType, 'a schema or an example that is a string');
      }
      return writtenText(scalarText(value), mediaType);
    },
  };
}

/** Reads a text as one of the schema's types; space around a number or a boolean doesn't count. */
export function scalarOf(text: string, { scalar, types }: Shape): unknown {
  const value = scalar(text);
  const isText = types === undefined || types.has('string');
  return typeof value === 'string' && !isText ? scalar(text.trim()) : value;
}

function readStructured(text: string, mediaType: string, described: Described): BodyReading {
  const parsed = holdsStructure(mediaType) ? parseJsonExactly(text) : undefined;
  if (parsed?.ok) return wasRead(parsed.value);
  if (parseMediaType(mediaType)?.subtype === 'plain') return wasRead(text);
  return unjudged(mediaType, described);
}

/** YAML is a superset of JSON (YAML 1.2 §1.3). */
function holdsStructure(mediaType: string): boolean {
  const { subtype = '', suffix } = parseMediaType(mediaType) ?? {};
  return ['plain', 'yaml', 'x-yaml'].includes(subtype) || suffix === 'yaml';
}
