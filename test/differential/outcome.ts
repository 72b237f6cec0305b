import type { CompiledContract } from '../../src/compile/compiled-contract.ts';
import { documentedResponse } from '../../src/compile/response.ts';
import { SchemaError } from '../../src/errors.ts';
import {
  carriesBody,
  type HttpRequest,
  type HttpResponse,
  headerValue,
} from '../../src/http/exchange.ts';
import { parseMediaType } from '../../src/http/media-type.ts';
import { MOCK_SOURCE } from '../../src/http/mock-source.ts';
import { splitTarget } from '../../src/http/target.ts';

/** The header that HTTP asks of an answer with a status (RFC 9110 §11.6.1, §15.5.6). */
const ASKED: Readonly<Record<number, string>> = { 401: 'www-authenticate', 405: 'allow' };

/**
 * What of an answer is compared: status, content type, what the contract says of the body, and whether
 * the header is there that its status asks for. `200 application/json valid`, `405 -allow`.
 */
export function outcomeOf(
  compiled: CompiledContract,
  request: HttpRequest,
  response: HttpResponse,
): string {
  const { status, headers } = response;
  const asked = ASKED[status];
  return [
    status,
    essenceOf(headerValue(headers, 'content-type')),
    bodyState(compiled, request, response),
    asked !== undefined && headers[asked] === undefined ? `without ${asked}` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

function essenceOf(contentType: string | undefined): string | undefined {
  const parsed = parseMediaType(contentType ?? '');
  return parsed === undefined ? contentType : `${parsed.type}/${parsed.subtype}`;
}

/** Problem details by which an engine speaks for itself. */
function isOwn(body: HttpResponse['body']): boolean {
  return (
    typeof body === 'string' && (body.includes(MOCK_SOURCE) || body.includes('stoplight.io/prism'))
  );
}

/** What the contract says of a body: the engine's own problem details are none of its business. */
function bodyState(
  compiled: CompiledContract,
  { method, url }: HttpRequest,
  { status, headers, body }: HttpResponse,
): string {
  if (isOwn(body)) return 'own';
  const match = compiled.route(method, splitTarget(url).path);
  const documented = match.kind === 'found' && documentedResponse(match.operation, status);
  if (!documented) return (body?.length ?? 0) === 0 ? 'empty' : 'undocumented';
  try {
    const message = { headers, ...(body !== undefined && { body }) };
    const judgement = compiled.judgeResponseBody(documented, message, carriesBody(method, status));
    switch (judgement.state) {
      case 'absent':
        return 'empty';
      case 'judged':
        return judgement.violations.length === 0 ? 'valid' : 'invalid';
      default:
        return judgement.state;
    }
  } catch (error) {
    if (error instanceof SchemaError) return 'unjudged';
    throw error;
  }
}
