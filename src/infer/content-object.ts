import type { JsonObject } from '../contract/contract.ts';
import { setOwn } from '../contract/pointer.ts';
import { type Syntax, syntaxOf } from '../http/syntax.ts';
import type { BodySketch, FieldSketch } from './bodies.ts';
import type { ContentSketch } from './content.ts';
import { byKey } from './order.ts';
import { type ScalarSketch, scalarSchema } from './scalars.ts';
import { schemaOf } from './schema.ts';

/** The media types that bodies came in, with their schemas (OpenAPI 3.1 §4.8.14). */
export function contentObject({ byMediaType }: ContentSketch): JsonObject {
  const content: JsonObject = {};
  for (const [mediaType, bodies] of byKey(byMediaType)) {
    setOwn(content, mediaType, mediaTypeObject(syntaxOf(mediaType), bodies));
  }
  return content;
}

/** The schema of what came as one text, or as several of one name. */
export function repeatableSchema(sketch: ScalarSketch, name: string): JsonObject {
  const schema = scalarSchema(sketch.values, name);
  return sketch.isRepeated ? { type: 'array', items: schema } : schema;
}

function mediaTypeObject(syntax: Syntax, bodies: BodySketch): JsonObject {
  switch (syntax) {
    case 'json':
    case 'json-lines':
    case 'json-sequence':
      return bodies.values.seen === 0 ? {} : { schema: schemaOf(bodies.values, '') };
    case 'form':
    case 'multipart':
      return { schema: bodies.isList ? { type: 'array', items: {} } : formSchema(bodies) };
    case 'text':
    case 'event-stream':
      return { schema: { type: 'string' } };
    case 'binary':
      return { schema: { type: 'string', format: 'binary' } };
    case 'xml':
      return {};
  }
}

function formSchema({ seen, fields }: BodySketch): JsonObject {
  const inOrder = byKey(fields);
  const required = inOrder.filter(([, { texts }]) => texts.seen === seen).map(([name]) => name);
  const properties: JsonObject = {};
  for (const [name, field] of inOrder) setOwn(properties, name, fieldSchema(field, name));
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    ...(inOrder.length > 0 && { properties }),
  };
}

function fieldSchema({ texts, isFile, values }: FieldSketch, name: string): JsonObject {
  if (!isFile && values.seen === 0) return repeatableSchema(texts, name);
  const schema = isFile ? { type: 'string', format: 'binary' } : schemaOf(values, name);
  return texts.isRepeated ? { type: 'array', items: schema } : schema;
}
