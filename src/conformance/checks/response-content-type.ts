import { type CheckOutcome, type Examined, FULFILLED } from '../check.ts';
import { contentTypeOutcome } from './content-type.ts';

/** The response body is of a media type that is documented for its status. */
export function responseContentType(examined: Examined): CheckOutcome {
  const { subject, documented, response, policy } = examined;
  if (documented === undefined) return FULFILLED;
  return contentTypeOutcome(
    subject.compiled.matchMediaType(documented, response),
    'response',
    policy,
  );
}
