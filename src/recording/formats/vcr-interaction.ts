import { headerFields } from '../header-fields.ts';
import { Lacking } from '../lacking.ts';
import { member, textMember } from '../members.ts';
import {
  type RecordedBody,
  type RecordedExchange,
  requiredStatus,
  requiredText,
} from '../recorded-exchange.ts';
import { readBase64 } from './base64.ts';

/**
 * Reads an interaction of a VCR cassette, its scalars as texts. Python, Ruby and Betamax say `uri` and
 * `status.code` where Go says `url` and `code`; a body is a text, bytes, or an object that holds one.
 *
 * @throws {Lacking} if it lacks a method, a URL or a status, or holds a body of another shape.
 */
export function readInteraction(interaction: unknown): RecordedExchange {
  const request = member(interaction, 'request');
  const response = member(interaction, 'response');
  const isGo = member(request, 'uri') === undefined && member(request, 'url') !== undefined;
  return {
    method: requiredText(request, 'method'),
    url: requiredText(request, isGo ? 'url' : 'uri'),
    request: { headers: readHeaders(request), ...readBody(request, 'request') },
    response: {
      status: readStatus(response),
      headers: readHeaders(response),
      ...readBody(response, 'response'),
    },
  };
}

function readStatus(response: unknown): number {
  const status = member(response, 'status');
  const isGo = member(response, 'code') !== undefined;
  const code = isGo ? member(response, 'code') : member(status, 'code');
  const path = isGo ? ['response', 'code'] : ['response', 'status', 'code'];
  return requiredStatus(typeof code === 'string' ? Number(code) : code, path);
}

function readHeaders(message: unknown) {
  const headers = member(message, 'headers');
  if (typeof headers !== 'object' || headers === null) return {};
  return headerFields(
    Object.entries(headers).flatMap(([name, values]) =>
      [values].flat().flatMap((value): [string, string][] => {
        const text = value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;
        return typeof text === 'string' ? [[name, text]] : [];
      }),
    ),
  );
}

function readBody(message: unknown, part: 'request' | 'response'): RecordedBody {
  const body = member(message, 'body') ?? '';
  const base64 = textMember(body, 'base64_string');
  if (base64 !== undefined) return readBase64(base64);
  const isPlain = typeof body === 'string' || body instanceof Uint8Array;
  const content = isPlain ? body : (member(body, 'string') ?? '');
  if (typeof content !== 'string' && !(content instanceof Uint8Array)) {
    throw new Lacking([part, 'body'], 'a text', content);
  }
  return content.length === 0 ? {} : { body: content };
}
