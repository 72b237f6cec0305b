import type { MediaType } from '../../contract/contract.ts';
import { isJson } from '../../http/media-type.ts';
import { type Decoded, Malformed, quote } from './decoded.ts';

/**
 * Prepares decoding a parameter that is documented with `content` (OpenAPI 3.1 §4.8.12.1): JSON is
 * parsed, text of another media type is the value.
 */
export function compileContent(
  content: MediaType | undefined,
  decode: (text: string) => string,
): (text: string) => Decoded {
  const isParsed = isJson(content?.range ?? '');
  return (text) => (isParsed ? parseJson(decode(text)) : decode(text));
}

function parseJson(text: string): Decoded {
  try {
    return JSON.parse(text);
  } catch (error) {
    // V8's message names the position, or the unexpected token and what surrounds it.
    const reason = error instanceof SyntaxError ? `: ${error.message}` : '';
    return new Malformed('JSON', quote(text) + reason);
  }
}
