import type { JsonObject } from '../contract/contract.ts';
import { setOwn } from '../contract/pointer.ts';
import { counted } from '../errors.ts';
import { isBaseSegment } from './base-path.ts';
import { type ContentSketch, isReadable } from './content.ts';
import { contentObject, repeatableSchema } from './content-object.ts';
import { type Endpoint, valuesOf } from './endpoints.ts';
import { headerTitle } from './header-names.ts';
import {
  type AnswerSketch,
  NO_STATUS,
  type OperationSketch,
  type RequestSketch,
} from './operation.ts';
import { byKey } from './order.ts';
import { type ScalarSketch, scalarSchema } from './scalars.ts';

/** The operation that exchanges have shown (OpenAPI 3.1 §4.8.10). */
export function operationObject(
  operation: OperationSketch,
  endpoint: Endpoint,
  operationId: string,
  security: JsonObject,
): JsonObject {
  const requests = requestsOf(operation);
  const parameters = [
    ...pathParameters(endpoint),
    ...byKey(requests.query).flatMap(([name, sketch]) =>
      sketch.isReadable ? queryParameter(name, sketch, requests) : [],
    ),
    ...byKey(requests.headers).map(([name, sketch]) => headerParameter(name, sketch, requests)),
  ];
  const tag = endpoint.segments.find(
    ({ parameter, text }) => parameter === undefined && !isBaseSegment(text),
  )?.text;
  return {
    operationId,
    ...(tag && { tags: [decodeURIComponent(tag)] }),
    description: inferredFrom(operation.seen),
    ...security,
    ...(parameters.length > 0 && { parameters }),
    ...requestBody(requests),
    responses: responses(operation),
  };
}

/** The requests that an operation is described by: refused ones only where there are no others. */
export function requestsOf({ accepted, refused }: OperationSketch): RequestSketch {
  return accepted.seen > 0 ? accepted : refused;
}

function pathParameters({ segments }: Endpoint): JsonObject[] {
  return segments.flatMap(({ parameter }) => {
    if (parameter === undefined) return [];
    const { name, variable } = parameter;
    return { name, in: 'path', required: true, schema: scalarSchema(valuesOf(variable), name) };
  });
}

function queryParameter(name: string, sketch: ScalarSketch, { seen }: RequestSketch): JsonObject {
  const isDelimited = !sketch.isRepeated && sketch.hasCommas && sketch.items !== undefined;
  return {
    name,
    in: 'query',
    ...(isRequired(sketch, seen) && { required: true }),
    ...(isDelimited && { explode: false }),
    schema: isDelimited
      ? { type: 'array', items: scalarSchema(sketch.items ?? sketch.values, name) }
      : repeatableSchema(sketch, name),
  };
}

function headerParameter(name: string, sketch: ScalarSketch, { seen }: RequestSketch): JsonObject {
  return {
    name: headerTitle(name),
    in: 'header',
    ...(isRequired(sketch, seen) && { required: true }),
    schema: repeatableSchema(sketch, name),
  };
}

/** A single request doesn't show what others could do without. */
function isRequired(sketch: ScalarSketch, requests: number): boolean {
  return requests > 1 && sketch.seen === requests;
}

function requestBody({ seen, content }: RequestSketch): JsonObject {
  if (content.byMediaType.size === 0 || !isReadable(content)) return {};
  const isRequired = seen > 0 && content.without === 0;
  return {
    requestBody: {
      ...(content.unread.size > 0 && { description: notRead(content).trim() }),
      ...(isRequired && { required: true }),
      content: contentObject(content),
    },
  };
}

function responses({ answers }: OperationSketch): JsonObject {
  if (answers.size === 0) return { default: { description: 'No answer was recorded.' } };
  const documented: JsonObject = {};
  for (const [status, answer] of [...answers].sort(([a], [b]) => a - b)) {
    setOwn(documented, status === NO_STATUS ? 'default' : String(status), responseObject(answer));
  }
  return documented;
}

function responseObject({ seen, headers, content }: AnswerSketch): JsonObject {
  const fields = Object.fromEntries(
    byKey(headers).map(([name, sketch]) => [
      headerTitle(name),
      { schema: repeatableSchema(sketch, name) },
    ]),
  );
  const hasContent = content.byMediaType.size > 0;
  // A response that is described has a body (§4.8.17): there is no way to say that it may.
  const isAlways = content.without === 0;
  const isDescribed = hasContent && isAlways && isReadable(content);
  const why = isAlways ? 'a body that cannot be read' : 'no body';
  const also = hasContent && !isDescribed ? ` Some had ${why}, so none is described.` : '';
  return {
    description: inferredFrom(seen) + also + notRead(content),
    ...(headers.size > 0 && { headers: fields }),
    ...(isDescribed && { content: contentObject(content) }),
  };
}

function notRead({ unread }: ContentSketch): string {
  if (unread.size === 0) return '';
  const told = byKey(unread).map(([why, times]) => `${why} (${times})`);
  return ` Bodies that are not read: ${told.join(', ')}.`;
}

function inferredFrom(exchanges: number): string {
  return `Inferred from ${counted(exchanges, 'exchange')}.`;
}
