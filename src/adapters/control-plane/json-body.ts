import type { Json } from '../../contract/contract.ts';
import { decodeBody, isLargerThan } from '../../http/body.ts';
import { type HttpRequest, type HttpResponse, headerValue } from '../../http/exchange.ts';
import { parseJsonExactly } from '../../http/json.ts';
import { parseMediaType } from '../../http/media-type.ts';
import { problem } from '../../mock/problem.ts';

const MOST_BYTES = 8 * 1024 * 1024;

/** The body of a request as JSON, nothing where it has none, or why it can't be taken. */
export function readBody(
  request: HttpRequest,
): { readonly body?: Json } | { readonly refusal: HttpResponse } {
  const { headers, body } = request;
  if (body === undefined || body.length === 0) return {};
  const mediaType = headerValue(headers, 'content-type') ?? '';
  const { type, subtype } = parseMediaType(mediaType) ?? {};
  // A page of another site can't send it unasked, as it can send forms and texts.
  if (type !== 'application' || subtype !== 'json') {
    const received = mediaType || 'none';
    return refuse(415, `the Content-Type header: expected application/json, received ${received}`);
  }
  if (isLargerThan(request, MOST_BYTES)) {
    const most = MOST_BYTES.toLocaleString('en-US');
    return refuse(413, `the body: expected at most ${most} bytes, received more`);
  }
  const decoded = decodeBody(body, headers);
  if ('problem' in decoded) return refuse(400, decoded.problem);
  const parsed = parseJsonExactly(decoded.text);
  if (parsed.ok) return { body: parsed.value as Json };
  const { line, column, problem: why } = parsed;
  return refuse(400, `the body isn't JSON: ${why} (line ${line}, column ${column})`);
}

function refuse(status: number, detail: string): { readonly refusal: HttpResponse } {
  return { refusal: problem(status, detail) };
}
