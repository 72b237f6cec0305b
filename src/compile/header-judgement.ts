import type { Header, JsonObject, Parameter, Response } from '../contract/contract.ts';
import type { HeaderFields } from '../http/exchange.ts';
import { compileParameterJudgement } from './parameter-judgement.ts';
import { compositeKind } from './parameters/delimited.ts';
import { compileParameters } from './parameters/parameters.ts';
import { readShape } from './parameters/shape.ts';
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
  const compile = (some: readonly Header[]) => {
    if (some.length === 0) return () => NONE;
    const parameters = some.map(asParameter);
    const decode = compileParameters(document, parameters);
    const judge = compileParameterJudgement(parameters, 'response', validators);
    return (fields: HeaderFields) => judge(decode({ path: {}, query: '', headers: fields }));
  };
  const isLines = ({ name, schema }: Header) =>
    name === SET_COOKIE && compositeKind(readShape(document, schema)) === undefined;
  const lines = headers.filter(isLines);
  const judgeOthers = compile(headers.filter((header) => !isLines(header)));
  if (lines.length === 0) return judgeOthers;
  const judgeLines = compile(lines);
  return (fields) => [
    ...judgeOthers(fields),
    ...linesOf(fields).flatMap((line) => judgeLines({ [SET_COOKIE]: line })),
  ];
}

const NONE: readonly PlacedViolation[] = [];

/** The one field whose lines aren't a list: each is judged by itself (RFC 9110 §5.3). */
const SET_COOKIE = 'set-cookie';

function linesOf(fields: HeaderFields): (string | undefined)[] {
  const lines = fields[SET_COOKIE];
  return typeof lines === 'string' || lines === undefined ? [lines] : [...lines];
}

/** A header follows the structure of a parameter in a header (OpenAPI 3.1 §4.8.21). */
function asParameter(header: Header): Parameter {
  return { ...header, in: 'header', style: 'simple', allowEmptyValue: false };
}
