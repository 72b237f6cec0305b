import type { CompiledContract } from '../../compile/compiled-contract.ts';
import { lazily } from '../../compile/lazily.ts';
import { documentedResponse } from '../../compile/response.ts';
import { childPointer } from '../../contract/pointer.ts';
import type { Exchange } from '../../http/exchange.ts';
import type { Answer, Examined, Policy } from '../check.ts';
import { readAnswer } from '../examine.ts';
import { compareBodies } from './body.ts';
import type { Disagreement } from './disagreement.ts';
import { compileDocumentedPlaces } from './documented-place.ts';
import { compareHeaders } from './headers.ts';
import { compareMediaTypes } from './media-type.ts';
import type { DriftRow } from './row.ts';
import { compareStatuses } from './status.ts';

/**
 * Prepares holding a target's answers, the recorded ones and a contract against each other: by status,
 * media type, documented headers and the shape of the body. Answers with different statuses are
 * documented apart, and held against the contract alone.
 */
export function compileComparison(
  compiled: CompiledContract,
): (received: Examined, exchange: Exchange) => DriftRow[] {
  const { contract } = compiled;
  const placeOf = compileDocumentedPlaces(contract.document);
  const locate = lazily(contract.locate);

  return (received, exchange) => {
    const { operation, policy, recorded: kept } = received;
    if (kept === undefined || kept.mockReason !== undefined || policy.ignored.has('drift'))
      return [];
    const { source, response } = exchange;
    const recorded = response && readAnswer(exchange, response, operation, compiled);
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
    const { status } = received.response;
    const before = response?.status ?? status;
    const statuses = compareStatuses(operation, kept, status);
    return [
      ...toRows(before, [statuses]),
      ...(before === status
        ? toRows(status, compareAnswers(recorded, received, policy))
        : [
            ...toRows(before, compareAnswers(recorded, undefined, policy)),
            ...toRows(status, compareAnswers(undefined, received, policy)),
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
