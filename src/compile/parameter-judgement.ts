import type { Operation, Parameter, ParameterLocation } from '../contract/contract.ts';
import { childPointer, formatPointer } from '../contract/pointer.ts';
import type { DecodedParameters, ParameterProblem } from './parameters/compile.ts';
import type { Validators } from './validators.ts';
import type { Violation } from './violation.ts';

/** A part of an exchange: what a violation's pointer starts from. */
export type Place =
  | `request.${ParameterLocation}`
  | 'request.body'
  | 'request'
  | 'response'
  | 'response.header'
  | 'response.body';

/** A violation in an exchange. A parameter's pointer begins with its name: `/length`. */
export interface PlacedViolation extends Violation {
  readonly at: Place;
}

/**
 * Holds an operation's decoded parameters against their schemas.
 * @throws {SchemaError} at the first request that needs a schema that doesn't compile.
 */
export function compileParameterJudgement(
  operation: Operation,
  validators: Validators,
): (decoded: DecodedParameters) => readonly PlacedViolation[] {
  const judged = operation.parameters.map((parameter) => ({
    parameter,
    schema: parameter.schema ?? parameter.content?.schema,
  }));
  return ({ values, problems }) => {
    const violations: PlacedViolation[] = problems.map(fromProblem);
    const undecoded = new Set(problems.map(({ parameter }) => parameter));
    for (const { parameter, schema } of judged) {
      const value = values[parameter.in][parameter.name];
      if (value === undefined || schema === undefined || undecoded.has(parameter)) continue;
      for (const violation of validators(schema, 'request')(value)) {
        violations.push({ ...violation, ...place(parameter, violation.pointer) });
      }
    }
    return violations;
  };
}

function fromProblem({ parameter, expected, received }: ParameterProblem): PlacedViolation {
  return {
    ...place(parameter, ''),
    keyword: parameter.required && received === 'nothing' ? 'required' : 'style',
    contractPointer: childPointer(parameter.pointer, parameter.required ? 'required' : 'style'),
    expected,
    received,
  };
}

function place(parameter: Parameter, inside: string): { at: Place; pointer: string } {
  return { at: `request.${parameter.in}`, pointer: formatPointer([parameter.name]) + inside };
}
