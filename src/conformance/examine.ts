import type { BodyJudgement } from '../compile/body-judgement.ts';
import type { CompiledContract, JudgedParameters } from '../compile/compiled-contract.ts';
import { once } from '../compile/lazily.ts';
import { documentedResponse } from '../compile/response.ts';
import type { Operation } from '../contract/contract.ts';
import { SchemaError } from '../errors.ts';
import { carriesBody, type Exchange, type HttpResponse } from '../http/exchange.ts';
import { withAssumedMediaType } from '../semantics/assumed-media-type.ts';
import {
  type Answer,
  type Check,
  type CheckOutcome,
  type Examined,
  FULFILLED,
  type Policy,
  type RecordedAnswer,
  unjudged,
} from './check.ts';
import { documentedRule } from './checks/documented-rule.ts';
import { drift } from './checks/drift.ts';
import { requestBody } from './checks/request-body.ts';
import { requestContentType } from './checks/request-content-type.ts';
import { requestParameters } from './checks/request-parameters.ts';
import { requestSecurity } from './checks/request-security.ts';
import { responseBody } from './checks/response-body.ts';
import { responseContentType } from './checks/response-content-type.ts';
import { responseHeaders } from './checks/response-headers.ts';
import { statusDocumented } from './checks/status-documented.ts';
import type { CheckName } from './finding.ts';
import { type OperationMatch, queryOf } from './subject.ts';

interface NamedCheck {
  readonly check: CheckName;
  readonly judge: Check;
}

/** The checks on a request to a documented operation, in the order in which they are reported. */
const REQUEST_CHECKS: readonly NamedCheck[] = [
  { check: 'request-parameters', judge: requestParameters },
  { check: 'request-body', judge: requestBody },
  { check: 'request-content-type', judge: requestContentType },
  { check: 'request-security', judge: requestSecurity },
];

/** The checks on its answer, which come after these. */
const ANSWER_CHECKS: readonly NamedCheck[] = [
  { check: 'status-documented', judge: statusDocumented },
  { check: 'response-content-type', judge: responseContentType },
  { check: 'response-headers', judge: responseHeaders },
  { check: 'response-body', judge: responseBody },
  { check: 'documented-rule', judge: documentedRule },
  { check: 'drift', judge: drift },
];

const CHECKS: readonly NamedCheck[] = [...REQUEST_CHECKS, ...ANSWER_CHECKS];

/** What checks find wrong with an exchange or can't judge, and the exchange as they have read it. */
export interface Examination {
  readonly examined: Examined;
  readonly outcomes: readonly (CheckOutcome & { readonly check: CheckName })[];
}

/**
 * Holds an exchange against each check. One whose schema doesn't compile couldn't judge, nor could one
 * on an answer that isn't the API's.
 */
export function examine(
  exchange: Exchange,
  response: HttpResponse,
  match: OperationMatch,
  policy: Policy,
  recorded: RecordedAnswer | undefined,
): Examination {
  const answer = answerOfApi(response, recorded);
  const examined = read(exchange, answer, match, policy, recorded);
  const mockReason = recorded?.mockReason;
  const outcomes: Examination['outcomes'][number][] = [];
  for (const { check, judge } of mockReason === undefined
    ? CHECKS
    : checksWithoutAnswer(mockReason)) {
    if (policy.ignored.has(check)) continue;
    const outcome = outcomeOf(judge, examined);
    if (outcome !== FULFILLED) outcomes.push({ check, ...outcome });
  }
  return { examined, outcomes };
}

/** The checks where the answer says nothing of the API. */
function checksWithoutAnswer(reason: string): readonly NamedCheck[] {
  const answerChecks = ANSWER_CHECKS.map(
    ({ check }): NamedCheck => ({ check, judge: () => unjudged('target', reason) }),
  );
  return [...REQUEST_CHECKS, ...answerChecks];
}

function outcomeOf(judge: Check, examined: Examined): CheckOutcome {
  try {
    return judge(examined);
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    return unjudged('contract', error.message);
  }
}

/** Where a mock answered for itself, the API let the request in, or refused it, as was recorded. */
function answerOfApi(response: HttpResponse, recorded: RecordedAnswer | undefined): HttpResponse {
  if (recorded?.mockReason === undefined || recorded.status === null) return response;
  return { ...response, status: recorded.status };
}

/** The parts of an exchange are read when a check first asks for them, and once. */
function read(
  exchange: Exchange,
  response: HttpResponse,
  { subject, operation, values }: OperationMatch,
  policy: Policy,
  recorded: RecordedAnswer | undefined,
): Examined {
  const { compiled } = subject;
  const request = withAssumedMediaType(exchange.request, subject.semantics);
  const asRead = request === exchange.request ? exchange : { ...exchange, request };
  return {
    ...readAnswer(asRead, response, operation, compiled),
    subject,
    operation,
    recorded,
    refused: response.status >= 400 && response.status < 500,
    succeeded: response.status >= 200 && response.status < 300,
    parameters: once(
      (): JudgedParameters =>
        compiled.judgeParameters(operation, {
          path: values,
          query: queryOf(request),
          headers: request.headers,
        }),
    ),
    requestBody: once((): BodyJudgement => compiled.judgeRequestBody(operation, request)),
    policy,
  };
}

/** The answer of an exchange; its body is read when it is first asked for, and once. */
export function readAnswer(
  exchange: Exchange,
  response: HttpResponse,
  operation: Operation,
  compiled: CompiledContract,
): Answer {
  const { method } = exchange.request;
  const documented = documentedResponse(operation, response.status);
  return {
    exchange,
    response,
    documented,
    responseBody: once((): BodyJudgement => {
      if (documented === undefined) return { state: 'absent' };
      const isExpected = carriesBody(method, response.status);
      return compiled.judgeResponseBody(documented, response, isExpected);
    }),
  };
}
