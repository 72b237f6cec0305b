import { decodePercentStrictly } from '../../http/percent.ts';
import { compileContent } from './content.ts';
import { type Decoded, Malformed, quote } from './decoded.ts';
import {
  compileDelimited,
  compileEncodedDelimited,
  compileTokens,
  compositeKind,
  type Notation,
} from './delimited.ts';
import type { Shape, ShapedParameter } from './shape.ts';

type Decode = (raw: string) => Decoded;

/**
 * Prepares decoding a path parameter's raw text: `content`, or the style `simple`, `label` or
 * `matrix` (RFC 6570 §3.2).
 */
export function compilePath({ parameter, shape }: ShapedParameter): Decode {
  if (shape === undefined) return compileContent(parameter.content, decodePercentStrictly);
  const notation: Notation = { isAssigned: parameter.explode, decode: decodePercentStrictly };
  if (parameter.style === 'label') return compileLabel(shape, notation);
  if (parameter.style === 'matrix') return compileMatrix(parameter.name, shape, notation);
  return parameter.delimiter === undefined
    ? compileDelimited(shape, ',', notation)
    : compileEncodedDelimited(shape, parameter.delimiter, notation);
}

/**
 * `.blue`, `.blue.black` exploded, `.blue,black` otherwise. OpenAPI 3.1.0 shows points in the
 * latter too, 3.1.1 and RFC 6570 §3.2.5 commas: both are read.
 */
function compileLabel(shape: Shape, notation: Notation): Decode {
  const byPoint = compileDelimited(shape, '.', notation);
  const byComma = compileDelimited(shape, ',', notation);
  return (raw) => {
    if (!raw.startsWith('.')) return new Malformed('a value after "."', quote(raw), raw);
    const text = raw.slice(1);
    return !notation.isAssigned && text.includes(',') ? byComma(text) : byPoint(text);
  };
}

/** `;color=blue,black`; exploded, a list is `;color=blue;color=black` and an object `;R=100;G=200`. */
function compileMatrix(name: string, shape: Shape, notation: Notation): Decode {
  const explode = notation.isAssigned;
  const kind = compositeKind(shape);
  const decodeOne = compileDelimited(shape, ',', notation);
  const decodeList = compileTokens(shape, notation);
  return (raw) => {
    if (!raw.startsWith(';')) return new Malformed(`;${name}=value`, quote(raw), raw);
    const pieces = raw.slice(1).split(';');
    if (explode && kind === 'object') return decodeList(pieces);
    const values = pieces.map((piece) => namedValue(piece, name));
    if (values.includes(undefined)) return new Malformed(`;${name}=value`, quote(raw), raw);
    const texts = values.filter((value) => value !== undefined);
    const [text = ''] = texts;
    return explode || texts.length > 1 ? decodeList(texts) : decodeOne(text);
  };
}

/** The value of `name=value`, empty for `name` alone; `undefined` where the name is another. */
function namedValue(piece: string, name: string): string | undefined {
  if (decodePercentStrictly(piece) === name) return '';
  const equals = piece.indexOf('=');
  return equals !== -1 && decodePercentStrictly(piece.slice(0, equals)) === name
    ? piece.slice(equals + 1)
    : undefined;
}
