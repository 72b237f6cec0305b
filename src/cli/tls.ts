import type { Tls } from '../adapters/running-server.ts';
import type { TlsFlags } from './key-pair.ts';

/**
 * Reads the certificate and the key that flags name; `undefined` where they name none, as most do: to read
 * them brings all of Node's cryptography.
 * @throws what `readKeyPair` throws.
 */
export async function readTls(flags: TlsFlags): Promise<Tls | undefined> {
  if (flags.tlsCert === undefined && flags.tlsKey === undefined) return undefined;
  const { readKeyPair } = await import('./key-pair.ts');
  return readKeyPair(flags);
}
