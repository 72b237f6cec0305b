import fc from 'fast-check';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import type { HttpRequest } from '../../../src/http/exchange.ts';
import { serialise } from '../../compile/parameters/serialise.ts';
import type { Api, ApiOperation } from './apis.ts';
import type { MadeBody, MadeParameter } from './operations.ts';

/** Requests to the operations of a document: such as keep it, and such as break it here and there. */
export function requestTo({ operations }: Api): fc.Arbitrary<HttpRequest> {
  return fc.constantFrom(...operations).chain((operation) =>
    fc
      .record({
        method: fc.constantFrom(...METHODS.map((method) => method || operation.method)),
        base: fc.oneof(
          { weight: MOSTLY, arbitrary: fc.constantFrom(...operation.bases) },
          { weight: 1, arbitrary: fc.constantFrom(...OTHER_BASES) },
        ),
        texts: fc.tuple(...operation.parameters.map(textOf)),
        body: bodyOf(operation),
        credentials: fc.constantFrom(...CREDENTIALS),
        accept: fc.constantFrom(...ACCEPTS),
        slash: fc.constantFrom('', '', '', '/'),
        isEncoded: fc.constantFrom(false, false, false, true),
        isInLines: fc.constantFrom(false, false, true),
        more: fc.constantFrom('', '', '', 'more=1', '&', 'size[R]=1', 'x'),
      })
      .map(
        ({
          method,
          base,
          texts,
          body,
          credentials,
          accept,
          slash,
          isEncoded,
          isInLines,
          more,
        }): HttpRequest => {
          const written = operation.parameters.map(({ node }, index) => ({
            node,
            text: texts[index],
          }));
          const at = (location: string) =>
            written.flatMap(({ node, text }) =>
              node.in === location && text !== undefined ? [{ name: node.name, text }] : [],
            );
          const path = at('path').reduce(
            (template, { name, text }) => template.replace(`{${name}}`, () => text),
            isEncoded ? operation.path.replace(/^\/(th|f)i/, '/$1%69') : operation.path,
          );
          const query = [...at('query').map(({ text }) => text), credentials.query ?? '', more]
            .filter((pair) => pair !== '')
            .join('&');
          const cookies = [...at('cookie').map(({ text }) => text), credentials.cookie ?? '']
            .filter((pair) => pair !== '')
            .join('; ');
          return {
            method,
            url: `${base}${path}${slash}${query === '' ? '' : `?${query}`}`,
            headers: {
              ...Object.fromEntries(
                at('header').map(({ name, text }) => [
                  name.toLowerCase(),
                  isInLines && text.includes(',') ? text.split(',') : text,
                ]),
              ),
              ...(cookies !== '' && { cookie: cookies }),
              ...credentials.headers,
              ...(accept !== undefined && { accept }),
              ...(body.type !== undefined && { 'content-type': body.type }),
            },
            ...(body.text !== undefined && { body: body.text }),
          };
        },
      ),
  );
}

/** The operation's own, where it is empty. */
const METHODS = ['', '', '', '', '', '', '', '', '', 'PUT', 'HEAD', 'DELETE'];

const OTHER_BASES = [
  'https://any.example',
  'https://api.shop.example/v2',
  'https://eu.shop.example',
];

const ALL = {
  headers: { 'x-key': 'k1', authorization: 'Bearer t.1' },
  query: 'key=q1',
  cookie: 'crumb=c1',
};

const CREDENTIALS: readonly {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly cookie?: string;
}[] = [
  ALL,
  ALL,
  ALL,
  { headers: { 'x-key': 'k1', authorization: 'Basic dTpw' }, cookie: 'crumb=c1' },
  { headers: { 'x-key': 'k1', authorization: `Bearer t1` }, query: 'key=q1' },
  { headers: { authorization: 'Bearer t 1' }, cookie: 'crumb=c1' },
  { headers: { 'x-key': ' ', authorization: 'Basic dTpw' } },
  { cookie: 'crumb=' },
  {},
];

const ACCEPTS = [
  undefined,
  '*/*',
  'application/json',
  'text/plain, application/json;q=0.5',
  'application/*;q=0.2, text/*;q=0.1',
  'application/vnd.shop+json, */*;q=0',
  'image/png',
];

/** How often a part of a request is as documented. */
const MOSTLY = 12;

/** What a request says of a parameter, as it is written; `undefined` where it says nothing. */
function textOf({ node, kind }: MadeParameter): fc.Arbitrary<string | undefined> {
  const own = node.in === 'header' ? node.name : encodeURIComponent(node.name);
  const isNamed = node.in === 'query' || node.in === 'cookie';
  const written = (value: Json) => {
    if (node.content !== undefined) return isNamed ? `${own}=${asJson(value)}` : asJson(value);
    const isWritable = node.style !== 'deepObject' || (typeof value === 'object' && value !== null);
    return isWritable ? serialise(node as never, value) : `${own}=${value}`;
  };
  const raw = fc
    .array(fc.constantFrom(...PIECES), { minLength: node.in === 'path' ? 1 : 0, maxLength: 4 })
    .map((pieces) => pieces.join(''))
    // Which stands for what a recorder has masked.
    .filter((text) => !text.includes('...'));
  const absent = fc.constant(undefined);
  return fc.oneof(
    { weight: MOSTLY, arbitrary: kind.fitting.map(written) },
    { weight: 2, arbitrary: kind.other.map(written) },
    {
      weight: 1,
      arbitrary: node.in === 'path' ? raw : node.required ? fc.oneof(absent, raw) : absent,
    },
    { weight: 1, arbitrary: isNamed ? fc.oneof(repeated(own, raw), bracketed(own, raw)) : raw },
  );
}

/** JSON in a URL; a header field holds visible ASCII, too (RFC 9110 §5.5). */
function asJson(value: Json): string {
  return encodeURIComponent(JSON.stringify(value));
}

/** What the styles split at, and what percent-decoding stumbles over. */
const PIECES = [...'a15R,.;=| +', 'true', '%20', '%2C', '%7c', '%zz'];

function repeated(name: string, raw: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .array(
      raw.map((text) => text.replaceAll(/[;&]/g, '')),
      { minLength: 1, maxLength: 2 },
    )
    .map((values) => values.map((value) => `${name}=${value}`).join('&'));
}

function bracketed(name: string, raw: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const keys = fc.constantFrom('[R]', '[G]', '[]', '[0]', '[1]', '[R][]', '[kind][x]', '');
  return fc
    .array(
      fc.tuple(
        keys,
        raw.map((text) => text.replaceAll(/[;&]/g, '')),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((pairs) => pairs.map(([key, value]) => `${name}${key}=${value}`).join('&'));
}

/** A body and its media type; either may be absent. */
interface Content {
  readonly type?: string | undefined;
  readonly text?: string | undefined;
}

const TYPES = [
  'application/json',
  'application/vnd.shop+json; charset=utf-8',
  'text/plain',
  'image/png',
];

function bodyOf({ bodies }: ApiOperation): fc.Arbitrary<Content> {
  const documented = Object.entries(bodies);
  const ranges = Object.keys(bodies);
  const named = ranges.filter((range) => !range.includes('*'));
  // What has no media type may be octets (RFC 9110 §8.3), which a range has as well.
  const unnamed = named.length < ranges.length ? [] : [undefined];
  const broken = fc.record({
    type: fc.constantFrom(...TYPES, ...named, ...unnamed),
    text: fc.constantFrom(undefined, '', '{', '{}', '1', 'R=1&G=2', '"a"', 'null', 'a b'),
  });
  const good =
    documented.length === 0
      ? fc.constant({})
      : fc.constantFrom(...documented).chain(([range, body]) => writtenAs(range, body));
  return fc.oneof({ weight: MOSTLY, arbitrary: good }, broken);
}

function writtenAs(range: string, { kind, encoding = {} }: MadeBody): fc.Arbitrary<Content> {
  const { fitting, other } = kind;
  const value = fc.oneof({ weight: 8, arbitrary: fitting }, other);
  if (range === 'text/plain') return value.map((each) => ({ type: range, text: String(each) }));
  if (range === 'application/x-www-form-urlencoded') {
    return value.map((each) => ({ type: range, text: formText(each as JsonObject, encoding) }));
  }
  const types = range.includes('*')
    ? TYPES.slice(0, 2)
    : [range, range, range, 'text/json', `${range}; charset=utf-8`, 'application/json; v="2"'];
  return fc.record({
    type: fc.constantFrom(...types),
    text: value.map((each) => JSON.stringify(each)),
  });
}

function formText(value: JsonObject, encoding: JsonObject): string {
  const pairs = Object.entries(value).flatMap(([name, member]) => {
    const { style, explode = style === 'form', contentType } = (encoding[name] ?? {}) as JsonObject;
    if (style !== undefined)
      return serialise({ name, in: 'query', style, explode } as never, member);
    const written = contentType === 'application/json' ? JSON.stringify : String;
    return [member].flat().map((one) => `${name}=${encodeURIComponent(written(one))}`);
  });
  return pairs.join('&');
}
