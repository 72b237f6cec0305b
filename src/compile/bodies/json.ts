import { formatPointer } from '../../contract/pointer.ts';
import { parseJsonExactly } from '../../http/json.ts';
import {
  type BodyCodec,
  type DocumentedContent,
  readsText,
  unreadable,
  wasRead,
  writtenText,
} from './codec.ts';

/** Bodies that are JSON. */
export function compileJson({ range }: DocumentedContent): BodyCodec {
  return {
    read: readsText(range, (text) => {
      const parsed = parseJsonExactly(text);
      if (parsed.ok) return wasRead(parsed.value);
      const reason = `${parsed.problem} (line ${parsed.line}, column ${parsed.column})`;
      return unreadable(reason, 'JSON', formatPointer(parsed.path), parsed.isBeyond);
    }),
    write: (value, mediaType) => writtenText(JSON.stringify(value), mediaType),
  };
}
