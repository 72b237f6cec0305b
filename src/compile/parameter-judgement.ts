import type { Parameter, Pointer } from '../contract/contract.ts';
import { childPointer, formatPointer } from '../contract/pointer.ts';
import type { Direction } from './direction.ts';
import type { DecodedParameters, ParameterProblem } from './parameters/compile.ts';
import type { Validators } from './validators.ts';
import type { ExchangePart, PlacedViolation } from './violation.ts';

/**
 * Prepares to hold decoded parameters, or a response's headers, against their schemas. The function
 * returned throws {@link SchemaError} if it needs one that doesn't compile.
 */
export function compileParameterJudgement(
  parameters: readonly Parameter[],
  direction: Direction,
  validators: Validators,
): (decoded: DecodedParameters) => readonly PlacedViolation[] {
  const judged = parameters.map((parameter) => ({
    parameter,
    schema: parameter.schema ?? parameter.content?.schema,
  }));
  return ({ values, problems }) => {
    const violations: PlacedViolation[] = problems.map((problem) =>
      fromProblem(problem, direction),
    );
    const undecoded = new Set(problems.map(({ parameter }) => parameter));
    for (const { parameter, schema } of judged) {
      const value = values[parameter.in][parameter.name];
      if (value === undefined || schema === undefined || undecoded.has(parameter)) continue;
      for (const violation of validators(schema, direction)(value)) {
        violations.push({ ...violation, ...place(parameter, direction, violation.pointer) });
      }
    }
    return violations;
  };
}

function fromProblem(
  { parameter, expected, received }: ParameterProblem,
  direction: Direction,
): PlacedViolation {
  const keyword = received === 'nothing' ? 'required' : 'style';
  return {
    ...place(parameter, direction, ''),
    keyword,
    contractPointer: childPointer(parameter.pointer, keyword),
    expected,
    received,
    value: received === 'nothing' ? undefined : received,
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
