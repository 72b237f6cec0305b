import type { JsonObject } from '../../src/contract/contract.ts';
import { valueAt } from '../../src/contract/pointer.ts';
import type { Exchange, HeaderFields } from '../../src/http/exchange.ts';
import { type Inference, inferDocument } from '../../src/infer/infer.ts';

const SERVER = 'https://api.example';

/** What an exchange has beside its method, URL and status. */
export interface Parts {
  /** JSON, unless the headers name another media type. */
  readonly sent?: unknown;
  readonly sentHeaders?: HeaderFields;
  readonly answer?: unknown;
  readonly headers?: HeaderFields;
}

/** An exchange: `GET /apps/1`, on a server of its own where it isn't said, and its answer. */
export function exchange(request: string, status: number, parts: Parts = {}): Exchange {
  const [method = '', target = ''] = request.split(' ');
  const { sent, sentHeaders = {}, answer, headers = {} } = parts;
  return {
    source: { file: 'a.har', index: 0 },
    request: {
      method,
      url: target.startsWith('/') ? SERVER + target : target,
      ...content(sent, sentHeaders),
    },
    response: { status, ...content(answer, headers) },
  };
}

function content(value: unknown, headers: HeaderFields) {
  if (value === undefined) return { headers };
  if ('content-type' in headers) return { headers, body: String(value) };
  const body = JSON.stringify(value);
  return { headers: { 'content-type': 'application/json', ...headers }, body };
}

/** What is inferred from exchanges. */
export async function infer(
  exchanges: readonly Exchange[],
  servers: readonly string[] = [],
): Promise<Inference> {
  return inferDocument(inBatches(exchanges), servers);
}

/** The document that is inferred from exchanges. */
export async function documentFrom(
  exchanges: readonly Exchange[],
  servers: readonly string[] = [],
): Promise<JsonObject> {
  const { document } = await infer(exchanges, servers);
  if (document === undefined) throw new Error('nothing was inferred');
  return document;
}

/** The operation that exchanges at one path show. */
export async function operationFrom(
  exchanges: readonly ReturnType<typeof exchange>[],
  method = 'get',
) {
  const document = await documentFrom(exchanges);
  const [path = ''] = Object.keys(document.paths ?? {});
  return at(document, 'paths', path, method) as {
    readonly parameters?: readonly { readonly name: string }[];
    readonly requestBody?: object;
    readonly responses: object;
  };
}

/** The part of a document at some keys. */
export function at(document: JsonObject, ...keys: string[]): unknown {
  return valueAt(
    document,
    keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  );
}

/** Some exchanges at a time. */
export async function* inBatches(
  exchanges: readonly Exchange[],
): AsyncGenerator<readonly Exchange[]> {
  yield exchanges;
}
