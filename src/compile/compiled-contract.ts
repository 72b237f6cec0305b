import type {
  Contract,
  Json,
  MediaType,
  Operation,
  Pointer,
  RequestBody,
  Response,
} from '../contract/contract.ts';
import { SchemaError } from '../errors.ts';
import type { HeaderFields, Message } from '../http/exchange.ts';
import { syntaxOf } from '../http/syntax.ts';
import type { PartHeaders, WrittenBody } from './bodies/codec.ts';
import { compileBodyCodecs } from './bodies/compile-codecs.ts';
import { type BodyJudgement, compileBodyJudgement } from './body-judgement.ts';
import {
  compileMediaTypeFinder,
  type DocumentedBody,
  type MediaTypeMatch,
  matchMediaType,
} from './body-media-type.ts';
import { type ContentJudgement, compileContentJudgement } from './content-judgement.ts';
import type { Direction } from './direction.ts';
import { compileFakes, type Fake } from './fakes/compile.ts';
import { compileHeaderJudgement, type DocumentedHeaders } from './header-judgement.ts';
import { type AcceptsPath, compilePathRouter } from './hosts.ts';
import { compileKindJudgement, type KindJudgement } from './kind-judgement.ts';
import { lazily, once } from './lazily.ts';
import { compileLeftOut, type LeftOutProperties } from './left-out.ts';
import { compileParameterJudgement } from './parameter-judgement.ts';
import {
  compileParameters,
  type DecodedParameters,
  type RawParameters,
} from './parameters/parameters.ts';
import type { RouteMatch } from './router.ts';
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
  readonly judgeParameters: (operation: Operation, raw: RawParameters) => JudgedParameters;
  /** @throws {SchemaError} where a header's schema doesn't compile and no other is at fault. */
  readonly judgeResponseHeaders: (
    documented: DocumentedHeaders,
    headers: HeaderFields,
  ) => readonly PlacedViolation[];
  /** How the media type of a body fits the documented ones. */
  readonly matchMediaType: (documented: DocumentedBody, message: Message) => MediaTypeMatch;
  /** @throws {SchemaError} where the body's schema doesn't compile. */
  readonly judgeRequestBody: (operation: Operation, message: Message) => BodyJudgement;
  /**
   * @param expected whether an answer of this kind carries a body, should one be documented.
   * @throws {SchemaError} where the body's schema doesn't compile.
   */
  readonly judgeResponseBody: (
    response: Response,
    message: Message,
    expected: boolean,
  ) => BodyJudgement;
  /** Judges what is to be answered in one representation. */
  readonly judgeResponseContent: ContentJudgement;
  /** Writes a value in a representation. @throws {SchemaError} where it can't stand in its media type. */
  readonly writeBody: (
    media: MediaType,
    mediaType: string,
    value: Json,
    partHeaders: PartHeaders,
  ) => WrittenBody;
  readonly validatorOf: Validators;
  /** @throws {SchemaError} where a schema doesn't compile. */
  readonly leftOut: Readonly<Record<Direction, LeftOutProperties>>;
  /** @throws {SchemaError} where a schema doesn't compile. */
  readonly judgeKinds: KindJudgement;
  /** @throws {SchemaError} where the schema doesn't compile, or no value can satisfy it. */
  readonly fakeOf: (pointer: Pointer, direction: Direction) => Fake;
}

/** What a request's parameters say, and where they break the contract. */
export interface JudgedParameters extends DecodedParameters {
  readonly violations: readonly PlacedViolation[];
}

const compiled = new WeakMap<Contract, CompiledContract>();

/** A contract as it is compiled without options: once, however many mocks are made of it. */
export function compiledOf(contract: Contract): CompiledContract {
  const found = compiled.get(contract) ?? compileContract(contract);
  compiled.set(contract, found);
  return found;
}

/** Compiles a contract. Cheap at first: an operation is compiled by its first request. */
export function compileContract(
  contract: Contract,
  options: ValidatorOptions = {},
): CompiledContract {
  const { document, locate } = contract;
  const validatorOf = compileValidators(contract, options);
  const parametersOf = lazily((operation: Operation) => {
    const decode = compileParameters(document, operation.parameters);
    const judge = compileParameterJudgement(operation.parameters, 'request', validatorOf);
    return (raw: RawParameters): JudgedParameters => {
      const decoded = decode(raw);
      const { values, problems, defaulted, undeclaredQuery } = decoded;
      return { values, problems, defaulted, undeclaredQuery, violations: judge(decoded) };
    };
  });
  const acceptsPath: AcceptsPath = (operation, path) => {
    try {
      const { violations } = parametersOf(operation)({ path, query: '', headers: {} });
      return violations.every(({ at }) => at !== 'request.path');
    } catch (error) {
      if (error instanceof SchemaError) return true;
      throw error;
    }
  };
  // A check finds operations by their hosts.
  const router = once(() => compilePathRouter(contract, acceptsPath));
  const headersOf = lazily(({ headers }: DocumentedHeaders) =>
    compileHeaderJudgement(document, headers, validatorOf),
  );
  const mediaTypeFinderOf = lazily(compileMediaTypeFinder);
  const codecs = compileBodyCodecs(document, validatorOf);
  const judgeContent = {
    request: compileContentJudgement('request', codecs, validatorOf),
    response: compileContentJudgement('response', codecs, validatorOf),
  };
  const bodyOf = (body: DocumentedBody, direction: Direction) =>
    compileBodyJudgement(body, direction, mediaTypeFinderOf(body), judgeContent[direction]);
  const requestBodyOf = lazily((body: RequestBody) => bodyOf(body, 'request'));
  const responseBodyOf = lazily((response: Response) => bodyOf(response, 'response'));
  const leftOutIn = (direction: Direction) =>
    compileLeftOut(document, direction, (pointer) => validatorOf(pointer, direction));
  const fakesOf = (direction: Direction) => {
    const compileFake = compileFakes(document, { direction, locate });
    return lazily((pointer: Pointer) => {
      // A schema that doesn't compile is told of as such; fakes would stumble over it.
      validatorOf(pointer, direction);
      return compileFake(pointer);
    });
  };
  const fakes = { request: fakesOf('request'), response: fakesOf('response') };
  return {
    contract,
    route: (method, path) => router()(method, path),
    acceptsPath,
    judgeParameters: (operation, raw) => parametersOf(operation)(raw),
    judgeResponseHeaders: (documented, headers) => headersOf(documented)(headers),
    matchMediaType: (documented, message) => matchMediaType(mediaTypeFinderOf(documented), message),
    judgeRequestBody: ({ requestBody }, message) =>
      requestBody === undefined
        ? { state: 'absent' }
        : requestBodyOf(requestBody)(message, requestBody.required),
    judgeResponseBody: (response, message, expected) =>
      responseBodyOf(response)(message, expected && response.content.length > 0),
    judgeResponseContent: judgeContent.response,
    writeBody: (media, mediaType, value, partHeaders) =>
      codecs(media, syntaxOf(mediaType)).write(value, mediaType, partHeaders),
    validatorOf,
    leftOut: { request: leftOutIn('request'), response: leftOutIn('response') },
    judgeKinds: compileKindJudgement(document, (pointer) => validatorOf(pointer, 'request')),
    fakeOf: (pointer, direction) => fakes[direction](pointer),
  };
}
