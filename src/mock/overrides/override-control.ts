import type {
  AnswerStatusOf,
  OperationType,
  ReplyBodyOf,
  ReplyOf,
} from '../../semantics/operation-types.ts';
import type { ValidRequest } from '../../semantics/semantics.ts';
import type { Delivery } from '../delivery.ts';
import type { GivenHeaders } from '../response/settled.ts';
import type { ReplyRequest } from './reply.ts';

/** Overrides an operation. Replies that end come in their order, before the one that doesn't. */
export interface OverrideControl<Op> {
  /** Answers so from now on. Without a body it is the documented one. */
  readonly reply: ReplyCall<Op, []>;
  /** Answers so once. */
  readonly replyOnce: ReplyCall<Op, []>;
  /** Answers so a number of times. */
  readonly replyTimes: ReplyCall<Op, [times: number]>;
  /** Lets the mock answer again. */
  clear(): OverrideControl<Op>;
}

/** What a reply may have beside its status and body. */
export interface ReplyOptions extends Delivery {
  /** By name; a list is a line for each of its values. */
  readonly headers?: GivenHeaders;
}

/**
 * Takes a status with its body, or a function that makes them of a valid request.
 * @throws {OverrideError} if the answer would break the contract, unless `breach` says that it is meant.
 */
export interface ReplyCall<Op, Before extends unknown[]> {
  (...reply: [...Before, make: ReplyMaker<Op>]): OverrideControl<Op>;
  <Status extends ReplyStatus<Op>>(
    ...reply: [...Before, status: Status, body?: ReplyBody<Op, Status>, options?: ReplyOptions]
  ): OverrideControl<Op>;
  /** A status that only the run knows: what goes with it is verified there. */
  <Status extends number>(
    ...reply: [...Before, status: Computed<Status>, body?: unknown, options?: ReplyOptions]
  ): OverrideControl<Op>;
  (
    ...reply: [
      ...Before,
      status: number,
      body: unknown,
      options: ReplyOptions & { readonly breach: true },
    ]
  ): OverrideControl<Op>;
}

/** A number, not one that the types know: `never` for `200`. */
type Computed<Status extends number> = number extends Status ? Status : never;

/** Makes a reply to a valid request; `undefined` leaves it to the mock. */
export type ReplyMaker<Op> = Op extends OperationType
  ? (
      request: Omit<ReplyRequest, keyof ValidRequest> & ValidRequest<Op>,
    ) => (ReplyOf<Op> & ReplyOptions) | MeantReply | undefined
  : never;

/** A reply that is meant to break the contract. */
interface MeantReply extends ReplyOptions {
  readonly status: number;
  readonly body?: unknown;
  readonly breach: true;
}

type ReplyStatus<Op> = Op extends OperationType ? AnswerStatusOf<Op> : never;
type ReplyBody<Op, Status> = Op extends OperationType ? ReplyBodyOf<Op, Status> : never;
