import { statusKeys } from '../compile/response.ts';
import { SemanticsError } from '../errors.ts';
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
    const breach = breachOf(rule.name, () => rule.breach(request));
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
    .filter((rule) => statusKeys(status).includes(String(rule.status)))
    .flatMap((rule) => {
      const breach = breachOf(rule.name, () => rule.breach(body, request));
      return breach === undefined ? [] : [{ rule, breach }];
    });
}

/** @throws {SemanticsError} if the rule itself fails: whoever wrote it can mend it. */
function breachOf(name: string, judge: () => RuleBreach | undefined): RuleBreach | undefined {
  try {
    return judge();
  } catch (error) {
    throw new SemanticsError({
      problem: `the rule ${name} failed`,
      expected: 'its breach function to return a breach or nothing',
      received: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      cause: error,
    });
  }
}
