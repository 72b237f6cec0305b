import type { Json, JsonObject, Parameter, ParameterLocation } from '../../contract/contract.ts';
import type { HeaderFields } from '../../http/exchange.ts';
import { createRecord } from '../../http/record.ts';
import { type Cookies, compileCookie, readCookies } from './cookie.ts';
import { type Decoded, decodeOrMalformed, Malformed } from './decoded.ts';
import type { Fields } from './form.ts';
import { compileHeader } from './header.ts';
import { compilePath } from './path.ts';
import {
  compileQuery,
  compileUndeclared,
  declaredNames,
  readQuery,
  takesUndeclared,
} from './query.ts';
import { readDefault, readShape, type ShapedParameter } from './shape.ts';

/** Where a request's parameters stand, raw. */
export interface RawParameters {
  /** Still percent-encoded text by parameter name, as the router gives it. */
  readonly path: Readonly<Record<string, string>>;
  /** Without `?`. */
  readonly query: string;
  readonly headers: HeaderFields;
}

/** A request's parameters as JSON values by documented name. The records have no prototype. */
export interface DecodedParameters {
  readonly values: Readonly<Record<ParameterLocation, Readonly<Record<string, unknown>>>>;
  /** Parameters without a value, because it can't be decoded or is missing. */
  readonly problems: readonly ParameterProblem[];
  /** Parameters whose value is their default, since the request gives none. */
  readonly defaulted: readonly Parameter[];
  /** Decoded names in the query that no parameter declares, in the request's order. */
  readonly undeclaredQuery: readonly string[];
}

/** Why a parameter has no value. */
export interface ParameterProblem {
  readonly parameter: Parameter;
  readonly expected: string;
  readonly received: string;
  /** The text that came, where `received` shows it. */
  readonly value?: string | undefined;
  /** Whether the value is only beyond what is read here: nobody's fault. */
  readonly isBeyond: boolean;
}

/** A request's parameters, split by location. */
interface Sources {
  readonly path: Readonly<Record<string, string>>;
  readonly headers: HeaderFields;
  readonly query: Fields;
  readonly undeclared: readonly string[];
  readonly cookies: Cookies | undefined;
}

interface CompiledParameter {
  readonly parameter: Parameter;
  readonly decode: (sources: Sources) => Decoded;
  readonly fallback: Json | undefined;
}

/**
 * Prepares decoding parameters (OpenAPI 3.1 §4.8.12): text becomes the JSON values
 * that the schemas describe, and optional parameters that are absent get their schema's default.
 * Text that fits none of a schema's types stays text. Values aren't validated here.
 */
export function compileParameters(
  document: JsonObject,
  parameters: readonly Parameter[],
): (raw: RawParameters) => DecodedParameters {
  const shaped = parameters.map((parameter) => ({
    parameter,
    shape: parameter.schema === undefined ? undefined : readShape(document, parameter.schema),
  }));
  const inQuery = shaped.filter(({ parameter }) => parameter.in === 'query');
  const declared = declaredNames(inQuery);
  const compiled = shaped.map(
    ({ parameter, shape }): CompiledParameter => ({
      parameter,
      decode: compileDecoder({ parameter, shape }, declared),
      fallback:
        parameter.schema === undefined ? undefined : readDefault(document, parameter.schema),
    }),
  );

  const findUndeclared = compileUndeclared(inQuery);
  const areUndeclaredTaken = inQuery.some(takesUndeclared);
  const hasCookies = shaped.some(({ parameter }) => parameter.in === 'cookie');
  return ({ path, query, headers }) => {
    const fields = readQuery(query);
    const undeclared = findUndeclared(fields);
    const cookies = hasCookies ? readCookies(headers.cookie) : undefined;
    const sources: Sources = { path, headers, query: fields, undeclared, cookies };
    return decodeAll(compiled, sources, areUndeclaredTaken ? [] : undeclared);
  };
}

function compileDecoder(
  shaped: ShapedParameter,
  declared: ReadonlySet<string>,
): (sources: Sources) => Decoded {
  const { name } = shaped.parameter;
  switch (shaped.parameter.in) {
    case 'path': {
      const decode = compilePath(shaped);
      return ({ path }) => (Object.hasOwn(path, name) ? decode(path[name] ?? '') : undefined);
    }
    case 'query': {
      const decode = compileQuery(shaped, declared);
      return ({ query, undeclared }) => decode(query, undeclared);
    }
    case 'header': {
      const decode = compileHeader(shaped.parameter, shaped.shape);
      const field = name.toLowerCase();
      return ({ headers }) => {
        const value = Object.hasOwn(headers, field) ? headers[field] : undefined;
        return value === undefined ? undefined : decode(value);
      };
    }
    case 'cookie': {
      const decode = compileCookie(shaped);
      return ({ cookies }) => cookies && decode(cookies);
    }
  }
}

function decodeAll(
  compiled: readonly CompiledParameter[],
  sources: Sources,
  undeclaredQuery: readonly string[],
): DecodedParameters {
  const values: Record<ParameterLocation, Record<string, unknown>> = {
    path: createRecord(),
    query: createRecord(),
    header: createRecord(),
    cookie: createRecord(),
  };
  const problems: ParameterProblem[] = [];
  const defaulted: Parameter[] = [];
  for (const { parameter, decode, fallback } of compiled) {
    const value = decodeOrMalformed(decode, sources);
    if (value instanceof Malformed) {
      problems.push({ parameter, ...value });
    } else if (value !== undefined) {
      values[parameter.in][parameter.name] = value;
    } else if (!parameter.required) {
      if (fallback === undefined) continue;
      values[parameter.in][parameter.name] = copyOf(fallback);
      defaulted.push(parameter);
    } else if (!isEmptyAllowed(parameter, sources)) {
      const expected = 'a value (required)';
      problems.push({ parameter, expected, received: 'nothing', isBeyond: false });
    }
  }
  return { values, problems, defaulted, undeclaredQuery };
}

/** Whoever gets the value may change it. */
function copyOf(value: Json): Json {
  return typeof value === 'object' ? structuredClone(value) : value;
}

/** Whether a value that the request leaves empty is one that the document lets be empty. */
function isEmptyAllowed({ name, allowEmptyValue, in: location }: Parameter, { query }: Sources) {
  return location === 'query' && allowEmptyValue && query.has(name);
}
