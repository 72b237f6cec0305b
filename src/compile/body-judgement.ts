import { childPointer } from '../contract/pointer.ts';
import { headerValue, type Message } from '../http/exchange.ts';
import { hasEmptyText, syntaxOf } from '../http/syntax.ts';
import {
  type DocumentedBody,
  hasBody,
  type MediaTypeFinder,
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
  findMediaType: MediaTypeFinder,
  judgeContent: ContentJudgement,
): (message: Message, required: boolean) => BodyJudgement {
  return (message, required) => {
    if (!hasBody(message)) return required ? judgeEmpty(message) : ABSENT;
    const match = findMediaType(message.headers);
    if (match.kind === 'none') return ABSENT;
    if (match.kind === 'unsupported') return { state: 'unsupported', ...match.mismatch };
    return judgeContent(match.media, match.received, message);
  };

  /** HTTP doesn't tell an empty body from none: it is one where its media type has an empty text. */
  function judgeEmpty(message: Message): BodyJudgement {
    if (headerValue(message.headers, 'content-type') !== undefined) {
      const match = findMediaType(message.headers);
      if ('media' in match && hasEmptyText(syntaxOf(match.received))) {
        return judgeContent(match.media, match.received, { ...message, body: '' });
      }
    }
    return missing(direction, documented);
  }
}

function missing(direction: Direction, { pointer }: DocumentedBody): BodyJudgement {
  const violation: PlacedViolation = {
    at: `${direction}.body`,
    pointer: '',
    keyword: 'required',
    // An answer has what its content is documented as; a request, where it is said.
    contractPointer: childPointer(pointer, direction === 'request' ? 'required' : 'content'),
    expected: 'a body (required)',
    received: 'nothing',
    value: undefined,
  };
  return { state: 'judged', value: undefined, violations: [violation] };
}
