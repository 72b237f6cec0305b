import { once } from '../../compile/lazily.ts';
import type { Json, MediaType, Response } from '../../contract/contract.ts';
import type { HeaderFields, HttpResponse } from '../../http/exchange.ts';
import { remembered } from '../../http/remembered.ts';
import { fakeContext, type Visit } from '../visit.ts';
import { answerHeaders, fittingHeaders, partHeadersOf, type SettledHeaders } from './headers.ts';
import { writeBody } from './representation.ts';

/** What a documented answer is put together from. */
export interface Draft {
  readonly status: number;
  /** What is documented for the status. */
  readonly response: Response;
  /** Whether examples of the other documented headers come before fakes. */
  readonly examplesFirst: boolean;
  readonly headers: SettledHeaders;
  /** How the body is written; absent where there is none. */
  readonly media: MediaType | undefined;
  /** Gives the body, proven against its schema. */
  readonly body: (media: MediaType) => Json;
}

/** Names of header fields that tell how many there are of something. */
const COUNT = /^(x-)?(total|count|((total|result|item|record)s?-)(count|results|items|records))$/;

/**
 * Puts a documented answer together: settled headers, examples or fakes of the other documented ones,
 * the body as it is written.
 * @throws {SchemaError} if no valid body or header is found, or a schema doesn't compile.
 */
export function assemble(visit: Visit, draft: Draft): HttpResponse {
  const { status, response, examplesFirst, media } = draft;
  const { compiled } = visit;
  const context = once(() => fakeContext(visit, status));
  const made = media && draft.body(media);
  const counts = examplesFirst ? undefined : countsOf(response, made);
  const settled =
    counts === undefined
      ? draft.headers
      : { ...fittingHeaders(compiled, response, counts), ...draft.headers };
  const headers = answerHeaders(compiled, response, settled, context, examplesFirst);
  if (media === undefined || made === undefined) return { status, headers };
  const { contentType, body } = writeBody(
    compiled,
    media,
    made,
    partHeadersOf(compiled, context, examplesFirst),
  );
  const isPlain = Object.keys(headers).length === 0;
  return {
    status,
    headers: isPlain ? plainHeaders(contentType) : { 'content-type': contentType, ...headers },
    body,
  };
}

/**
 * Of most answers, which a journal keeps by the thousand: one object for all of a type. It is frozen, so that who
 * changes the fields of an answer doesn't change those of others.
 */
const plainHeaders = remembered(
  (contentType: string): HeaderFields => Object.freeze({ 'content-type': contentType }),
);

/** The documented header fields that tell how many there are of what the body lists, if it is a list. */
function countsOf({ headers }: Response, body: Json | undefined): SettledHeaders | undefined {
  if (!Array.isArray(body)) return undefined;
  const counts = headers.filter(({ name }) => COUNT.test(name));
  return Object.fromEntries(counts.map(({ name }) => [name, String(body.length)]));
}
