import type {
  OperationSemantics,
  RequestRule,
  ResponseRule,
  RuleBreach,
  ValidRequest,
} from './semantics.ts';

/** The first rule that a request breaks, in the order in which the API looks at them. */
export function brokenRequestRule(
  { requestRules = [] }: OperationSemantics,
  request: ValidRequest,
): { rule: RequestRule; breach: RuleBreach } | undefined {
  for (const rule of requestRules) {
    const breach = rule.breach(request);
    if (breach !== undefined) return { rule, breach };
  }
  return undefined;
}

/** Every rule that an answer breaks. `body` satisfies its schema. */
export function brokenResponseRules(
  { responseRules = [] }: OperationSemantics,
  request: ValidRequest,
  status: number,
  body: unknown,
): { rule: ResponseRule; breach: RuleBreach }[] {
  return responseRules
    .filter((rule) =>
      [String(status), `${Math.floor(status / 100)}XX`].includes(String(rule.status)),
    )
    .flatMap((rule) => {
      const breach = rule.breach(body, request);
      return breach === undefined ? [] : [{ rule, breach }];
    });
}
