import type { CompiledContract } from '../../compile/compiled-contract.ts';
import type { PlacedViolation } from '../../compile/violation.ts';
import type { Response } from '../../contract/contract.ts';
import { childPointer } from '../../contract/pointer.ts';
import { SchemaError } from '../../errors.ts';
import { headerValue } from '../../http/exchange.ts';
import { isMasked } from '../../recording/redaction.ts';
import type { Answer } from '../check.ts';
import { secretNames } from '../masking.ts';
import { type Disagreement, disagreementAt, type Side } from './disagreement.ts';
import type { PlaceOf } from './documented-place.ts';

/** Holds the documented headers of answers with one status against each other and their contract. */
export function compareHeaders(
  documented: Response,
  recorded: Answer | undefined,
  received: Answer | undefined,
  compiled: CompiledContract,
  placeOf: PlaceOf,
): Disagreement[] {
  if (documented.headers.length === 0) return [];
  const before = recorded && judgedHeaders(recorded, documented, compiled);
  const now = received && judgedHeaders(received, documented, compiled);
  const isSecret = secretNames(compiled.contract);
  return documented.headers.flatMap(({ name, schema, content }) => {
    const place = { name, words: placeOf(schema ?? content?.schema).words };
    // Recorders leave out what may be a credential.
    const isLeftOut = name === 'set-cookie' || isSecret(name);
    const sideBefore = before && sideOf(place, before);
    const found = disagreementAt(
      { at: 'response.header', pointer: childPointer('', name), words: place.words },
      isLeftOut && sideBefore?.shown.has('absent') ? undefined : sideBefore,
      now && sideOf(place, now),
    );
    return found ?? [];
  });
}

interface JudgedHeaders extends Answer {
  readonly violations: readonly PlacedViolation[];
}

/** `undefined` where a header's schema doesn't compile. */
function judgedHeaders(
  answer: Answer,
  documented: Response,
  { judgeResponseHeaders }: CompiledContract,
): JudgedHeaders | undefined {
  try {
    const violations = judgeResponseHeaders(documented, answer.response.headers);
    return { ...answer, violations };
  } catch (error) {
    if (error instanceof SchemaError) return undefined;
    throw error;
  }
}

/** A header by what is documented of its values; `undefined` where whoever recorded it masked it. */
function sideOf(
  { name, words }: { readonly name: string; readonly words: string },
  { response, violations }: JudgedHeaders,
): Side | undefined {
  const value = headerValue(response.headers, name);
  if (value !== undefined && isMasked(value)) return undefined;
  const keyword = value === undefined ? 'required' : 'type';
  const pointer = childPointer('', name);
  const isBroken = violations.some((each) => each.keyword === keyword && each.pointer === pointer);
  const kept = isBroken ? 'another type' : words;
  return {
    shown: new Set([value === undefined ? 'absent' : kept]),
    stance: isBroken ? 'broken' : 'documented',
  };
}
