import { carriesBody } from '../../http/exchange.ts';
import { headerFields } from '../header-fields.ts';
import { Lacking } from '../lacking.ts';
import { member, numberMember, textMember } from '../members.ts';
import { type RecordedBody, type RecordedExchange, requiredStatus } from '../recorded-exchange.ts';
import { readFormData } from './postman-form.ts';
import { readUrl } from './postman-url.ts';
import { resolve, unresolved, type Variables } from './postman-variables.ts';

const FORM = 'application/x-www-form-urlencoded';

/** The media types of `options.raw.language`. */
const TYPE_BY_LANGUAGE: ReadonlyMap<string, string> = new Map([
  ['json', 'application/json'],
  ['xml', 'application/xml'],
  ['html', 'text/html'],
  ['text', 'text/plain'],
  ['javascript', 'application/javascript'],
]);

/**
 * Reads a saved response and the request that it answers.
 *
 * What a request says by a variable that the collection doesn't define wasn't recorded: such a header
 * field is left out, such a body is omitted, and where it is in the URL, nothing can be said of the
 * exchange. Only a base URL may be such a variable: the path behind it is known.
 *
 * @throws {Lacking} if it lacks a URL or a status.
 */
export function readSavedResponse(
  request: unknown,
  response: unknown,
  variables: Variables,
): RecordedExchange {
  const url = readUrl(typeof request === 'string' ? request : member(request, 'url'), variables);
  if (url === '') throw new Lacking(['originalRequest', 'url'], 'a URL', member(request, 'url'));
  const unknown = unresolved(url);
  const method = textMember(request, 'method') ?? 'GET';
  return {
    milliseconds: numberMember(response, 'responseTime'),
    method,
    url,
    request: {
      headers: readHeaders(request, variables),
      ...readRequestBody(member(request, 'body'), variables),
    },
    response:
      unknown === undefined
        ? readResponse(response, method)
        : `the collection doesn't say what ${unknown} in the URL stands for`,
  };
}

function readResponse(response: unknown, method: string): RecordedExchange['response'] {
  const status = requiredStatus(member(response, 'code'), ['code']);
  const body = textMember(response, 'body');
  // An empty text says that there was no body; null, as some write for all examples, says nothing.
  const isUnknown = body === undefined && carriesBody(method, status);
  return {
    status,
    headers: readHeaders(response, new Map()),
    ...(body && { body }),
    ...(isUnknown && { omitted: "the collection doesn't hold the body" }),
  };
}

/** A list of fields, or a text of lines. */
function readHeaders(message: unknown, variables: Variables) {
  const text = textMember(message, 'header');
  const pairs =
    text === undefined
      ? enabled(member(message, 'header'))
      : [...text.matchAll(/^([^:\r\n]+):[ \t]*(.*)$/gm)].map(([, name = '', value = '']) => ({
          key: name,
          value,
        }));
  return headerFields(
    pairs.flatMap((field): [string, string][] => {
      const value = resolve(textMember(field, 'value') ?? '', variables);
      const key = textMember(field, 'key') ?? '';
      return unresolved(key + value) === undefined ? [[key, value]] : [];
    }),
  );
}

function readRequestBody(body: unknown, variables: Variables): RecordedBody {
  if (member(body, 'disabled') === true) return {};
  if (textMember(body, 'mode') === 'formdata') {
    return readFormData(enabled(member(body, 'formdata')), variables);
  }
  const read = readMode(body, textMember(body, 'mode'));
  if (typeof read.body !== 'string') return read;
  const text = resolve(read.body, variables);
  const unknown = unresolved(text);
  if (unknown === undefined) return { ...read, body: text };
  return { omitted: `the collection doesn't say what ${unknown} in the body stands for` };
}

function readMode(body: unknown, mode: string | undefined): RecordedBody {
  switch (mode) {
    case 'raw': {
      const text = textMember(body, 'raw') ?? '';
      const language = textMember(member(member(body, 'options'), 'raw'), 'language');
      const mediaType = TYPE_BY_LANGUAGE.get(language ?? '');
      return text === '' ? {} : { body: text, ...(mediaType !== undefined && { mediaType }) };
    }
    case 'urlencoded': {
      const pairs = enabled(member(body, 'urlencoded')).map((field) => [
        textMember(field, 'key') ?? '',
        textMember(field, 'value') ?? '',
      ]);
      return pairs.length === 0 ? {} : { body: formText(pairs), mediaType: FORM };
    }
    case 'graphql': {
      const graphql = member(body, 'graphql');
      const query = textMember(graphql, 'query') ?? '';
      const variables = textMember(graphql, 'variables') ?? '';
      const given = variables.trim() === '' ? '' : `,"variables":${variables}`;
      return { body: `{"query":${JSON.stringify(query)}${given}}`, mediaType: 'application/json' };
    }
    case 'file':
      return { omitted: 'the collection holds the name of a file, not the body' };
    default:
      return {};
  }
}

/** Fields that aren't switched off. */
function enabled(fields: unknown): readonly unknown[] {
  return Array.isArray(fields) ? fields.filter((field) => member(field, 'disabled') !== true) : [];
}

/** Variables in it keep their braces. */
function formText(pairs: readonly string[][]): string {
  const text = new URLSearchParams(pairs as [string, string][]).toString();
  return text.replaceAll(/%7B%7B(.*?)%7D%7D/g, '{{$1}}');
}
