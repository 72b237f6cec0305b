import type { Location } from '../errors.ts';

/** A JSON Pointer (RFC 6901) into the normalised document, without `#`: `/components/schemas/Pet`. */
export type Pointer = string;

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A node of a document that is an object. */
export type JsonObject = { [key: string]: Json };

/** A JSON Schema (2020-12), as OpenAPI 3.1 has it. */
export type Schema = boolean | JsonObject;

/** The HTTP methods that a path item has fields for (OpenAPI 3.2 §4.9), in lower case. */
export const METHODS = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
] as const;

/**
 * One API contract: an OpenAPI document that was loaded, resolved and normalised to 3.1 terms.
 * This is the one input of types, mock and check; nothing downstream reads the document again.
 */
export interface Contract {
  readonly name: string;
  readonly title: string;
  /** `info.version` of the document. */
  readonly version: string;
  /** The whole document as one plain JSON tree in 3.1 terms, holding no reference to another file. */
  readonly document: JsonObject;
  /** In the document's order. */
  readonly operations: readonly Operation[];
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  /** What the document says in terms that its version doesn't have: found by normalising it. */
  readonly notes: readonly Note[];
  /** SHA-256 of the normalised document, in hex: equal hashes mean equal contracts. */
  readonly hash: string;
  /** Finds file, line and column of a node. Parses the kept text at the first call: for messages only. */
  readonly locate: (pointer: Pointer) => Location;
  /** A number, or another scalar, as its author wrote it; `undefined` where none is. As slow as `locate`. */
  readonly written: (pointer: Pointer) => string | undefined;
}

/** Something in a document that its version of OpenAPI ignores, or has no word for. */
export interface Note {
  /** Into the normalised document, as if it had been kept. */
  readonly pointer: Pointer;
  readonly message: string;
}

/** A method and a path template of a contract. References are followed; path-level parts are merged in. */
export interface Operation {
  /** `GET /events/data_series`: what people and semantics call it. */
  readonly id: string;
  /** As it is sent: upper case, but for one of `additionalOperations` that isn't. */
  readonly method: string;
  /** The path template as documented. */
  readonly path: string;
  readonly operationId?: string;
  readonly pointer: Pointer;
  /** The operation's own servers, else its path's, else the document's; never empty. */
  readonly servers: readonly Server[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  /** In the document's order. */
  readonly responses: readonly Response[];
  /** Alternatives, one of which must hold; empty: no credential is asked for. */
  readonly security: readonly SecurityRequirement[];
}

/** A server URL template and its variables (OpenAPI 3.1 §4.8.5). A relative one begins with `/`. */
export interface Server {
  readonly url: string;
  readonly variables: ReadonlyMap<
    string,
    { readonly default: string; readonly enum?: readonly string[] }
  >;
}

/** Where a parameter stands (OpenAPI 3.1 §4.8.12.1). */
export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie';

/** How a parameter is written (OpenAPI 3.1 §4.8.12.3). */
export type ParameterStyle =
  | 'simple'
  | 'label'
  | 'matrix'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'deepObject';

/** A parameter with its defaults filled in (OpenAPI 3.1 §4.8.12). It has a `schema` or a `content`. */
export interface Parameter {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowEmptyValue: boolean;
  /** It is the whole query (OpenAPI 3.2 §4.12.1): each field is a property of its object. */
  readonly isWholeQuery?: boolean;
  /** What parts the items of a list, where its style doesn't say. */
  readonly delimiter?: string;
  readonly schema?: Pointer;
  readonly content?: MediaType;
  readonly pointer: Pointer;
}

/** The documented body of a request (OpenAPI 3.1 §4.8.13). */
export interface RequestBody {
  readonly required: boolean;
  readonly content: readonly MediaType[];
  readonly pointer: Pointer;
}

/** One documented answer. `status` is as documented but for the range's letters: `200`, `4XX`, `default`. */
export interface Response {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly Header[];
  /** Empty: the answer has no body. */
  readonly content: readonly MediaType[];
  readonly pointer: Pointer;
}

/** A response header. `name` is in lower case. */
export interface Header {
  readonly name: string;
  readonly required: boolean;
  readonly explode: boolean;
  /** What parts the items of a list in a header, where that isn't a comma. */
  readonly delimiter?: string;
  readonly schema?: Pointer;
  readonly content?: MediaType;
  /** The first of its documented values. */
  readonly example?: Json;
  readonly pointer: Pointer;
}

/** One representation. `range` is the documented key: a media type or a range such as `text/*`. */
export interface MediaType {
  readonly range: string;
  readonly schema?: Pointer;
  /** By name; an unnamed `example` is called `example`. Only values in the document, none external. */
  readonly examples: ReadonlyMap<string, Json>;
  readonly pointer: Pointer;
}

/** Scheme name → scopes; all schemes of one requirement must hold together. An empty one: anonymous. */
export type SecurityRequirement = ReadonlyMap<string, readonly string[]>;

/** How a credential is presented (OpenAPI 3.1 §4.8.27). */
export type SecurityScheme =
  | { readonly type: 'apiKey'; readonly in: 'query' | 'header' | 'cookie'; readonly name: string }
  | { readonly type: 'http'; readonly scheme: string }
  | { readonly type: 'oauth2' | 'openIdConnect' | 'mutualTLS' };
