import type { Json } from '../../contract/contract.ts';
import { exactNumber } from '../../http/long-integer.ts';
import type { Types } from './types.ts';

const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Prepares reading decoded text as a scalar. Where several types are possible, text that fits one
 * other than string becomes that type; text that fits none stays text, for validation to report.
 * Numbers follow the grammar of JSON (RFC 8259 §6): neither `+5`, ` 5` nor `0x5` is one. One of more
 * digits than a double holds is a {@link LongInteger}.
 */
export function compileScalar(types: Types | undefined): (text: string) => Json {
  const isText = (type: string) => !['number', 'integer', 'boolean', 'null'].includes(type);
  if (types === undefined || [...types].every(isText)) return (text) => text;

  const number = types.has('number') ? NUMBER : types.has('integer') ? INTEGER : undefined;
  const isBoolean = types.has('boolean');
  const isNull = types.has('null');
  const isEmptyNull = isNull && !types.has('string');
  return (text) => {
    // A long integer counts as the number that it is nearest to.
    if (number?.test(text) && Number.isFinite(Number(text))) return exactNumber(text) as number;
    if (isBoolean && (text === 'true' || text === 'false')) return text === 'true';
    if (isNull && (text === 'null' || (isEmptyNull && text === ''))) return null;
    return text;
  };
}
