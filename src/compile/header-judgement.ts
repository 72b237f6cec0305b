import type { Header, JsonObject, Parameter, Response } from '../contract/contract.ts';
import type { HeaderFields } from '../http/exchange.ts';
import { compileParameterJudgement } from './parameter-judgement.ts';
import { compileParameters } from './parameters/parameters.ts';
import type { Validators } from './validators.ts';
import type { PlacedViolation } from './violation.ts';

/** What header fields are documented of: a response, or a part of a body. */
export type DocumentedHeaders = Pick<Response, 'headers'>;

/**
 * Prepares holding header fields against what is documented of them. The function returned throws
 * {@link SchemaError} where a schema doesn't compile and no other header is at fault.
 */
export function compileHeaderJudgement(
  document: JsonObject,
  headers: readonly Header[],
  validators: Validators,
): (fields: HeaderFields) => readonly PlacedViolation[] {
  const parameters = headers.map(asParameter);
  const decode = compileParameters(document, parameters);
  const judge = compileParameterJudgement(parameters, 'response', validators);
  return (fields) => judge(decode({ path: {}, query: '', headers: fields }));
}

/** A header follows the structure of a parameter in a header (OpenAPI 3.1 §4.8.21). */
function asParameter(header: Header): Parameter {
  return { ...header, in: 'header', style: 'simple', allowEmptyValue: false };
}
