import type { Operation, Response } from '../../contract/contract.ts';
import { childPointer } from '../../contract/pointer.ts';
import { type HttpResponse, headerValue } from '../../http/exchange.ts';
import { countOnly } from './sighting.ts';
import type { CountOf } from './watch.ts';

/** Counts what an answer shows of its documented response where that leaves much open. */
export function seeResponse(
  operation: Operation,
  documented: Response,
  { status, headers }: HttpResponse,
  countOf: CountOf,
): void {
  if (documented.status === 'default') {
    const at = childPointer(childPointer(operation.pointer, 'responses'), 'default');
    countOnly(countOf('default', at), String(status));
  }
  const mediaType = headerValue(headers, 'content-type');
  const { content, pointer } = documented;
  const isOpen = content.length > 1 || content[0]?.range.includes('*') === true;
  if (!isOpen || mediaType === undefined) return;
  const [essence = ''] = mediaType.toLowerCase().split(';');
  countOnly(countOf('media-types', pointer), essence.trim());
}
