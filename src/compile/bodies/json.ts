import { formatPointer } from '../../contract/pointer.ts';
import { decodeBody } from '../../http/body.ts';
import { parseJsonExactly } from '../../http/json.ts';
import {
  type BodyCodec,
  type DocumentedContent,
  unreadable,
  wasRead,
  writtenText,
} from './codec.ts';

/** Bodies that are JSON. */
export function compileJson({ range }: DocumentedContent): BodyCodec {
  return {
    read({ headers, body = '' }) {
      const decoded = decodeBody(body, headers);
      if ('problem' in decoded) return unreadable(decoded.problem, range);
      const parsed = parseJsonExactly(decoded.text);
      if (parsed.ok) return wasRead(parsed.value);
      const reason = `${parsed.problem} (line ${parsed.line}, column ${parsed.column})`;
      return unreadable(reason, 'JSON', formatPointer(parsed.path));
    },
    write: (value, mediaType) => writtenText(JSON.stringify(value), mediaType),
  };
}
