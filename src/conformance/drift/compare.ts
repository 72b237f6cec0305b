import type { CompiledContract } from '../../compile/compiled-contract.ts';
import { lazily } from '../../compile/lazily.ts';
import { documentedResponse } from '../../compile/response.ts';
import type { Operation } from '../../contract/contract.ts';
import { childPointer } from '../../contract/pointer.ts';
import type { Exchange } from '../../http/exchange.ts';
import type { Answer, Examined, Policy } from '../check.ts';
import { readAnswer } from '../examine.ts';
import { isNotModified } from '../not-modified.ts';
import { compareBodies } from './body.ts';
import type { Disagreement } from './disagreement.ts';
import { compileDocumentedPlaces } from './documented-place.ts';
import { compareHeaders } from './headers.ts';
import { compareMediaTypes } from './media-type.ts';
import type { DriftRow } from './row.ts';
import { compareStatuses } from './status.ts';

/** Two answers to one request. */
export interface Compared {
  readonly operation: Operation;
  readonly policy: Policy;
  /** The exchange as it was recorded. */
  readonly recorded: Exchange;
  /** As the target answered it; absent where its answer says nothing, or it gave none. */
  readonly received?: Examined;
}

/**
 * Prepares holding a target's answers, the recorded ones and a contract against each other: by status,
 * media type, documented headers and the shape of the body. Answers with different statuses are
 * documented apart, and held against the contract alone, as a recorded one is whose request got no
 * answer.
 */
export function compileComparison(compiled: CompiledContract): (compared: Compared) => DriftRow[] {
  const { contract } = compiled;
  const placeOf = compileDocumentedPlaces(contract.document);
  const locate = lazily(contract.locate);

  return ({ operation, policy, recorded: exchange, received: examined }) => {
    if (policy.ignored.has('drift')) return [];
    const { source } = exchange;
    const response = isNotModified(exchange, operation) ? undefined : exchange.response;
    const recorded = response && readAnswer(exchange, response, operation, compiled);
    const received = examined?.recorded?.mockReason === undefined ? examined : undefined;
    const toRows = (status: number, found: readonly (Disagreement | undefined)[]) => {
      const responses = childPointer(operation.pointer, 'responses');
      const documented = documentedResponse(operation, status)?.pointer ?? responses;
      return found.flatMap((each): DriftRow[] => {
        if (each === undefined) return [];
        const place = { contract: contract.name, operation: operation.id, status };
        const contractLocation = locate(documented);
        return [{ ...place, ...each, exchanges: 1, first: source, contractLocation }];
      });
    };
    const now = received?.response.status;
    const before = response?.status ?? now;
    if (before === undefined) return [];
    const kept = received?.recorded ?? (response && { status: before });
    const statuses = compareStatuses(operation, kept, now);
    return [
      ...toRows(before, [statuses]),
      ...(now === undefined || now === before
        ? toRows(before, compareAnswers(recorded, received, policy))
        : [
            ...toRows(before, compareAnswers(recorded, undefined, policy)),
            ...toRows(now, compareAnswers(undefined, received, policy)),
          ]),
    ];
  };

  function compareAnswers(
    recorded: Answer | undefined,
    received: Answer | undefined,
    policy: Policy,
  ): (Disagreement | undefined)[] {
    const documented = (received ?? recorded)?.documented;
    if (documented === undefined) return [];
    const { ignored, strict } = policy;
    return [
      ...(ignored.has('response-content-type')
        ? []
        : [compareMediaTypes(documented, recorded, received, compiled, policy)]),
      ...(ignored.has('response-headers')
        ? []
        : compareHeaders(documented, recorded, received, compiled, placeOf)),
      ...(ignored.has('response-body')
        ? []
        : compareBodies(documented, recorded, received, placeOf, strict)),
    ];
  }
}
