import { childPointer } from '../contract/pointer.ts';
import type { Message } from '../http/exchange.ts';
import {
  type DocumentedBody,
  hasBody,
  type MediaTypeMatch,
  type MediaTypeMismatch,
} from './body-media-type.ts';
import type { ContentJudgement, JudgedContent } from './content-judgement.ts';
import type { Direction } from './direction.ts';
import type { PlacedViolation } from './violation.ts';

/** What a body turned out to be. */
export type BodyJudgement =
  /** There is none, and none is required; or none is documented. */
  | { readonly state: 'absent' }
  /** Its media type isn't documented. */
  | ({ readonly state: 'unsupported' } & MediaTypeMismatch)
  | JudgedContent;

const ABSENT: BodyJudgement = { state: 'absent' };

/**
 * Prepares the judgement of one documented body. The function returned finds the representation that
 * a message's media type names and judges its body by it; `required`: whether there has to be one.
 *
 * It throws {@link SchemaError} if the schema doesn't compile.
 */
export function compileBodyJudgement(
  documented: DocumentedBody,
  direction: Direction,
  matchMediaType: (message: Message) => MediaTypeMatch,
  judgeContent: ContentJudgement,
): (message: Message, required: boolean) => BodyJudgement {
  return (message, required) => {
    if (required && !hasBody(message)) return missing(direction, documented);
    const match = matchMediaType(message);
    if (match.kind === 'none') return ABSENT;
    if (match.kind === 'unsupported') return { state: 'unsupported', ...match.mismatch };
    return judgeContent(match.media, match.received, message);
  };
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
