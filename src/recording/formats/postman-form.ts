import { basename } from 'node:path/posix';
import { member, textMember } from '../members.ts';
import type { RecordedBody } from '../recorded-exchange.ts';
import type { RecordedPart } from '../recorded-form.ts';
import { resolve, unresolved, type Variables } from './postman-variables.ts';

/**
 * Reads the fields of a `formdata` that aren't switched off: texts, and the names of files, whose content
 * isn't in the collection. Nor is that of a text with a variable that the collection doesn't define.
 */
export function readFormData(fields: readonly unknown[], variables: Variables): RecordedBody {
  const parts = fields.flatMap((field) => readField(field, variables));
  return parts.length === 0 ? {} : { parts };
}

/** A field may name several files. */
function readField(field: unknown, variables: Variables): RecordedPart[] {
  const mediaType = textMember(field, 'contentType') || undefined;
  const part = {
    name: resolve(textMember(field, 'key') ?? '', variables),
    ...(mediaType !== undefined && { mediaType }),
  };
  if (textMember(field, 'type') === 'file') {
    const files = [member(field, 'src') ?? ''].flat();
    return files.map((file) => ({ ...part, fileName: basename(String(file)) }));
  }
  const text = resolve(textMember(field, 'value') ?? '', variables);
  return [unresolved(text) === undefined ? { ...part, text } : part];
}
