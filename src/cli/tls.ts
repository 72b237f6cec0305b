import { readFileSync } from 'node:fs';
import type { Tls } from '../adapters/node-server.ts';
import { UsageError } from '../errors.ts';

/** Flags that name a certificate and its key. */
export interface TlsFlags {
  readonly tlsCert?: string;
  readonly tlsKey?: string;
}

/**
 * Reads the certificate and the key that flags name; `undefined` where they name none.
 * @throws {UsageError} if there is one without the other, or a file can't be read.
 */
export function readTls({ tlsCert, tlsKey }: TlsFlags): Tls | undefined {
  if (tlsCert === undefined && tlsKey === undefined) return undefined;
  if (tlsCert !== undefined && tlsKey !== undefined) {
    return { cert: readPem('--tls-cert', tlsCert), key: readPem('--tls-key', tlsKey) };
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
