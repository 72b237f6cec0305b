import type { Json } from '../../contract/contract.ts';

/** Text that can't be decoded the way its parameter is documented. */
export class Malformed {
  readonly expected: string;
  readonly received: string;

  constructor(expected: string, received: string) {
    this.expected = expected;
    this.received = received;
  }
}

/** A parameter's value; `undefined` where the request doesn't give one. */
export type Decoded = Json | Malformed | undefined;

/** Shows a text in a message. */
export function quote(text: string): string {
  return JSON.stringify(text);
}

/** Turns the decoder of one text into one of a field's values, of which there may be one only. */
export function single(decode: (text: string) => Decoded): (values: readonly string[]) => Decoded {
  return ([value = '', ...more]) =>
    more.length === 0 ? decode(value) : new Malformed('one value', String(more.length + 1));
}
