import type { Json } from '../../contract/contract.ts';
import { MalformedEscape } from '../../http/percent.ts';

/** Text that can't be decoded the way its parameter is documented. */
export class Malformed {
  readonly expected: string;
  /** What came, in words. */
  readonly received: string;
  /** The text that came, where the words show it. */
  readonly value: string | undefined;
  /** Whether it can, but is beyond what is read here: nobody's fault. */
  readonly isBeyond: boolean;

  constructor(expected: string, received: string, value?: string, isBeyond = false) {
    this.expected = expected;
    this.received = received;
    this.value = value;
    this.isBeyond = isBeyond;
  }
}

/** A parameter's value; `undefined` where the request doesn't give one. */
export type Decoded = Json | Malformed | undefined;

/** Takes text whose percent-encoding is none, for which a decoder throws, as malformed. */
export function decodeOrMalformed<Raw extends unknown[]>(
  decode: (...raw: Raw) => Decoded,
  ...raw: Raw
): Decoded {
  try {
    return decode(...raw);
  } catch (error) {
    if (!(error instanceof MalformedEscape)) throw error;
    return new Malformed('percent-encoded UTF-8', quote(error.text), error.text);
  }
}

/** Shows a text in a message. */
export function quote(text: string): string {
  return JSON.stringify(text);
}

/** Turns the decoder of one text into one of a field's values, of which there may be one only. */
export function single(decode: (text: string) => Decoded): (values: readonly string[]) => Decoded {
  return ([value = '', ...more]) =>
    more.length === 0 ? decode(value) : new Malformed('one value', String(more.length + 1));
}
