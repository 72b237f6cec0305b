import type { BodyJudgement } from '../../compile/body-judgement.ts';
import { hasBody } from '../../compile/body-media-type.ts';
import type { Response } from '../../contract/contract.ts';
import { SchemaError } from '../../errors.ts';
import { decodeBody } from '../../http/body.ts';
import { carriesBody, type HttpResponse, headerValue } from '../../http/exchange.ts';
import { parseJson } from '../../http/json.ts';
import { isJson } from '../../http/media-type.ts';
import type { Answer } from '../check.ts';
import { compareShapes } from './compare-shapes.ts';
import type { Disagreement } from './disagreement.ts';
import { type DocumentedPlace, type PlaceOf, UNDOCUMENTED } from './documented-place.ts';
import { plainShape, type Shape, shapeOf } from './shape.ts';

/** What a body shows, and by what it is documented; without it there is no body. */
interface SeenBody {
  readonly root?: DocumentedPlace;
  readonly shape: Shape;
}

/**
 * Holds the bodies of answers with one status against each other and their contract. Those of different
 * representations are held against the contract alone.
 */
export function compareBodies(
  documented: Response,
  recorded: Answer | undefined,
  received: Answer | undefined,
  placeOf: PlaceOf,
  isStrict: boolean,
): Disagreement[] {
  const [first] = documented.content;
  const typical = first === undefined ? UNDOCUMENTED : placeOf(first.schema);
  const compare = (a: SeenBody | undefined, b: SeenBody | undefined) =>
    compareShapes(a?.root ?? b?.root ?? typical, a?.shape, b?.shape, isStrict);
  const before = recorded && seenBody(recorded, documented, placeOf);
  const now = received && seenBody(received, documented, placeOf);
  const areAlike =
    before?.root === undefined || now?.root === undefined || before.root === now.root;
  return areAlike
    ? compare(before, now)
    : [...compare(before, undefined), ...compare(undefined, now)];
}

/** `undefined` where nothing can be said of a body: it was left out or cut, or can't be judged. */
function seenBody(answer: Answer, documented: Response, placeOf: PlaceOf): SeenBody | undefined {
  const { exchange, response } = answer;
  if (exchange.omitted?.response !== undefined) return undefined;
  if (!carriesBody(exchange.request.method, response.status)) return undefined;
  if (documented.content.length === 0) {
    if (!hasBody(response)) return { shape: plainShape('absent') };
    const shape = shapeOf(undocumentedValue(response), [], UNDOCUMENTED);
    return { root: UNDOCUMENTED, shape };
  }
  const body = judged(answer);
  switch (body?.state) {
    case 'judged': {
      const { value, violations, schema } = body;
      if (value === undefined) return { shape: plainShape('absent', violations.length > 0) };
      const root = placeOf(schema);
      return { root, shape: shapeOf(value, violations, root) };
    }
    case 'absent':
      return { shape: plainShape('absent') };
    case 'unreadable':
      return body.isBeyond || exchange.cut?.response !== undefined
        ? undefined
        : { shape: plainShape('unreadable', true) };
    default:
      return undefined;
  }
}

/** A body's judgement, unless its schema doesn't compile. */
function judged({ responseBody }: Answer): BodyJudgement | undefined {
  try {
    return responseBody();
  } catch (error) {
    if (error instanceof SchemaError) return undefined;
    throw error;
  }
}

/** What a body that isn't documented holds: JSON, else a text. */
function undocumentedValue({ headers, body = '' }: HttpResponse): unknown {
  const decoded = decodeBody(body, headers);
  if ('problem' in decoded) return '';
  const parsed = isJson(headerValue(headers, 'content-type') ?? '')
    ? parseJson(decoded.text)
    : undefined;
  return parsed?.ok === true ? parsed.value : decoded.text;
}
