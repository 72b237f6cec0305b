import fc from 'fast-check';
import type { HttpRequest } from '../../../src/http/exchange.ts';
import type { Api, ApiOperation } from './apis.ts';
import { bodyOf } from './body-texts.ts';
import { textOf } from './parameter-texts.ts';

/** Requests to the operations of a document: such as keep it, and such as break it here and there. */
export function requestTo({ operations }: Api): fc.Arbitrary<HttpRequest> {
  return fc.constantFrom(...operations).chain((operation) =>
    fc
      .record({
        method: mostly(operation.method, 'PUT', 'HEAD', 'DELETE'),
        base: fc.oneof(
          { weight: 12, arbitrary: fc.constantFrom(...operation.bases) },
          fc.constantFrom(...OTHER_BASES),
        ),
        texts: fc.tuple(...operation.parameters.map(textOf)),
        body: bodyOf(operation.bodies),
        credentials: fc.constantFrom(...CREDENTIALS),
        accept: fc.constantFrom(undefined, ...ACCEPTS),
        spelling: fc.constantFrom(...SPELLINGS),
        list: fc.constantFrom(...LISTS),
        more: mostly('', 'more=1', '&', 'size[R]=1', 'x'),
      })
      .map(({ method, base, texts, body, credentials, accept, spelling, list, more }) => {
        const at = placed(operation, texts);
        const path = at('path').reduce(
          (template, { name, text }) => template.replace(`{${name}}`, () => text),
          spelling(operation.path),
        );
        const query = joined('&', at('query'), credentials.query, more);
        const cookie = joined('; ', at('cookie'), credentials.cookie);
        const fields = at('header').map(({ name, text }) => [name.toLowerCase(), list(text)]);
        return {
          method,
          url: base + path + (query === '' ? '' : `?${query}`),
          headers: {
            ...Object.fromEntries(fields),
            ...(cookie !== '' && { cookie }),
            ...credentials.headers,
            ...(accept !== undefined && { accept }),
            ...(body.type !== undefined && { 'content-type': body.type }),
          },
          ...(body.text !== undefined && { body: body.text }),
        };
      }),
  );
}

/** The texts of an operation's parameters, by where they stand. */
function placed({ parameters }: ApiOperation, texts: readonly (string | undefined)[]) {
  const sent = parameters.flatMap(({ node }, index) => {
    const text = texts[index];
    return text === undefined ? [] : [{ ...node, text }];
  });
  return (location: string) => sent.filter((each) => each.in === location);
}

function joined(
  delimiter: string,
  texts: readonly { readonly text: string }[],
  ...more: readonly (string | undefined)[]
): string {
  return [...texts.map(({ text }) => text), ...more].filter(Boolean).join(delimiter);
}

function mostly<Value>(usual: Value, ...others: readonly Value[]): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));
}

/** Ways to write the path of a template: as it is, encoded, with a slash at its end or without; or another path. */
const SPELLINGS: readonly ((path: string) => string)[] = [
  (path) => path,
  (path) => path,
  (path) => path.replace(/^\/(th|f)i/, '/$1%69'),
  (path) => (path.endsWith('/') ? path.slice(0, -1) : `${path}/`),
  (path) => `${path}/none/of/them`,
];

/** Ways to write the list in a header: as it is, with spaces, in lines of their own (RFC 9110 §5.3, §5.6.1). */
const LISTS: readonly ((text: string) => string | string[])[] = [
  (text) => text,
  (text) => text.replaceAll(',', ' , '),
  (text) => (text.includes(',') ? text.split(',') : text),
];

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
  '*/*',
  'application/json',
  'text/plain, application/json;q=0.5',
  'application/*;q=0.2, text/*;q=0.1',
  'application/vnd.shop+json, */*;q=0',
  'image/png',
];
