import type { BodyJudgement } from '../compile/body-judgement.ts';
import type { CompiledContract } from '../compile/compiled-contract.ts';
import { once } from '../compile/lazily.ts';
import { documentedResponse } from '../compile/response.ts';
import { SchemaError } from '../errors.ts';
import { decodeBody } from '../http/body.ts';
import {
  type HttpRequest,
  type HttpResponse,
  headerValue,
  type Message,
} from '../http/exchange.ts';
import { parseJsonExactly } from '../http/json.ts';
import { isJson } from '../http/media-type.ts';
import type { JournalEntry } from './journal.ts';

/** A message with its body as the value that it stands for. */
export type Decoded<Part extends Message> = Omit<Part, 'body'> & {
  /** As the contract or its media type has it; as it came, where neither can read it. */
  readonly body?: unknown;
  /** The body as it came. */
  readonly raw?: string | Uint8Array;
};

/** A request that a mock has seen, and its answer, as a test looks at them. */
export interface DecodedEntry extends Omit<JournalEntry, 'request' | 'response'> {
  readonly request: Decoded<HttpRequest>;
  readonly response: Decoded<HttpResponse>;
}

/** An entry with its bodies decoded, once they are looked at. */
export function decodeEntry(compiled: CompiledContract, entry: JournalEntry): DecodedEntry {
  const { request, response } = entry;
  const operationOf = once(() =>
    compiled.contract.operations.find(({ id }) => id === entry.operation),
  );
  return {
    ...entry,
    request: decode(request, () => {
      const operation = operationOf();
      return operation && compiled.judgeRequestBody(operation, request);
    }),
    response: decode(response, () => {
      const operation = operationOf();
      const documented = operation && documentedResponse(operation, response.status);
      return documented && compiled.judgeResponseBody(documented, response, false);
    }),
  };
}

/** A message with its body as it came. */
export function asItCame<Part extends Message>(message: Part | Decoded<Part>): Part {
  if (!('raw' in message)) return message as Part;
  const { raw, ...rest } = message;
  return { ...rest, body: raw } as unknown as Part;
}

function decode<Part extends Message>(
  message: Part,
  judge: () => BodyJudgement | undefined,
): Decoded<Part> {
  const { body: raw, ...rest } = message;
  if (raw === undefined) return rest;
  const value = once(() => bodyValue(message, judge));
  return {
    ...rest,
    raw,
    get body() {
      return value();
    },
  };
}

function bodyValue(message: Message, judge: () => BodyJudgement | undefined): unknown {
  const judged = unlessSchemaFails(judge);
  if (judged?.state === 'judged') return judged.value;
  const { headers, body = '' } = message;
  if (!isJson(headerValue(headers, 'content-type') ?? '')) return body;
  const decoded = decodeBody(body, headers);
  const parsed = 'text' in decoded ? parseJsonExactly(decoded.text) : undefined;
  return parsed?.ok === true ? parsed.value : body;
}

function unlessSchemaFails<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof SchemaError) return undefined;
    throw error;
  }
}
