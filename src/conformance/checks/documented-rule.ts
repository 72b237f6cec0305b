import { showValue } from '../../compile/violation.ts';
import type { Operation } from '../../contract/contract.ts';
import { isLargerThan } from '../../http/body.ts';
import { readRequest } from '../../semantics/read-request.ts';
import { brokenRequestRule, brokenResponseRules, responseRulesFor } from '../../semantics/rules.ts';
import type {
  OperationSemantics,
  RequestRule,
  RuleBreach,
  ValidRequest,
} from '../../semantics/semantics.ts';
import { blamed, type CheckOutcome, type Examined, FULFILLED, unjudged } from '../check.ts';
import type { Breach } from '../finding.ts';

/**
 * What is documented beyond the schemas holds: an answer keeps its rules, and a request that breaks
 * one isn't answered with a success. Rules on what is valid judge only what satisfies its schemas.
 */
export function documentedRule(examined: Examined): CheckOutcome {
  const { subject, operation, exchange, response, succeeded } = examined;
  const semantics = subject.semantics?.operations[operation.id];
  if (semantics === undefined) return FULFILLED;
  // Of a request that was refused nothing is asked, unless there is a rule on its answer.
  const isAsked = succeeded || responseRulesFor(semantics, operation, response.status).length > 0;
  if (!isAsked) return FULFILLED;
  const omitted = exchange.omitted?.request ?? exchange.omitted?.response;
  if (omitted !== undefined) return succeeded ? unjudged('recording', omitted) : FULFILLED;
  const tooLarge = succeeded ? bodyLimitBreaches(semantics, examined) : [];
  if (tooLarge.length > 0) return blamed(tooLarge);
  const read = readRequest(examined.parameters(), examined.requestBody());
  const unread = requestBreaches(semantics.readRules, read, examined);
  if (unread.length > 0) return blamed(unread);
  if (!isValid(examined)) return FULFILLED;
  const request = read as ValidRequest;
  return blamed([
    ...requestBreaches(semantics.requestRules, request, examined),
    ...responseBreaches(semantics, request, examined),
  ]);
}

function bodyLimitBreaches(
  { bodyLimit }: OperationSemantics,
  { exchange, operation, response }: Examined,
): Breach[] {
  if (bodyLimit === undefined || !isLargerThan(exchange.request, bodyLimit.bytes)) return [];
  const received = `over ${bodyLimit.bytes.toLocaleString('en-US')} bytes`;
  const breach = { at: 'request.body', pointer: '', received } as const;
  return [toBreach(bodyLimit.name, breach, refusal(bodyLimit, response.status), operation)];
}

function isValid(examined: Examined): boolean {
  const body = examined.requestBody();
  if (examined.parameters().violations.length > 0) return false;
  return body.state === 'absent' || (body.state === 'judged' && body.violations.length === 0);
}

function requestBreaches<Request>(
  rules: readonly RequestRule<Request>[] | undefined,
  request: Request,
  { operation, response, succeeded }: Examined,
): Breach[] {
  const broken = succeeded ? brokenRequestRule(rules, request) : undefined;
  if (broken === undefined) return [];
  const { rule, breach } = broken;
  return [toBreach(rule.name, breach, refusal(rule, response.status, breach.expected), operation)];
}

/** What is documented of a request that was answered with a success all the same. */
function refusal(
  { documented, name, answer }: Pick<RequestRule<never>, 'documented' | 'name' | 'answer'>,
  status: number,
  expected?: string,
): string {
  const wanted = expected === undefined ? '' : `${expected}, else `;
  return `${documented} (${name}): ${wanted}${answer.status} ${showValue(answer.message)}, not ${status}`;
}

function responseBreaches(
  semantics: OperationSemantics,
  request: ValidRequest,
  examined: Examined,
): Breach[] {
  const body = examined.responseBody();
  if (body.state !== 'judged' || body.violations.length > 0) return [];
  const { operation, response } = examined;
  const answer = { request, status: response.status, body: body.value };
  return brokenResponseRules(semantics, operation, answer).map(({ rule, breach }) =>
    toBreach(rule.name, breach, `${rule.documented} (${rule.name})`, operation),
  );
}

function toBreach(
  cause: string,
  { at, pointer, received: value }: RuleBreach,
  documented: string,
  operation: Operation,
): Breach {
  return {
    at,
    pointer,
    received: showValue(value),
    value,
    documented,
    contractPointer: operation.pointer,
    cause,
  };
}
