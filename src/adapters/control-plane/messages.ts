import { secretNames } from '../../conformance/masking.ts';
import { UsageError } from '../../errors.ts';
import { decodeBody } from '../../http/body.ts';
import {
  type HttpRequest,
  type HttpResponse,
  headerValue,
  type Message,
} from '../../http/exchange.ts';
import { maskedBody, maskedHeaders } from '../../recording/masked-message.ts';
import { maskedUrl } from '../../recording/redaction.ts';
import type { IsSecret } from '../../recording/secret-name.ts';
import type { Asked } from './asked.ts';
import type { EntryShape, MessageShape } from './shapes.ts';

/** Which names' values are masked; `undefined`: all is told as it was sent. */
export type Masking = IsSecret | undefined;

/**
 * Whose values are masked in the answer: those of secrets, by their names and by what the contracts
 * declare as credentials, as in a HAR, since answers and screenshots of the live page go where nobody
 * watches. A test that asserts on a credential asks for `secrets=shown`.
 * @throws {UsageError} if `secrets` is anything else.
 */
export function maskingOf({ mocks, query }: Asked): Masking {
  const secrets = query.get('secrets');
  if (secrets === 'shown') return undefined;
  if (secrets !== null) {
    throw new UsageError({
      problem: "`secrets` can't be taken",
      expected: 'shown',
      received: secrets || 'nothing',
    });
  }
  const isSecretIn = mocks.map(({ contract }) => secretNames(contract));
  return (name) => isSecretIn.some((isSecret) => isSecret(name));
}

/** A request, as it is told. */
export function requestShape(request: HttpRequest, isSecret: Masking): EntryShape['request'] {
  const { method, url } = request;
  const shown = isSecret === undefined ? url : maskedUrl(url, isSecret);
  return { method, url: shown, ...messageShape(request, isSecret) };
}

/** A response, as it is told. */
export function responseShape(response: HttpResponse, isSecret: Masking): EntryShape['response'] {
  return { status: response.status, ...messageShape(response, isSecret) };
}

/** What is no text is told in base64. */
function messageShape({ headers, body }: Message, isSecret: Masking): MessageShape {
  const shown = isSecret === undefined ? headers : maskedHeaders(headers, isSecret);
  if (body === undefined || body.length === 0) return { headers: shown };
  const decoded = decodeBody(body, headers);
  if (!('text' in decoded)) {
    return { headers: shown, body: Buffer.from(body).toString('base64'), encoding: 'base64' };
  }
  const { text } = decoded;
  const mediaType = headerValue(headers, 'content-type') ?? '';
  return {
    headers: shown,
    body: isSecret === undefined ? text : maskedBody(text, mediaType, isSecret),
  };
}
