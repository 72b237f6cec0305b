import { lazily, once } from '../../compile/lazily.ts';
import type { Operation, Response } from '../../contract/contract.ts';
import { childPointer } from '../../contract/pointer.ts';
import { type HttpResponse, headerValue } from '../../http/exchange.ts';
import { countOnly } from './sighting.ts';
import type { CountOf } from './watch.ts';

/** Prepares to count what answers show of an operation's documented responses that leave much open. */
export function compileResponseWatch(
  operation: Operation,
  countOf: CountOf,
): (documented: Response, answer: HttpResponse) => void {
  const statuses = once(() => {
    const at = childPointer(childPointer(operation.pointer, 'responses'), 'default');
    return countOf('default', at);
  });
  const mediaTypes = lazily(({ pointer }: Response) => countOf('media-types', pointer));
  return (documented, { status, headers }) => {
    if (documented.status === 'default') countOnly(statuses(), String(status));
    const { content } = documented;
    const isOpen = content.length > 1 || content[0]?.range.includes('*') === true;
    const mediaType = isOpen ? headerValue(headers, 'content-type') : undefined;
    if (mediaType === undefined) return;
    const [essence = ''] = mediaType.toLowerCase().split(';');
    countOnly(mediaTypes(documented), essence.trim());
  };
}
