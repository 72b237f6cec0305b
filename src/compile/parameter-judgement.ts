import type { Parameter, Pointer } from '../contract/contract.ts';
import { childPointer, formatPointer } from '../contract/pointer.ts';
import { SchemaError } from '../errors.ts';
import type { Direction } from './direction.ts';
import { once } from './lazily.ts';
import type { DecodedParameters, ParameterProblem } from './parameters/parameters.ts';
import type { Judge, Validators } from './validators.ts';
import type { ExchangePart, PlacedViolation, Violation } from './violation.ts';

/**
 * Prepares to hold decoded parameters, or a response's headers, against their schemas. The function
 * returned throws {@link SchemaError} if a value's schema can't judge it and no other value is at
 * fault: the faults that are known come first, and without any nothing is said to be right.
 */
export function compileParameterJudgement(
  parameters: readonly Parameter[],
  direction: Direction,
  validators: Validators,
): (decoded: DecodedParameters) => readonly PlacedViolation[] {
  const judged = parameters.flatMap((parameter) => {
    const schema = parameter.schema ?? parameter.content?.schema;
    if (schema === undefined) return [];
    return { parameter, judgeOf: once(() => validators(schema, direction)) };
  });
  return ({ values, problems, defaulted }) => {
    const violations = problems.map((problem) => fromProblem(problem, direction));
    let unjudged: SchemaError | undefined;
    for (const { parameter, judgeOf } of judged) {
      const value = values[parameter.in][parameter.name];
      // What has a problem has no value.
      if (value === undefined) continue;
      // A default that breaks its schema is the document's fault, not that of who leaves it out.
      if (defaulted.includes(parameter)) continue;
      try {
        const judge = judgeOf();
        const broken = judge(value);
        if (broken.length > 0)
          violations.push(...placed(broken, value, parameter, direction, judge));
      } catch (error) {
        if (!(error instanceof SchemaError)) throw error;
        unjudged ??= error;
      }
    }
    if (unjudged === undefined) return violations;
    if (violations.length === 0) throw unjudged;
    return violations.map((violation) => ({ ...violation, hides: true }));
  };
}

/** The violations of a parameter's value, where they stand in the request or the answer. */
function placed(
  violations: readonly Violation[],
  value: unknown,
  parameter: Parameter,
  direction: Direction,
  judge: Judge,
): PlacedViolation[] {
  const hint = lostPlus(value, parameter, judge) ? ' (+ means a space: write it as %2B)' : '';
  return violations.map((violation) => ({
    ...violation,
    ...place(parameter, direction, violation.pointer),
    received: violation.received + hint,
  }));
}

/** Whether a value would be right if its spaces were `+`, which a query can't hold unescaped. */
function lostPlus(value: unknown, parameter: Parameter, judge: Judge): boolean {
  if (parameter.in !== 'query' || typeof value !== 'string' || !value.includes(' ')) return false;
  return judge(value.replaceAll(' ', '+')).length === 0;
}

function fromProblem(
  { parameter, expected, received, value, isBeyond }: ParameterProblem,
  direction: Direction,
): PlacedViolation {
  const keyword = received === 'nothing' ? 'required' : 'style';
  return {
    ...place(parameter, direction, ''),
    keyword,
    contractPointer: childPointer(parameter.pointer, keyword),
    expected,
    received,
    value,
    ...(isBeyond && { isBeyond }),
  };
}

function place(
  parameter: Parameter,
  direction: Direction,
  inside: Pointer,
): { at: ExchangePart; pointer: Pointer } {
  const at: ExchangePart = direction === 'request' ? `request.${parameter.in}` : 'response.header';
  return { at, pointer: formatPointer([parameter.name]) + inside };
}
