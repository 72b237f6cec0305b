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
    readonly status: Status extends number ? Status : number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body: ResponseBodyOf<Op, Status>;
  };
}[StatusOf<Op>];

type ContentOf<Part> = Part extends { content: infer Content } ? Content[keyof Content] : undefined;
