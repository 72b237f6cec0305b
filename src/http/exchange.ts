/** Header fields by lower-case name, as `node:http` gives them: a list where a name came repeatedly. */
export type HeaderFields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One request as plain data. `url` is absolute, or begins with the path (origin form, RFC 9112 §3.2.1). */
export interface HttpRequest {
  /** Upper case. */
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderFields;
  /** Text where it is known to be text, bytes elsewhere; absent where there is no body. */
  readonly body?: string | Uint8Array;
  /** The positions, from 0, of the parts of a multipart body whose content isn't known. */
  readonly unknownParts?: readonly number[];
}

/** One response as plain data. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body?: string | Uint8Array;
}

/** A request or a response, as far as its body goes. */
export interface Message {
  readonly headers: HeaderFields;
  readonly body?: string | Uint8Array;
  readonly unknownParts?: readonly number[];
}

/** Where an exchange was read from: the recording, and its index in it, from 0. */
export interface ExchangeSource {
  readonly file: string;
  readonly index: number;
}

/** One request and its response. */
export interface Exchange {
  readonly source: ExchangeSource;
  /** How long it took, where the recording tells. */
  readonly milliseconds?: number;
  readonly request: HttpRequest;
  /** Absent where there is no response (blocked or aborted; status 0 in a HAR). */
  readonly response?: HttpResponse;
  /** Why there is no response. */
  readonly unanswered?: string;
  /** Why the recording doesn't hold the request's or response's body though there was one. */
  readonly omitted?: { readonly request?: string; readonly response?: string };
  /** Why the recording may hold less of the request's or response's body than there was. */
  readonly cut?: { readonly request?: string; readonly response?: string };
}

/** Whether the answer to a request has a body: an answer to HEAD has none (RFC 9110 §9.3.2). */
export function carriesBody(method: string, status: number): boolean {
  return method !== 'HEAD' && allowsBody(status);
}

/** Whether an answer with a status may have a body (RFC 9110 §6.4.1; §15.3.6 for 205). */
export function allowsBody(status: number): boolean {
  return status >= 200 && status !== 204 && status !== 205 && status !== 304;
}

/**
 * An answer as it goes to a method: to HEAD without its content, whose length is told all the same
 * (RFC 9110 §9.3.2).
 */
export function answerTo(method: string, response: HttpResponse): HttpResponse {
  if (method !== 'HEAD' || response.body === undefined) return response;
  const { status, headers, body } = response;
  return { status, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) } };
}

/** The first value of a header field, or `undefined`. `name` is in lower case. */
export function headerValue(headers: HeaderFields, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' || value === undefined ? value : value[0];
}

/**
 * The value of a header field that is a list, such as `Accept`: its lines are one (RFC 9110 §5.3). `name`
 * is in lower case.
 */
export function headerList(headers: HeaderFields, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' || value === undefined ? value : value.join(', ');
}

/** Header fields as name and value pairs, one for each line that is sent. */
export function headerPairs(headers: HeaderFields): [name: string, value: string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((text): [string, string] => [name, text]),
  );
}
