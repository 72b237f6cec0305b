import type { HttpRequest, HttpResponse } from '../../http/exchange.ts';
import type { OperationMatch } from '../subject.ts';

/** Where a replay is sent, and what may be sent there. */
export interface Target {
  /** Without a slash at its end; empty for a mock in this process. */
  readonly baseUrl: string;
  /** Whether it is this machine, where every method may be sent and recorded credentials may go. */
  readonly local: boolean;
  /** The mock: conditions of the server that a request can't bring about are asked of it. */
  readonly mock: boolean;
  /** Operations that may be sent though they write: by id (`POST /events`) or operationId. */
  readonly allowed: ReadonlySet<string>;
  /** By security scheme. A mock is shown make-believe ones beside them. */
  readonly credentials: ReadonlyMap<string, string>;
  readonly send: SendToTarget;
}

/**
 * Sends a request of an operation.
 * @param recorded the status that was answered when it was recorded.
 * @param onSend told when it is about to be sent, and whether it may have arrived before.
 * @throws {TargetError} if there is no answer.
 */
export type SendToTarget = (
  request: HttpRequest,
  match: OperationMatch,
  recorded: number | undefined,
  onSend?: (mayHaveArrived: boolean) => void,
) => Promise<HttpResponse>;
