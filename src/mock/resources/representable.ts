import { documentedResponse } from '../../compile/response.ts';
import { headerList } from '../../http/exchange.ts';
import { asValid } from '../response/body.ts';
import { chooseRepresentation, representations } from '../response/representation.ts';
import type { Visit } from '../visit.ts';
import type { Outcome } from './outcome.ts';

/**
 * An outcome whose body the representation that the client accepts can hold; without its body, in whose place a fake
 * stands, where it can't: an entity is none of the texts that `text/csv` is documented as.
 */
export function representable(visit: Visit, outcome: Outcome): Outcome {
  const { made } = outcome;
  if (made?.body === undefined) return outcome;
  const { compiled, operation, request } = visit;
  const response = documentedResponse(operation, made.status);
  const content = response === undefined ? [] : representations(response, made.status);
  // Of one alone it was made.
  if (content.length < 2) return outcome;
  const media = chooseRepresentation(compiled, content, headerList(request.headers, 'accept'));
  if (media === undefined || asValid(compiled, media, made.body) !== undefined) return outcome;
  const { 'content-type': _, ...headers } = made.headers;
  return { made: { status: made.status, headers } };
}
