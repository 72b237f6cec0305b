import type { CompiledContract } from '../../compile/compiled-contract.ts';
import { toBe, type Violation } from '../../compile/violation.ts';
import type { Json, MediaType } from '../../contract/contract.ts';
import type { OverrideError } from '../../errors.ts';
import { parseJsonExactly } from '../../http/json.ts';
import { isJson } from '../../http/media-type.ts';
import { breachOf } from '../response/body.ts';
import { typicalOf } from '../response/representation.ts';
import { BREACH_HINT, type Refuse } from './refuse.ts';

/**
 * Copies what was given as a body, as JSON or bytes: what becomes of the original is another matter.
 * @throws what `refuse` makes, if JSON can't hold it.
 */
export function copyBody(body: unknown, refuse: Refuse): Json | Uint8Array {
  if (body instanceof Uint8Array) return Uint8Array.from(body);
  const text = jsonOf(body, refuse);
  const parsed = text === undefined ? undefined : parseJsonExactly(text);
  if (parsed?.ok === true) return parsed.value as Json;
  throw refuse('a body that JSON can hold, or bytes', parsed?.problem ?? typeof body);
}

function jsonOf(body: unknown, refuse: Refuse): string | undefined {
  try {
    return JSON.stringify(body);
  } catch (error) {
    throw refuse('a body that JSON can hold, or bytes', (error as Error).message);
  }
}

/** A body that satisfies its schema, with the headers that say which representation it is of. */
interface VerifiedBody {
  readonly body: Json;
  readonly headers?: { readonly 'content-type': string };
}

/**
 * A body that satisfies the schema of a representation. Bytes are read as their media type says.
 * @param named the content type that was given with it.
 * @throws what `refuse` makes, if it satisfies none.
 * @throws {SchemaError} if a schema doesn't compile.
 */
export function verifyBody(
  compiled: CompiledContract,
  content: readonly MediaType[],
  body: Json | Uint8Array,
  named: string | undefined,
  refuse: Refuse,
): VerifiedBody {
  if (body instanceof Uint8Array) return readBytes(compiled, content, body, named, refuse);
  const breaches = content.map((media) => breachOf(compiled, media, body));
  const [first] = breaches;
  if (first === undefined || breaches.includes(undefined)) return { body };
  throw broken(first, refuse);
}

function readBytes(
  compiled: CompiledContract,
  content: readonly MediaType[],
  body: Uint8Array,
  named: string | undefined,
  refuse: Refuse,
): VerifiedBody {
  let wrong = refuse('a value, since the documented body is JSON', body, BREACH_HINT);
  for (const media of content) {
    const mediaType = named ?? typicalOf(compiled, media);
    if (isJson(mediaType)) continue;
    const headers = { 'content-type': mediaType };
    const judged = compiled.judgeResponseContent(media, mediaType, { headers, body });
    if (judged.state === 'judged') {
      const [breach] = judged.violations;
      if (breach === undefined) return { body: judged.value as Json, headers };
      wrong = broken(breach, refuse);
    } else {
      wrong = refuse(`bytes that can be read as ${mediaType}`, judged.reason, BREACH_HINT);
    }
  }
  throw wrong;
}

function broken({ pointer, expected, value }: Violation, refuse: Refuse): OverrideError {
  const place = pointer === '' ? 'its body' : `its body at ${pointer}`;
  return refuse(`${place} ${toBe(expected)}`, value, BREACH_HINT);
}
