import type { Given } from '../../compile/fakes/compile.ts';
import { documentedResponse } from '../../compile/response.ts';
import type { Json, MediaType } from '../../contract/contract.ts';
import { OverrideError } from '../../errors.ts';
import { type HttpResponse, headerList, headerValue } from '../../http/exchange.ts';
import { problem } from '../problem.ts';
import { appliedHeader } from '../request/preference.ts';
import { notAcceptable } from '../request/refusal.ts';
import { fakeContext, type Visit } from '../visit.ts';
import { assemble } from './assemble.ts';
import { breachOf, fakeBody, proveBody, validExample } from './body.ts';
import { challengeHeader } from './challenge.ts';
import { answerRefusal } from './documented-error.ts';
import { askedErrorBody } from './error-body.ts';
import { fittingHeaders } from './headers.ts';
import { chooseRepresentation, isOf, representations } from './representation.ts';
import type { SemanticsAnswer } from './semantics-answer.ts';

/** What there is to make an answer of, beside what is documented. */
export interface Material {
  /** What the semantics answer, or an override. */
  readonly made?: SemanticsAnswer | undefined;
  /** Whether that comes before documented examples, in a representation that can hold it. */
  readonly overrides?: boolean;
  /** What the request says of it. */
  readonly given?: Given | undefined;
}

/**
 * Answers with what an operation documents for a status: the representation that the client accepts,
 * and in it an example, what the semantics made, or a fake.
 * The documented error bodies are the API's own words; a success is better made for its request.
 * @throws {SchemaError} if no valid answer is found or a schema doesn't compile.
 * @throws {OverrideError} if the contract was changed so that an override no longer fits it.
 */
export function answerDocumented(
  visit: Visit,
  status: number,
  material: Material = {},
): HttpResponse {
  const { operation, request, preference } = visit;
  const examplesFirst = comeFirst(visit, status, material);
  const response = documentedResponse(operation, status);
  if (response === undefined) {
    const detail = `${operation.id} documents no response for ${status}`;
    return problem(500, detail);
  }
  const documented = representations(response, status);
  const content =
    material.overrides === true
      ? documented.filter((media) => holds(visit, media, material))
      : documented;
  if (content.length < documented.length && content.length === 0) {
    throw new OverrideError({
      problem: `the override of ${operation.id} no longer fits what is documented for ${status}`,
    });
  }
  const media = chooseRepresentation(
    visit.compiled,
    content,
    headerList(request.headers, 'accept'),
  );
  if (media === undefined && content.length > 0) {
    const ranges = content.map(({ range }) => range).join(', ');
    const detail = `${operation.id} answers ${status} as ${ranges}, none of which is accepted`;
    return answerRefusal(visit, notAcceptable(detail));
  }
  const { example } = preference;
  if (example !== undefined && !media?.examples.has(example)) {
    const known = [...(media?.examples.keys() ?? [])].join(', ') || 'none';
    const detail = `${operation.id} documents no example "${example}" for ${status}; it documents: ${known}`;
    return problem(400, detail);
  }
  return assemble(visit, {
    status,
    response,
    examplesFirst: examplesFirst || (status >= 400 && preference.dynamic === undefined),
    headers: {
      ...fittingHeaders(visit.compiled, response, {
        ...challengeHeader(visit, status),
        ...appliedHeader(preference),
      }),
      ...material.made?.headers,
    },
    media,
    body: (media) => bodyOf(visit, status, media, examplesFirst, material),
  });
}

/** Whether a representation can hold what an override answers. */
function holds({ compiled }: Visit, media: MediaType, { made }: Material): boolean {
  if (made === undefined) return true;
  const named = headerValue(made.headers, 'content-type');
  if (named !== undefined && !isOf(media, named)) return false;
  return made.body === undefined || breachOf(compiled, media, made.body) === undefined;
}

/** Whether a documented example comes before what is made. */
function comeFirst(
  { preference, preferExamples }: Visit,
  status: number,
  { made, overrides }: Material,
): boolean {
  if (made?.body !== undefined && overrides === true) return false;
  if (preference.dynamic !== undefined) return preference.dynamic === 'false';
  return preferExamples || (status >= 400 && made?.body === undefined);
}

function bodyOf(
  visit: Visit,
  status: number,
  media: MediaType,
  examplesFirst: boolean,
  { made, given }: Material,
): Json {
  const { compiled, preference } = visit;
  const { example } = preference;
  const named = example === undefined ? undefined : media.examples.get(example);
  if (named !== undefined)
    return proveBody(compiled, media, named, `documented example ${example}`);
  const first = examplesFirst ? validExample(compiled, media) : undefined;
  if (first !== undefined) return first;
  if (made?.body !== undefined) {
    if (made.provenAs === media) return made.body;
    return proveBody(compiled, media, made.body, "semantics' answer");
  }
  if (status >= 400) return askedErrorBody(visit, status, media);
  return fakeBody(compiled, media, { ...fakeContext(visit, status), given });
}
