import type { Json, Pointer } from '../contract/contract.ts';
import { childPointer, isJsonObject } from '../contract/pointer.ts';
import { isToken } from '../http/token.ts';

/** The extension of a callback's or webhook's operation by which its contract says how it is signed. */
export const SIGNATURE_EXTENSION = 'x-signature';

const ALGORITHMS = ['sha1', 'sha256', 'sha512'] as const;
const ENCODINGS = ['hex', 'base64'] as const;

/** How a request is signed: an HMAC with a shared secret. */
export interface Signature {
  /** The field that it stands in, in lower case. */
  readonly header: string;
  readonly algorithm: (typeof ALGORITHMS)[number];
  readonly encoding: (typeof ENCODINGS)[number];
  /** The field's value: `sha256={signature}`, `t={timestamp},v1={signature}`. */
  readonly value: string;
  /** What is signed: `{body}`, `{timestamp}.{body}`. */
  readonly signed: string;
  /** The field that the timestamp stands in, in lower case. */
  readonly timestampHeader?: string;
}

/** A way in which an extension isn't what it has to be. */
export interface SignatureFault {
  readonly pointer: Pointer;
  readonly message: string;
  readonly expected: string;
  readonly received: string;
}

/** What a field of the extension has to be. */
interface Expectation {
  readonly words: string;
  readonly holds: (value: Json) => boolean;
}

const HEADER: Expectation = {
  words: 'the name of a header',
  holds: (value) => typeof value === 'string' && isToken(value),
};

const EXPECTED: ReadonlyMap<string, Expectation> = new Map([
  ['header', HEADER],
  ['algorithm', oneOf(ALGORITHMS)],
  ['encoding', oneOf(ENCODINGS)],
  ['value', template('signature')],
  ['signed', template('body')],
  ['timestampHeader', HEADER],
]);

/** The ways in which an `x-signature` isn't what it has to be; none: {@link readSignature} takes it. */
export function signatureFaults(node: Json, pointer: Pointer): SignatureFault[] {
  const fault = (at: Pointer, expected: string, received: Json | undefined): SignatureFault => ({
    pointer: at,
    message: `${SIGNATURE_EXTENSION} doesn't say how a request is signed`,
    expected,
    received: received === undefined ? 'nothing' : JSON.stringify(received),
  });
  if (!isJsonObject(node)) return [fault(pointer, 'an object', node)];
  if (node.header === undefined) return [fault(pointer, 'the name of a header', undefined)];
  const faults = Object.entries(node).flatMap(([name, value]) => {
    const expected = EXPECTED.get(name);
    const at = childPointer(pointer, name);
    if (expected === undefined)
      return [fault(at, `one of ${[...EXPECTED.keys()].join(', ')}`, name)];
    return expected.holds(value) ? [] : [fault(at, expected.words, value)];
  });
  if (faults.length > 0) return faults;
  const { signed, value, timestampHeader } = readSignature(node);
  const isSent = timestampHeader !== undefined || value.includes('{timestamp}');
  if (isSent || !signed.includes('{timestamp}')) return [];
  return [fault(pointer, 'the timestamp that is signed in value, or a timestampHeader', node)];
}

/** Reads an `x-signature` without faults. Where it doesn't say: HMAC-SHA256 of the body, in hex. */
export function readSignature(node: Json): Signature {
  const { header, timestampHeader, ...rest } = node as Partial<Signature> & { header: string };
  return {
    algorithm: 'sha256',
    encoding: 'hex',
    value: '{signature}',
    signed: '{body}',
    ...rest,
    header: header.toLowerCase(),
    ...(timestampHeader !== undefined && { timestampHeader: timestampHeader.toLowerCase() }),
  };
}

function oneOf(known: readonly string[]): Expectation {
  return { words: known.join(', '), holds: (value) => known.some((one) => one === value) };
}

/** A text that holds a placeholder, and perhaps the timestamp, but no other. */
function template(needed: string): Expectation {
  return {
    words: `a text with {${needed}}, and perhaps {timestamp}`,
    holds(value) {
      if (typeof value !== 'string') return false;
      const names = [...value.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      return (
        names.includes(needed) && names.every((name) => name === needed || name === 'timestamp')
      );
    },
  };
}
