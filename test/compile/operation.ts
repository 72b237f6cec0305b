import type { Operation, Parameter, ParameterStyle } from '../../src/contract/contract.ts';

/** An operation without parameters or answers. */
export function createOperation(
  method: string,
  path: string,
  parameters: readonly Parameter[] = [],
): Operation {
  return {
    id: `${method} ${path}`,
    method,
    path,
    pointer: '',
    servers: [],
    parameters,
    responses: [],
    security: [],
  };
}

const STYLES: Record<Parameter['in'], ParameterStyle> = {
  path: 'simple',
  query: 'form',
  header: 'simple',
  cookie: 'form',
};

/** A parameter with the specification's defaults (OpenAPI 3.1 §4.8.12.2). */
export function createParameter(
  parameter: Pick<Parameter, 'name' | 'in'> & Partial<Parameter>,
): Parameter {
  const style = parameter.style ?? STYLES[parameter.in];
  return {
    required: parameter.in === 'path',
    style,
    explode: style === 'form',
    allowEmptyValue: false,
    pointer: '',
    ...parameter,
  };
}
