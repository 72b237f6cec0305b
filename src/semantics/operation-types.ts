/**
 * The shape of one operation as `specwright types` writes it (openapi-typescript's): the map from
 * operation to parameters, bodies and responses that semantics are typed by.
 */
export interface OperationType {
  parameters: { query?: unknown; header?: unknown; path?: unknown; cookie?: unknown };
  requestBody?: unknown;
  responses: object;
}

/** Any operation, where its types aren't known: at run time. */
export interface AnyOperation extends OperationType {
  parameters: Record<'query' | 'header' | 'path' | 'cookie', Record<string, unknown>>;
  requestBody: { content: Record<string, unknown> };
  responses: { [status: number]: { content: Record<string, unknown> } };
}

/** The decoded parameters of an operation, by location. */
export type ParametersOf<Op extends OperationType> = {
  readonly [Location in
    | 'query'
    | 'header'
    | 'path'
    | 'cookie']: Location extends keyof Op['parameters']
    ? Exclude<Op['parameters'][Location], undefined>
    : Record<string, never>;
};

/** The statuses that an operation documents; a range such as `5XX` stands for any number. */
export type StatusOf<Op extends OperationType> = keyof Op['responses'];

/** The statuses that an operation may answer with: those of a range such as `5XX` by their numbers. */
export type AnswerStatusOf<Op extends OperationType> = NumbersOf<Op, StatusOf<Op>>;

/** The body that may be given for an answer with a status: bytes, where another than JSON is documented. */
export type ReplyBodyOf<Op extends OperationType, Status> = {
  [Documented in StatusOf<Op>]: Status extends NumbersOf<Op, Documented>
    ? GivenBodyOf<Op, Documented>
    : never;
}[StatusOf<Op>];

/** The request body of an operation, in any of its media types. */
export type RequestBodyOf<Op extends OperationType> = ContentOf<
  Exclude<Op['requestBody'], undefined>
>;

/** The response body that an operation documents for a status. */
export type ResponseBodyOf<Op extends OperationType, Status extends StatusOf<Op>> = ContentOf<
  Op['responses'][Status]
>;

/** An answer that an operation documents: a status with the body that belongs to it. */
export type AnswerOf<Op extends OperationType> = {
  [Status in StatusOf<Op>]: {
    readonly status: NumbersOf<Op, Status>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body: ResponseBodyOf<Op, Status>;
  };
}[StatusOf<Op>];

/** An answer that may be given for an operation: without a body it is the documented one. */
export type ReplyOf<Op extends OperationType> = {
  [Status in StatusOf<Op>]: {
    readonly status: NumbersOf<Op, Status>;
    readonly body?: GivenBodyOf<Op, Status>;
  };
}[StatusOf<Op>];

/** A range stands for what isn't documented by its number, `default` for what isn't documented at all. */
export type NumbersOf<Op extends OperationType, Status extends StatusOf<Op>> = Status extends number
  ? Status
  : Status extends `${infer Class extends number}XX`
    ? Exclude<StatusOfClass<Class>, StatusOf<Op>>
    : Exclude<StatusOfClass<2 | 3 | 4 | 5>, StatusOf<Op> | RangedBy<StatusOf<Op>>>;

type RangedBy<Status> = Status extends `${infer Class extends number}XX`
  ? StatusOfClass<Class>
  : never;
type StatusOfClass<Class extends number> =
  `${Class}${Digit}${Digit}` extends `${infer Status extends number}` ? Status : never;
type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

type ContentOf<Part> = Part extends { content: infer Content } ? Content[keyof Content] : undefined;

type GivenBodyOf<Op extends OperationType, Status extends StatusOf<Op>> =
  | ResponseBodyOf<Op, Status>
  | BytesOf<Op['responses'][Status]>;
type BytesOf<Part> = Part extends { content: infer Content }
  ? [Exclude<keyof Content, `${string}json${string}`>] extends [never]
    ? never
    : Uint8Array
  : never;
