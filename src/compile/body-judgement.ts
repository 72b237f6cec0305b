import type { JsonObject, MediaType, Pointer } from '../contract/contract.ts';
import { childPointer, formatPointer, valueAt } from '../contract/pointer.ts';
import { decodeBody } from '../http/body.ts';
import { parseJsonExactly } from '../http/json.ts';
import { isJson, parseMediaType } from '../http/media-type.ts';
import {
  type DocumentedBody,
  hasBody,
  type MediaTypeMatch,
  type MediaTypeMismatch,
  type Message,
} from './body-media-type.ts';
import type { Direction } from './direction.ts';
import { compileTypes } from './parameters/types.ts';
import type { Validators } from './validators.ts';
import type { PlacedViolation } from './violation.ts';

/** What a body turned out to be. */
export type BodyJudgement =
  /** There is none, and none is required; or none is documented. */
  | { readonly state: 'absent' }
  /** It was read and held against its schema. */
  | {
      readonly state: 'judged';
      readonly value: unknown;
      readonly violations: readonly PlacedViolation[];
      /** The schema that it was held against. */
      readonly schema?: Pointer;
    }
  /** Its media type isn't documented. */
  | ({ readonly state: 'unsupported' } & MediaTypeMismatch)
  /** It isn't what its media type says. */
  | {
      readonly state: 'unreadable';
      readonly reason: string;
      /** Where it stops being it; empty where that can't be said. */
      readonly pointer: Pointer;
      readonly documented: string;
      readonly contractPointer: Pointer;
    }
  /** It can't be judged here, for a reason that isn't its own fault. */
  | { readonly state: 'unjudged'; readonly reason: string };

const ABSENT: BodyJudgement = { state: 'absent' };

/**
 * Prepares the judgement of one documented body. The function returned reads a message's body as its
 * media type says and holds it against the schema; `required`: whether there has to be one.
 *
 * It throws {@link SchemaError} if the schema doesn't compile.
 */
export function compileBodyJudgement(
  documented: DocumentedBody,
  matchMediaType: (message: Message) => MediaTypeMatch,
  direction: Direction,
  document: JsonObject,
  validators: Validators,
): (message: Message, required: boolean) => BodyJudgement {
  const typesOf = compileTypes(document);
  return (message, required) => {
    if (required && !hasBody(message)) return missing(direction, documented);
    const match = matchMediaType(message);
    if (match.kind === 'none') return ABSENT;
    if (match.kind === 'unsupported') return { state: 'unsupported', ...match.mismatch };
    return judge(match.media, match.received, message);
  };

  function judge(
    { schema, range, pointer }: MediaType,
    mediaType: string,
    { headers, body = '' }: Message,
  ): BodyJudgement {
    const json = isJson(mediaType);
    if (!json && schema === undefined) {
      return { state: 'judged', value: body, violations: [] };
    }
    if (!json && !(isText(mediaType) && admitsText(schema))) {
      return { state: 'unjudged', reason: `bodies of type ${mediaType} can't be read yet` };
    }
    const decoded = decodeBody(body, headers);
    if ('problem' in decoded) {
      const reason = decoded.problem;
      return {
        state: 'unreadable',
        reason,
        pointer: '',
        documented: range,
        contractPointer: pointer,
      };
    }
    if (!json) return held(decoded.text, schema);
    const parsed = parseJsonExactly(decoded.text);
    if (parsed.ok) return held(parsed.value, schema);
    const reason = `${parsed.problem} (line ${parsed.line}, column ${parsed.column})`;
    return {
      state: 'unreadable',
      reason,
      pointer: formatPointer(parsed.path),
      documented: 'JSON',
      contractPointer: pointer,
    };
  }

  /** Whether a schema describes the text itself, and not what could be read out of it. */
  function admitsText(schema: Pointer | undefined): boolean {
    if (schema === undefined) return false;
    return typesOf(valueAt(document, schema) ?? true)?.has('string') === true;
  }

  function held(value: unknown, schema: Pointer | undefined): BodyJudgement {
    if (schema === undefined) return { state: 'judged', value, violations: [] };
    const at = `${direction}.body` as const;
    const violations = validators(
      schema,
      direction,
    )(value).map((violation) => ({
      ...violation,
      at,
    }));
    return { state: 'judged', value, violations, schema };
  }
}

function isText(mediaType: string): boolean {
  return parseMediaType(mediaType)?.type === 'text';
}

function missing(direction: Direction, { pointer }: DocumentedBody): BodyJudgement {
  const violation: PlacedViolation = {
    at: `${direction}.body`,
    pointer: '',
    keyword: 'required',
    contractPointer: childPointer(pointer, 'content'),
    expected: 'a body (required)',
    received: 'nothing',
    value: undefined,
  };
  return { state: 'judged', value: undefined, violations: [violation] };
}
