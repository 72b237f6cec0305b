import type {
  Contract,
  Header,
  Operation,
  Parameter,
  Pointer,
  RequestBody,
  Response,
} from '../contract/contract.ts';
import { SchemaError } from '../errors.ts';
import type { HeaderFields } from '../http/exchange.ts';
import { type BodyJudgement, compileBodyJudgement } from './body-judgement.ts';
import {
  compileMediaTypeMatch,
  type DocumentedBody,
  type MediaTypeMatch,
  type Message,
} from './body-media-type.ts';
import type { Direction } from './direction.ts';
import { compileFake, type Fake } from './fakes/compile.ts';
import type { AcceptsPath } from './hosts.ts';
import { lazily } from './lazily.ts';
import { compileParameterJudgement } from './parameter-judgement.ts';
import {
  compileParameters,
  type DecodedParameters,
  type RawParameters,
} from './parameters/compile.ts';
import { compileRouter, type Route, type RouteMatch } from './router.ts';
import { basePath } from './server.ts';
import { compileValidators, type ValidatorOptions, type Validators } from './validators.ts';
import type { PlacedViolation } from './violation.ts';

/** A contract with everything that a request or an exchange needs, compiled when first asked for. */
export interface CompiledContract {
  readonly contract: Contract;
  /** Finds the operation of a raw path, with or without a server's base path before it. */
  readonly route: (method: string, path: string) => RouteMatch;
  /** A schema that can't judge a path parameter doesn't reject it. */
  readonly acceptsPath: AcceptsPath;
  /** @throws {SchemaError} where a parameter's schema doesn't compile and no other is at fault. */
  readonly parameters: (operation: Operation, raw: RawParameters) => JudgedParameters;
  /** @throws {SchemaError} where a header's schema doesn't compile and no other is at fault. */
  readonly responseHeaders: (
    response: Response,
    headers: HeaderFields,
  ) => readonly PlacedViolation[];
  /** How the media type of a body fits the documented ones. */
  readonly mediaType: (documented: DocumentedBody, message: Message) => MediaTypeMatch;
  /** @throws {SchemaError} where the body's schema doesn't compile. */
  readonly requestBody: (operation: Operation, message: Message) => BodyJudgement;
  /**
   * @param expected whether an answer of this kind carries a body, should one be documented.
   * @throws {SchemaError} where the body's schema doesn't compile.
   */
  readonly responseBody: (response: Response, message: Message, expected: boolean) => BodyJudgement;
  readonly validator: Validators;
  /** @throws {SchemaError} where no value can satisfy the schema. */
  readonly fake: (pointer: Pointer, direction: Direction) => Fake;
}

/** What a request's parameters say, and where they break the contract. */
export interface JudgedParameters extends DecodedParameters {
  readonly violations: readonly PlacedViolation[];
}

/** Compiles a contract. Cheap at first: an operation is compiled by its first request. */
export function compileContract(
  contract: Contract,
  options: ValidatorOptions = {},
): CompiledContract {
  const validator = compileValidators(contract, options);
  const parameters = lazily((operation: Operation) => {
    const decode = compileParameters(contract.document, operation.parameters);
    const judge = compileParameterJudgement(operation.parameters, 'request', validator);
    return (raw: RawParameters): JudgedParameters => {
      const decoded = decode(raw);
      return { ...decoded, violations: judge(decoded) };
    };
  });
  const acceptsPath: AcceptsPath = (operation, path) => {
    try {
      const { violations } = parameters(operation)({ path, query: '', headers: {} });
      return violations.every(({ at }) => at !== 'request.path');
    } catch (error) {
      if (error instanceof SchemaError) return true;
      throw error;
    }
  };
  const responseHeaders = lazily((response: Response) => {
    const parameters = response.headers.map(asParameter);
    const decode = compileParameters(contract.document, parameters);
    const judge = compileParameterJudgement(parameters, 'response', validator);
    return (headers: HeaderFields) => judge(decode({ path: {}, query: '', headers }));
  });
  const mediaTypes = lazily(compileMediaTypeMatch);
  const judgementOf = (body: DocumentedBody, direction: Direction) =>
    compileBodyJudgement(body, mediaTypes(body), direction, contract.document, validator);
  const requestBodies = lazily((body: RequestBody) => judgementOf(body, 'request'));
  const responseBodies = lazily((response: Response) => judgementOf(response, 'response'));
  const fakes = {
    request: lazily((pointer: Pointer) =>
      compileFake(contract.document, pointer, { direction: 'request', locate: contract.locate }),
    ),
    response: lazily((pointer: Pointer) =>
      compileFake(contract.document, pointer, { direction: 'response', locate: contract.locate }),
    ),
  };
  return {
    contract,
    route: compileRouter(routes(contract, acceptsPath)),
    acceptsPath,
    parameters: (operation, raw) => parameters(operation)(raw),
    responseHeaders: (response, headers) => responseHeaders(response)(headers),
    mediaType: (documented, message) => mediaTypes(documented)(message),
    requestBody: ({ requestBody }, message) =>
      requestBody === undefined
        ? { state: 'absent' }
        : requestBodies(requestBody)(message, requestBody.required),
    responseBody: (response, message, expected) =>
      responseBodies(response)(message, expected && response.content.length > 0),
    validator,
    fake: (pointer, direction) => fakes[direction](pointer),
  };
}

/** A header follows the structure of a parameter in a header (OpenAPI 3.1 §4.8.21). */
function asParameter(header: Header): Parameter {
  return { ...header, in: 'header', style: 'simple', allowEmptyValue: false };
}

/** Every operation's template, bare and behind each base path of its servers. */
function routes(contract: Contract, acceptsPath: AcceptsPath): Route[] {
  return contract.operations.flatMap((operation) => {
    const bases = new Set(['', ...operation.servers.map(basePath)]);
    return [...bases].map((base) => ({
      template: base + operation.path,
      operation,
      accepts: (path) => acceptsPath(operation, path),
    }));
  });
}
