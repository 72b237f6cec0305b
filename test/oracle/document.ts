import type { Json, JsonObject } from '../../src/contract/contract.ts';

/** A parameter or a response's header, with what the specification says where the document is silent. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  readonly allowEmptyValue: boolean;
  /** The media type of its text, which then has no style. */
  readonly mediaType: string | undefined;
  readonly schema: Json;
}

/** One representation of a body; one without a schema takes anything. */
export interface MediaType {
  readonly schema: Json;
  /** How properties of a form are written, by name. */
  readonly encoding: JsonObject;
}

/** What is documented of a body, by media type or range. */
export type Content = Readonly<Record<string, MediaType>>;

export interface Response {
  readonly headers: readonly Parameter[];
  readonly content: Content;
}

export interface Server {
  readonly url: string;
  /** What each variable may stand for; of a free one its default is but an example. */
  readonly variables: Readonly<
    Record<string, { readonly default: string; readonly enum?: string[] }>
  >;
}

/** One operation of a document, as the document has it. */
export interface Operation {
  /** `GET /things/{id}` */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly servers: readonly Server[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  /** By status, range of statuses or `default`. */
  readonly responses: Readonly<Record<string, Response>>;
  /** Alternatives of schemes that have to hold together. */
  readonly security: readonly Readonly<Record<string, string[]>>[];
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** The operations of a document of OpenAPI 3.1 in one file, in its order. */
export function operationsOf(document: JsonObject): Operation[] {
  return Object.entries(document.paths as JsonObject).flatMap(([path, item]) =>
    Object.keys(item as JsonObject)
      .filter((key) => METHODS.includes(key))
      .map((method) => readOperation(document, path, method)),
  );
}

/** What a node refers to, itself where it is no reference. */
export function follow(document: JsonObject, node: Json | undefined): JsonObject {
  const { $ref } = (node ?? {}) as JsonObject;
  if (typeof $ref !== 'string') return (node ?? {}) as JsonObject;
  const names = $ref.slice('#/'.length).split('/');
  return names.reduce((at, name) => at[name] as JsonObject, document);
}

/** What an operation doesn't say, its path item or the document does (OpenAPI 3.1 §4.8.9, §4.8.10). */
function readOperation(document: JsonObject, path: string, key: string): Operation {
  const item = (document.paths as JsonObject)[path] as JsonObject;
  const operation = item[key] as JsonObject;
  const body = operation.requestBody && follow(document, operation.requestBody);
  return {
    id: `${key.toUpperCase()} ${path}`,
    method: key.toUpperCase(),
    path,
    servers: (operation.servers ?? item.servers ?? document.servers ?? [{ url: '/' }]) as never,
    parameters: readParameters(document, [item, operation]),
    ...(body && {
      requestBody: { required: body.required === true, content: readContent(body) },
    }),
    responses: Object.fromEntries(
      Object.entries(operation.responses as JsonObject).map(([status, response]) => [
        status,
        readResponse(document, follow(document, response)),
      ]),
    ),
    security: (operation.security ?? document.security ?? []) as never,
  };
}

/** An operation's parameter stands for its path item's of the same name and place (§4.8.10.1). */
function readParameters(document: JsonObject, levels: readonly JsonObject[]): Parameter[] {
  const parameters = levels
    .flatMap((level) => (level.parameters ?? []) as Json[])
    .map((listed) => readParameter(follow(document, listed)));
  return [...new Map(parameters.map((each) => [`${each.in} ${each.name}`, each])).values()];
}

/** OpenAPI 3.1 §4.8.12. */
function readParameter(node: JsonObject): Parameter {
  const location = node.in as Parameter['in'];
  const ownStyle = location === 'query' || location === 'cookie' ? 'form' : 'simple';
  const style = String(node.style ?? ownStyle);
  const [[mediaType, media] = []] = Object.entries(readContent(node));
  return {
    name: String(node.name),
    in: location,
    required: node.required === true,
    style,
    explode: (node.explode as boolean | undefined) ?? style === 'form',
    allowEmptyValue: node.allowEmptyValue === true,
    mediaType,
    schema: node.schema ?? media?.schema ?? true,
  };
}

/** A header is a parameter in a header (OpenAPI 3.1 §4.8.21). */
function readResponse(document: JsonObject, response: JsonObject): Response {
  const headers = Object.entries((response.headers ?? {}) as JsonObject);
  return {
    headers: headers.map(([name, header]) =>
      readParameter({ ...follow(document, header), name: name.toLowerCase(), in: 'header' }),
    ),
    content: readContent(response),
  };
}

function readContent({ content = {} }: JsonObject): Content {
  const ranges = Object.entries(content as JsonObject);
  return Object.fromEntries(
    ranges.map(([range, media]) => {
      const { schema = true, encoding = {} } = media as JsonObject;
      return [range, { schema, encoding: encoding as JsonObject }];
    }),
  );
}
