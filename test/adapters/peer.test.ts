import { expect, test } from 'vitest';
import { expectNode, importPeer } from '../../src/adapters/peer.ts';
import { MissingPeerError, UnsupportedNodeError } from '../../src/errors.ts';

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

test.each([
  ['24.18.0', '24.18.0'],
  ['24.18.0', '24.21.1'],
  ['24.9.0', '24.18.0'],
  ['24.18.0', '26.0.0'],
])('where Node %s is needed, %s will do', (least, actual) => {
  expect(() => expectNode('the engine prism', least, actual)).not.toThrow();
});

test.each(['24.17.9', '24.2.0', '22.19.0', '8.99.99'])('Node %s is too old for 24.18', (actual) => {
  const expecting = () => expectNode('the engine prism', '24.18.0', actual);
  expect(expecting).toThrow(UnsupportedNodeError);
  expect(expecting).toThrow(
    `the engine prism needs a newer Node: expected Node 24.18.0 or newer, received Node ${actual}`,
  );
});
