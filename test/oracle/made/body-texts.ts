import fc from 'fast-check';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { serialise } from '../../compile/parameters/serialise.ts';
import type { MadeBody } from './operations.ts';

/** A body and its media type; either may be absent. */
export interface Content {
  readonly type?: string | undefined;
  readonly text?: string | undefined;
}

const TYPES = [
  'application/json',
  'application/vnd.shop+json; charset=utf-8',
  'text/plain',
  'image/png',
];

/** A body as one of the documented, or none, or something else. */
export function bodyOf(bodies: Readonly<Record<string, MadeBody>>): fc.Arbitrary<Content> {
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
  return fc.oneof({ weight: 5, arbitrary: good }, broken);
}

function writtenAs(range: string, { kind, encoding = {} }: MadeBody): fc.Arbitrary<Content> {
  const { fitting, other } = kind;
  const value = fc.oneof({ weight: 3, arbitrary: fitting }, other);
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
