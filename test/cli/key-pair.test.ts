import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readKeyPair } from '../../src/cli/key-pair.ts';
import { UsageError } from '../../src/errors.ts';
import { folderOf } from '../contract/folder.ts';

const TLS = fileURLToPath(new URL('../fixtures/tls/', import.meta.url));
const cert = readFileSync(join(TLS, 'cert.pem'), 'utf8');
const key = readFileSync(join(TLS, 'key.pem'), 'utf8');
const PEM = { type: 'pkcs8', format: 'pem' } as const;

test('a certificate and its key are read as they are', () => {
  const read = readKeyPair({ tlsCert: join(TLS, 'cert.pem'), tlsKey: join(TLS, 'key.pem') });
  expect([String(read?.cert), String(read?.key)]).toEqual([cert, key]);
});

test.each([
  ['another key', cert, otherKey(), "the key isn't that of the certificate: expected the key that"],
  ['an encrypted key', cert, encrypted(), 'key.pem: the key is encrypted'],
  ['no key', cert, 'junk', 'key.pem: the file of --tls-key holds no key'],
  ['no certificate', 'junk', key, 'cert.pem: the file of --tls-cert holds no certificate'],
  [
    'a certificate that is no PEM',
    new X509Certificate(cert).raw.toString('latin1'),
    key,
    'holds no',
  ],
])('%s is said, with the file', async (_, certificate, privateKey, said) => {
  const folder = await folderOf({ 'cert.pem': certificate, 'key.pem': privateKey });
  const read = () =>
    readKeyPair({ tlsCert: join(folder, 'cert.pem'), tlsKey: join(folder, 'key.pem') });
  expect(read).toThrow(UsageError);
  expect(read).toThrow(said);
});

function otherKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(PEM).toString();
}

function encrypted(): string {
  const cipher = { cipher: 'aes-256-cbc', passphrase: 'secret' };
  return createPrivateKey(key)
    .export({ ...PEM, ...cipher })
    .toString();
}
