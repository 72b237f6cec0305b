import { showValue } from '../../compile/violation.ts';
import { brokenRequestRule, brokenResponseRules } from '../../semantics/rules.ts';
import type { OperationSemantics, RuleBreach, ValidRequest } from '../../semantics/semantics.ts';
import { type CheckOutcome, type Examined, FULFILLED } from '../check.ts';
import type { Breach } from '../finding.ts';

/**
 * What is documented beyond the schemas holds: an answer keeps its rules, and a request that breaks
 * one isn't answered with a success. Only exchanges that satisfy their schemas can be judged.
 */
export function documentedRule(examined: Examined): CheckOutcome {
  const { subject, operation, response, refused } = examined;
  const semantics = subject.semantics?.operations[operation.id];
  if (semantics === undefined || refused || response.status >= 500) return FULFILLED;
  const request = validRequest(examined);
  if (request === undefined) return FULFILLED;
  return {
    breaches: [
      ...requestBreaches(semantics, request, examined),
      ...responseBreaches(semantics, request, examined),
    ],
  };
}

function validRequest(examined: Examined): ValidRequest | undefined {
  const { values, violations } = examined.parameters();
  const body = examined.requestBody();
  if (violations.length > 0) return undefined;
  if (body.state === 'absent') return { parameters: values, body: undefined } as ValidRequest;
  if (body.state !== 'judged' || body.violations.length > 0) return undefined;
  return { parameters: values, body: body.value } as ValidRequest;
}

function requestBreaches(
  semantics: OperationSemantics,
  request: ValidRequest,
  { operation, response }: Examined,
): Breach[] {
  const broken = brokenRequestRule(semantics, request);
  if (broken === undefined) return [];
  const { rule, breach } = broken;
  return [
    {
      ...placed(breach, operation.pointer),
      documented: `${rule.documented} (${rule.name}): ${rule.answer.status} ${showValue(rule.answer.message)}, not ${response.status}`,
    },
  ];
}

function responseBreaches(
  semantics: OperationSemantics,
  request: ValidRequest,
  examined: Examined,
): Breach[] {
  const body = examined.responseBody();
  if (body.state !== 'judged' || body.violations.length > 0) return [];
  const { operation, response } = examined;
  return brokenResponseRules(semantics, request, response.status, body.value).map(
    ({ rule, breach }) => ({
      ...placed(breach, operation.pointer),
      documented: `${rule.documented} (${rule.name})`,
    }),
  );
}

function placed({ at, pointer, received }: RuleBreach, contractPointer: string) {
  return { at, pointer, received: showValue(received), contractPointer };
}
