import type { Json, Pointer } from '../../contract/contract.ts';
import { isJsonObject, referencePointer, valueAt } from '../../contract/pointer.ts';

/** Keywords by which a schema documents values that it allows others beside. */
const DOCUMENTING = ['example', 'examples', 'default'];

/** The texts that a schema of a normalised document, or one inside it, has as examples or defaults. */
export function documentedTexts(document: Json, schema: Pointer | undefined): ReadonlySet<string> {
  const texts = new Set<string>();
  const seen = new Set<Json>();
  if (schema !== undefined) visit(valueAt(document, schema));
  return texts;

  function visit(node: Json | undefined): void {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    const target = isJsonObject(node) ? referencePointer(node) : undefined;
    if (target !== undefined) visit(valueAt(document, target));
    for (const [key, value] of Object.entries(node)) {
      if (DOCUMENTING.includes(key)) collect(value);
      visit(value);
    }
  }

  function collect(value: Json): void {
    if (typeof value === 'string') texts.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  }
}
