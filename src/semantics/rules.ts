import { documentedResponse, statusKeys } from '../compile/response.ts';
import type { Operation } from '../contract/contract.ts';
import { runSemantics } from './run.ts';
import type {
  BodyLimit,
  MockState,
  OperationSemantics,
  RateLimit,
  ReadRequest,
  RequestRule,
  ResponseRule,
  RuleBreach,
  StateRule,
  ValidRequest,
} from './semantics.ts';

/** Every rule of an operation, in the order in which they are looked at. */
export function rulesOf(
  semantics: OperationSemantics,
): (RateLimit | BodyLimit | RequestRule<ReadRequest> | RequestRule | StateRule | ResponseRule)[] {
  const { rateLimit, bodyLimit, readRules, requestRules, stateRules, responseRules } = semantics;
  return [
    ...(rateLimit === undefined ? [] : [rateLimit]),
    ...(bodyLimit === undefined ? [] : [bodyLimit]),
    ...(readRules ?? []),
    ...(requestRules ?? []),
    ...(stateRules ?? []),
    ...(responseRules ?? []),
  ];
}

/** The first state rule that a request breaks, in the order in which the API looks at them. */
export function brokenStateRule(
  semantics: OperationSemantics | undefined,
  request: ValidRequest,
  mock: MockState,
): StateRule | undefined {
  return semantics?.stateRules?.find((rule) =>
    runSemantics(`the rule ${rule.name}`, 'its breaks function to say whether it is broken', () =>
      rule.breaks(request, mock),
    ),
  );
}

/** The first of some rules that a request breaks, in the order in which the API looks at them. */
export function brokenRequestRule<Request>(
  rules: readonly RequestRule<Request>[] | undefined,
  request: Request,
): { rule: RequestRule<Request>; breach: RuleBreach } | undefined {
  for (const rule of rules ?? []) {
    const breach = breachOf(rule.name, () => rule.breach(request));
    if (breach !== undefined) return { rule, breach };
  }
  return undefined;
}

/** An answer to a request, both of which satisfy their schemas. */
export interface ValidAnswer {
  readonly request: ValidRequest;
  readonly status: number;
  readonly body: unknown;
}

/** The rules on an operation's answers of a status. */
export function responseRulesFor(
  { responseRules = [] }: OperationSemantics,
  operation: Operation,
  status: number,
): ResponseRule[] {
  return responseRules.filter((rule) => speaksOf(rule, operation, status));
}

/** Every rule that an answer breaks. */
export function brokenResponseRules(
  semantics: OperationSemantics,
  operation: Operation,
  { request, status, body }: ValidAnswer,
): { rule: ResponseRule; breach: RuleBreach }[] {
  return responseRulesFor(semantics, operation, status).flatMap((rule) => {
    const breach = breachOf(rule.name, () => rule.breach(body, request));
    return breach === undefined ? [] : [{ rule, breach }];
  });
}

/** A range stands for the statuses that aren't documented by their number (OpenAPI 3.1 §4.8.16). */
function speaksOf(rule: ResponseRule, operation: Operation, status: number): boolean {
  const [exact, range] = statusKeys(status);
  if (String(rule.status) === exact) return true;
  return String(rule.status) === range && documentedResponse(operation, status)?.status !== exact;
}

/** @throws {SemanticsError} if the rule itself fails: whoever wrote it can mend it. */
function breachOf(name: string, judge: () => RuleBreach | undefined): RuleBreach | undefined {
  return runSemantics(
    `the rule ${name}`,
    'its breach function to return a breach or nothing',
    judge,
  );
}
