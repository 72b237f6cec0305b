import { expect, test } from 'vitest';
import { importPeer } from '../../src/adapters/peer.ts';
import { MissingPeerError } from '../../src/errors.ts';

function missing(name: string): Error {
  const message = `Cannot find package '${name}' imported from /app/index.js`;
  return Object.assign(new Error(message), { code: 'ERR_MODULE_NOT_FOUND' });
}

test('gives the module that is there', async () => {
  expect(await importPeer('msw', 'specwright/msw', async () => 'the module')).toBe('the module');
});

test('names the package that is missing and how to install it', async () => {
  const cause = missing('msw');
  const error = await importPeer('msw', 'specwright/msw', () => Promise.reject(cause)).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(MissingPeerError);
  expect(error).toMatchObject({
    problem: "specwright/msw needs the package msw, which isn't installed",
    hint: 'npm install --save-dev msw',
    cause,
  });
});

test.each([
  ['a package of its own is missing', missing('msw-needs-this')],
  ['it throws as it is loaded', new TypeError('broken')],
])('another failure is told as it is: %s', async (_, error) => {
  const load = () => Promise.reject(error);
  await expect(importPeer('msw', 'specwright/msw', load)).rejects.toBe(error);
});
