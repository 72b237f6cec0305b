import type { RecordedBody } from '../recorded-exchange.ts';

/** RFC 4648 §4. Node.js decodes whatever it is given. */
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The bytes that a text in base64 stands for; white space in it counts for nothing. */
export function readBase64(text: string): RecordedBody {
  const base64 = text.replaceAll(/\s/g, '');
  if (!BASE64.test(base64) || base64.length % 4 !== 0) {
    return { omitted: 'the recording holds the body in base64 that is broken' };
  }
  return { body: new Uint8Array(Buffer.from(base64, 'base64')) };
}
