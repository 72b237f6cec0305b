import type { Json, MediaType } from '../../contract/contract.ts';
import { SemanticsError } from '../../errors.ts';
import { runSemantics } from '../../semantics/run.ts';
import type { MockState, ValidRequest } from '../../semantics/semantics.ts';
import type { Visit } from '../visit.ts';
import type { SettledHeaders } from './headers.ts';
import { isFinalStatus, readHeaders } from './settled.ts';

/** What the semantics make of an answer. */
export interface SemanticsAnswer {
  readonly status: number;
  readonly headers: SettledHeaders;
  /** Without one, the answer's is a fake. */
  readonly body?: Json;
  /** The representation whose schema the body was held against already. */
  readonly provenAs?: MediaType;
}

/**
 * Has the semantics answer a valid request; `undefined` where they leave it to the fakes. Modules in
 * JavaScript are typed by nobody: what can't be an answer is refused.
 * @throws {SemanticsError} if they fail, or give what is no answer.
 */
export function answerBySemantics(
  { operation, semantics }: Visit,
  request: ValidRequest,
  state: MockState,
): SemanticsAnswer | undefined {
  if (semantics?.respond === undefined) return undefined;
  const name = `respond of ${operation.id}`;
  const answer: unknown = runSemantics(name, 'to return { status, body }', () =>
    semantics.respond?.(request, state),
  );
  if (!isObject(answer)) throw malformed(name, '{ status, body }', answer);
  const { status, headers, body } = answer;
  if (!isFinalStatus(status)) throw malformed(name, 'a status from 200 to 599', status);
  const made = { status, headers: headers === undefined ? NONE : headersOf(name, headers) };
  return body === undefined ? made : { ...made, body: body as Json };
}

const NONE: SettledHeaders = {};

function headersOf(name: string, headers: unknown): SettledHeaders {
  if (!isObject(headers)) throw malformed(name, 'headers as an object of texts', headers);
  return readHeaders(headers, (expected, received) => malformed(name, expected, received));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function malformed(name: string, expected: string, received: unknown): SemanticsError {
  return new SemanticsError({
    problem: `${name} gave no answer that can be sent`,
    expected,
    received: isObject(received) ? 'an object' : (JSON.stringify(received) ?? typeof received),
  });
}
