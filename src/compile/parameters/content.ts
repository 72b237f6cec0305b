import type { Json, MediaType } from '../../contract/contract.ts';
import { parseJsonExactly } from '../../http/json.ts';
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
  return (text) => (isParsed ? decodeJson(decode(text)) : decode(text));
}

function decodeJson(text: string): Decoded {
  const parsed = parseJsonExactly(text);
  if (parsed.ok) return parsed.value as Json;
  const { line, column, problem, isBeyond } = parsed;
  const received = `${quote(text)} (${problem} at line ${line}, column ${column})`;
  return new Malformed('JSON', received, text, isBeyond);
}
