import fc from 'fast-check';
import type { Json } from '../../../src/contract/contract.ts';
import { serialise } from '../../compile/parameters/serialise.ts';
import type { MadeParameter } from './operations.ts';

/** What a request says of a parameter, as it is written; `undefined` where it says nothing. */
export function textOf({ node, kind }: MadeParameter): fc.Arbitrary<string | undefined> {
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
    { weight: 12, arbitrary: kind.fitting.map(written) },
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
