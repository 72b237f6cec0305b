import type { NumbersOf, OperationType, StatusOf } from '../semantics/operation-types.ts';
import type { Factory } from './factory.ts';

/** The factories of a contract: of its component schemas by name, of bodies by operation. */
export type Factories<Schemas, Operations> = {
  readonly [Name in keyof Schemas]: Factory<Schemas[Name]>;
} & {
  readonly requests: Requests<Operations>;
  readonly responses: Responses<Operations>;
};

/** A factory of the request body of each operation that has one. */
export type Requests<Operations> = {
  readonly [Id in keyof Operations as RequestOf<Operations[Id]> extends never
    ? never
    : Id]: Factory<RequestOf<Operations[Id]>>;
};

/** Of each operation, a factory of its response body by documented status, and all variants of them. */
export type Responses<Operations> = {
  readonly [Id in keyof Operations]: ResponsesOf<Operations[Id]>;
};

type ResponsesOf<Op> = Op extends OperationType
  ? {
      readonly [Status in StatusOf<Op> as BodyOf<Op['responses'][Status]> extends undefined
        ? never
        : Status]: Factory<BodyOf<Op['responses'][Status]>>;
    } & {
      /**
       * Each documented status and media type, and of its body each way in which it may be otherwise,
       * one at a time: each branch, each value of an enum, null, what may be absent, what may be empty,
       * each bound. Each is made when it is asked for: `responses['GET /users'].variants().take(100)`.
       * @throws {UsageError} if `depth` is no whole number from 0, nor Infinity.
       */
      variants(options?: VariantOptions): Generator<Variant<Op>, void>;
    }
  : never;

/** Which variants are asked for. */
export interface VariantOptions {
  /** How far into a body they go, by members and items: 1 varies its own members; by default all the way. */
  readonly depth?: number;
}

/** A response that an operation documents, in one of its forms. */
export type Variant<Op extends OperationType> = {
  [Status in StatusOf<Op>]: VariantOf<NumbersOf<Op, Status>, Op['responses'][Status]>;
}[StatusOf<Op>];

type VariantOf<Status, Part> = Part extends { content: infer Content }
  ? {
      [MediaType in keyof Content]: VariantWith<Status, MediaType, Content[MediaType]>;
    }[keyof Content]
  : VariantWith<Status, undefined, undefined>;

interface VariantWith<Status, MediaType, Body> {
  /** What it is, among those of its operation: `200, /data is empty`, `200 as text/csv`. */
  readonly name: string;
  readonly status: Status;
  /** As documented: maybe a range. `undefined` where no body is. */
  readonly mediaType: MediaType;
  readonly body: Body;
}

type RequestOf<Op> = Op extends { requestBody?: infer Body }
  ? BodyOf<Exclude<Body, undefined>>
  : never;

/** The body of a request or a response: its JSON, where there is one. */
type BodyOf<Part> = Part extends { content: infer Content } ? ContentOf<Content> : undefined;

type ContentOf<Content> =
  JsonOf<Content> extends never ? Content[keyof Content] : Content[JsonOf<Content>];
type JsonOf<Content> = Extract<
  keyof Content,
  `${string}${'/' | '+'}json` | `${string}${'/' | '+'}json${';' | ' '}${string}`
>;
