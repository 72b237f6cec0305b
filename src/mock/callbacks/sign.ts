import { createHmac } from 'node:crypto';
import { characters } from '../../compile/fakes/kinds.ts';
import type { Random } from '../../compile/random.ts';
import type { Signature } from '../../compile/signature.ts';

/** The secret that callbacks are signed with where none is given: make-believe, for everybody to know. */
export const DEFAULT_SECRET = 'whsec_c3BlY3dyaWdodCBtYWtlLWJlbGlldmUgc2VjcmV0';

/** What is signed, when, and with what. */
export interface Signable {
  readonly body: string | Uint8Array;
  /** In seconds since 1970. */
  readonly timestamp: number;
  readonly secret: string;
}

/** Header fields by lower-case name. */
type Fields = Readonly<Record<string, string>>;

const ALPHANUMERICS = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];

/** The fields of a signature that a contract has an extension for. */
export function signatureFields(signature: Signature, signable: Signable): Fields {
  const { header, algorithm, encoding, value, signed, timestampHeader } = signature;
  const { body, secret } = signable;
  const timestamp = String(signable.timestamp);
  const hmac = createHmac(algorithm, secret);
  for (const part of signed.split(/(\{body\}|\{timestamp\})/)) {
    if (part === '{body}') hmac.update(body);
    else hmac.update(part === '{timestamp}' ? timestamp : part);
  }
  const filled = value
    .replaceAll('{timestamp}', timestamp)
    .replaceAll('{signature}', hmac.digest(encoding));
  const timestampField = timestampHeader === undefined ? {} : { [timestampHeader]: timestamp };
  return { [header]: filled, ...timestampField };
}

/** The fields by which a message is signed as Standard Webhooks has it (standardwebhooks.com, v1). */
export function standardFields({ body, timestamp, secret }: Signable, random: Random): Fields {
  const id = `msg_${characters(random, ALPHANUMERICS, 27)}`;
  const hmac = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${hmac.digest('base64')}`,
  };
}

/** A secret with the prefix of Standard Webhooks is the base64 of its key; another is its own. */
function keyOf(secret: string): Buffer {
  const [, encoded] = /^whsec_(.+)$/s.exec(secret) ?? [];
  return encoded === undefined ? Buffer.from(secret) : Buffer.from(encoded, 'base64');
}
