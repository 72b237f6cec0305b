import type { CheckOutcome, Examined } from '../check.ts';
import { contentTypeOutcome } from './content-type.ts';

/** The response body is of a media type that is documented for its status. */
export function responseContentType(examined: Examined): CheckOutcome {
  return contentTypeOutcome(examined.responseBody(), 'response', examined.policy);
}
