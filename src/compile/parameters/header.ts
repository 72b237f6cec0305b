import type { Parameter } from '../../contract/contract.ts';
import { compileContent } from './content.ts';
import { type Decoded, single } from './decoded.ts';
import { compileDelimited, compositeKind } from './delimited.ts';
import type { Shape } from './shape.ts';

/**
 * Prepares decoding a header field: `content`, or the style `simple`, `blue,black`, an object
 * `R,100,G,200`, or exploded `R=100,G=200`. Space around a part is dropped (RFC 9110 §5.6.1);
 * nothing is percent-decoded, as headers have no such encoding. A field that came repeatedly is one
 * list (RFC 9110 §5.3). Documents of OpenAPI 2.0 may have another delimiter than the comma.
 */
export function compileHeader(
  { explode, content, delimiter = ',' }: Pick<Parameter, 'explode' | 'content' | 'delimiter'>,
  shape: Shape | undefined,
): (field: string | readonly string[]) => Decoded {
  if (shape === undefined) return oneOrMore(single(compileContent(content, trim)));
  const decode = compileDelimited(shape, delimiter, { isAssigned: explode, decode: trim });
  if (compositeKind(shape) === undefined) return oneOrMore(single(decode));
  return oneOrMore((values) => decode(values.join(delimiter)));
}

function oneOrMore(decode: (values: readonly string[]) => Decoded) {
  return (field: string | readonly string[]) => decode(typeof field === 'string' ? [field] : field);
}

function trim(text: string): string {
  return text.trim();
}
