import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Tls } from '../adapters/running-server.ts';
import { UsageError } from '../errors.ts';

/** Flags that name a certificate and its key. */
export interface TlsFlags {
  readonly tlsCert?: string;
  readonly tlsKey?: string;
}

/**
 * Reads the certificate and the key that flags name.
 * @throws {UsageError} if there is one without the other, a file can't be read or holds something else, or
 *   they don't belong together.
 */
export function readKeyPair({ tlsCert, tlsKey }: TlsFlags): Tls {
  if (tlsCert !== undefined && tlsKey !== undefined) {
    const cert = readPem('--tls-cert', tlsCert);
    const key = readPem('--tls-key', tlsKey);
    if (!certificateIn(cert, tlsCert).checkPrivateKey(keyIn(key, tlsKey))) {
      throw new UsageError({
        problem: "the key isn't that of the certificate",
        expected: `the key that ${tlsCert} was made with`,
        received: tlsKey,
      });
    }
    return { cert, key };
  }
  throw new UsageError({
    problem: 'a certificate and its key belong together',
    expected: '--tls-cert and --tls-key',
    received: tlsCert === undefined ? '--tls-key alone' : '--tls-cert alone',
  });
}

function readPem(flag: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new UsageError({
      problem: `the file of ${flag} can't be read`,
      received: cause instanceof Error ? cause.message : String(cause),
      location: { file },
      cause,
    });
  }
}

function certificateIn(pem: Buffer, file: string): X509Certificate {
  try {
    // What isn't PEM could still be read here, but not by the server.
    if (pem.includes('-----BEGIN')) return new X509Certificate(pem);
  } catch {
    // Said below.
  }
  throw new UsageError({
    problem: 'the file of --tls-cert holds no certificate',
    expected: 'PEM: -----BEGIN CERTIFICATE-----',
    location: { file },
  });
}

function keyIn(pem: Buffer, file: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    const isEncrypted = pem.includes('ENCRYPTED');
    throw new UsageError({
      problem: isEncrypted ? 'the key is encrypted' : 'the file of --tls-key holds no key',
      expected: 'PEM: -----BEGIN PRIVATE KEY-----',
      location: { file },
      ...(isEncrypted && { hint: `Decrypt it: openssl pkey -in ${file} -out decrypted.pem` }),
      cause,
    });
  }
}
