import { type HttpRequest, headerValue } from '../../../src/http/exchange.ts';
import { parseMediaType } from '../../../src/http/media-type.ts';
import { readMultipart } from '../../../src/http/multipart.ts';

/** The parts of a form that was put together: each one's header fields, and its text or that it isn't known. */
export function partsOf({ headers, body = '', unknownParts = [] }: HttpRequest): string[] {
  const mediaType = parseMediaType(headerValue(headers, 'content-type') ?? '');
  const reading = readMultipart(Buffer.from(body), mediaType?.parameters.get('boundary') ?? '');
  if (!reading.ok) throw new Error(reading.problem);
  return reading.parts.map(({ headers: fields, body: content }, index) => {
    const text = unknownParts.includes(index) ? '(unknown)' : Buffer.from(content).toString();
    return [...Object.values(fields), text].join(' | ');
  });
}
