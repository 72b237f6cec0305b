import { type CompiledContract, compiledOf } from '../compile/compiled-contract.ts';
import { routeMounted } from '../compile/mount.ts';
import { type Judgement, judge } from '../conformance/judge.ts';
import type { Match } from '../conformance/subject.ts';
import { UsageError } from '../errors.ts';
import type { Exchange, HttpRequest, HttpResponse } from '../http/exchange.ts';
import { splitTarget } from '../http/target.ts';
import { asItCame, type Decoded } from '../mock/decoded-entry.ts';
import { verifyContract } from '../mock/options.ts';
import { type GivenContract, type OpenContract, openContract } from '../semantics/open.ts';
import { toPlain } from './fetch-request.ts';
import { type CheckRecordingOptions, DEFAULT_JUDGEMENT } from './judge-recording.ts';

/** A request with its response: plain data, such as an entry of a journal, or those of the Fetch API. */
export interface GivenExchange {
  readonly request: Decoded<HttpRequest> | Request;
  readonly response: Decoded<HttpResponse> | Response;
}

/** How strictly an exchange is judged, as `check` has it. */
export type JudgeExchangeOptions = Pick<CheckRecordingOptions, 'strict' | 'mediaTypes' | 'ignore'>;

/** An exchange of a test is no file: its findings name no place in one. */
const SOURCE = { file: '', index: 0 };

/**
 * Judges one exchange as `check` does, wherever it was sent to: its host isn't looked at. Bodies of the
 * Fetch API are read from copies. One that was read already can't be judged.
 * @throws {UsageError} if it is no exchange, or no contract is given; what `openContract` throws.
 */
export async function judgeExchange(
  given: GivenExchange,
  contract: GivenContract,
  { strict = false, mediaTypes, ignore }: JudgeExchangeOptions = {},
): Promise<Judgement> {
  expectExchange(given);
  verifyContract(contract);
  const opened = await openContract(contract);
  const exchange = await toExchange(given);
  const subject = { compiled: compiledOf(opened.contract), semantics: opened.semantics };
  return judge(exchange, matchOf(subject, exchange.request), {
    strict,
    mediaTypes: mediaTypes ?? DEFAULT_JUDGEMENT.mediaTypes,
    // Nobody has masked what a test holds in its hands.
    replayed: true,
    ignored: new Set(ignore),
  });
}

function expectExchange(given: unknown): void {
  const isPair =
    typeof given === 'object' && given !== null && 'request' in given && 'response' in given;
  if (isPair) return;
  throw new UsageError({
    problem: "what is to be judged isn't an exchange",
    expected: 'an entry of a journal, or { request, response }',
    received: given === null ? 'null' : typeof given,
  });
}

async function toExchange({ request, response }: GivenExchange): Promise<Exchange> {
  const omitted = { ...omission('request', request), ...omission('response', response) };
  return {
    source: SOURCE,
    request: request instanceof Request ? await toPlain(unread(request)) : asItCame(request),
    response:
      response instanceof Response ? await plainResponse(unread(response)) : asItCame(response),
    ...(Object.keys(omitted).length > 0 && { omitted }),
  };
}

function omission(part: 'request' | 'response', message: object): Exchange['omitted'] {
  if (!('bodyUsed' in message) || message.bodyUsed !== true) return {};
  return { [part]: `the body of the ${part} was read already: give ${part}.clone()` };
}

/** A copy whose body can be read; without its body where that was read already. */
function unread(request: Request): Request;
function unread(response: Response): Response;
function unread(message: Request | Response): Request | Response {
  if (!message.bodyUsed) return message.clone();
  const { headers } = message;
  if (message instanceof Response) return new Response(null, { status: message.status, headers });
  return new Request(message.url, { method: message.method, headers });
}

/** A response of the Fetch API as plain data. Its body is read. */
async function plainResponse(response: Response): Promise<HttpResponse> {
  const { status, headers, body } = response;
  // The one field whose lines can't be joined (RFC 9110 §5.3).
  const cookies = headers.getSetCookie();
  return {
    status,
    headers: {
      ...Object.fromEntries(headers),
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
    },
    ...(body !== null && { body: new Uint8Array(await response.arrayBuffer()) }),
  };
}

/** Finds the operation by method and path: with or without a server's base path, or the mock's mount. */
function matchOf(
  subject: { readonly compiled: CompiledContract; readonly semantics: OpenContract['semantics'] },
  { method, url }: HttpRequest,
): Match {
  const { match, path } = routeMounted(subject.compiled, method, splitTarget(url).path);
  if (match.kind === 'found') {
    return { kind: 'operation', subject, operation: match.operation, path, values: match.path };
  }
  if (match.kind === 'method-missing') return { ...match, subject, path };
  return { kind: 'path-missing', subject, path, elsewhere: [] };
}
