import type { CompiledContract } from '../../src/compile/compiled-contract.ts';
import { createRandom } from '../../src/compile/random.ts';
import type {
  Json,
  MediaType,
  Operation,
  Parameter,
  Pointer,
  Response,
} from '../../src/contract/contract.ts';
import { SchemaError } from '../../src/errors.ts';
import { allowsBody } from '../../src/http/exchange.ts';
import { isJson } from '../../src/http/media-type.ts';
import { serialise } from '../compile/parameters/serialise.ts';

/** An exchange that keeps its contract, in the parts that breaches are planted in. */
export interface Conforming {
  readonly operation: Operation;
  readonly documented: Response;
  readonly status: number;
  readonly parameters: ReadonlyMap<Parameter, Json>;
  readonly requestBody?: Content;
  readonly responseHeaders: ReadonlyMap<string, string>;
  readonly responseBody?: Content;
}

/** A JSON body, and what it is documented by. */
export interface Content {
  readonly mediaType: string;
  readonly schema: Pointer;
  readonly value: Json;
}

const NOW = Date.UTC(2026, 10, 20);

/**
 * Exchanges that keep a contract: one for each of some operations and documented status whose bodies are JSON or
 * none. What can't be faked is left out: fakes have tests of their own.
 */
export function* conformingExchanges(
  compiled: CompiledContract,
  operations: readonly Operation[],
  seed: string,
): Generator<Conforming> {
  for (const operation of operations) {
    for (const documented of operation.responses) {
      try {
        const exchange = conformingExchange(
          compiled,
          operation,
          documented,
          `${seed} ${operation.id}`,
        );
        if (exchange !== undefined) yield exchange;
      } catch (error) {
        if (!(error instanceof SchemaError)) throw error;
      }
    }
  }
}

function conformingExchange(
  compiled: CompiledContract,
  operation: Operation,
  documented: Response,
  seed: string,
): Conforming | undefined {
  const random = createRandom(seed);
  const fake = (schema: Pointer, direction: 'request' | 'response') =>
    compiled.fakeOf(schema, direction)({ random, now: NOW, entities: random });
  const content = (media: MediaType | undefined, direction: 'request' | 'response') =>
    media?.schema === undefined
      ? undefined
      : {
          mediaType: media.range,
          schema: media.schema,
          value: fake(media.schema, direction),
        };
  const status = statusOf(documented);
  const requestBody = content(jsonOf(operation.requestBody?.content), 'request');
  const responseBody = content(jsonOf(documented.content), 'response');
  const isOther = operation.requestBody?.required === true && requestBody === undefined;
  if (isOther || (documented.content.length > 0 && responseBody === undefined)) return undefined;
  if (operation.parameters.some(({ required, schema }) => required && schema === undefined)) {
    return undefined;
  }
  const parameters = operation.parameters.flatMap((parameter): [Parameter, Json][] =>
    parameter.required && parameter.schema !== undefined
      ? [[parameter, fake(parameter.schema, 'request')]]
      : [],
  );
  const headers = documented.headers.flatMap(({ name, schema }): [string, string][] => {
    const value = schema === undefined ? undefined : fake(schema, 'response');
    return typeof value === 'object' || value === undefined ? [] : [[name, String(value)]];
  });
  if (
    documented.headers.some(
      ({ name, required }) => required && !headers.some(([each]) => each === name),
    )
  ) {
    return undefined;
  }
  return {
    operation,
    documented,
    status,
    parameters: new Map(parameters),
    responseHeaders: new Map(headers),
    ...(requestBody !== undefined && { requestBody }),
    ...(responseBody !== undefined && allowsBody(status) && { responseBody }),
  };
}

function statusOf({ status }: Response): number {
  if (status === 'default') return 500;
  return Number(status.replaceAll(/x/gi, '0'));
}

function jsonOf(content: readonly MediaType[] = []): MediaType | undefined {
  return content.find(({ range, schema }) => isJson(range) && schema !== undefined);
}

/** The entry of a HAR that holds an exchange. */
export function harEntry(exchange: Conforming, server: string) {
  const { operation, status, parameters, requestBody, responseHeaders, responseBody } = exchange;
  const written = (location: Parameter['in']) =>
    Array.from(parameters)
      .filter(([parameter]) => parameter.in === location)
      .map(([parameter, value]) => ({ name: parameter.name, value: serialise(parameter, value) }));
  const path = written('path').reduce(
    (template, { name, value }) => template.replace(`{${name}}`, () => value),
    operation.path,
  );
  const query = written('query')
    .map(({ value }) => value)
    .join('&');
  const cookies = written('cookie').map(({ value }) => value);
  return {
    request: {
      method: operation.method,
      url: `${server}${path}${query === '' ? '' : `?${query}`}`,
      headers: [
        ...written('header'),
        ...(cookies.length === 0 ? [] : [{ name: 'cookie', value: cookies.join('; ') }]),
        ...typed(requestBody),
      ],
      ...(requestBody !== undefined && {
        postData: { mimeType: requestBody.mediaType, text: JSON.stringify(requestBody.value) },
      }),
    },
    response: {
      status,
      headers: [
        ...Array.from(responseHeaders, ([name, value]) => ({ name, value })),
        ...typed(responseBody),
      ],
      content:
        responseBody === undefined ? { size: 0 } : { text: JSON.stringify(responseBody.value) },
    },
  };
}

function typed(content: Content | undefined): object[] {
  return content === undefined ? [] : [{ name: 'content-type', value: content.mediaType }];
}
