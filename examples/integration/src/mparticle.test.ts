import { contractTest } from 'specwright/vitest';
import { expect } from 'vitest';
import { createMParticle, MParticleError } from './mparticle.ts';

const TOKEN = 'POST /oauth/token';
const APPS = 'GET /apps';
const test = contractTest('mparticle-platform', {
  seed: 'integration',
  now: 'fixed:2026-11-20T00:00:00Z',
}).extend('client', async ({ api }) =>
  createMParticle({
    url: api.url,
    clientId: 'an id',
    clientSecret: 'a secret',
    now: api.clock.now,
    sleep: async (milliseconds) => api.clock.advance(milliseconds),
  }),
);

test('a token is asked for once, and kept', async ({ api, client }) => {
  expect(await client.apps(1)).toEqual(await client.apps(1));
  expect(api.journal(TOKEN)).toHaveLength(1);
  expect(api.journal(APPS)).toHaveLength(2);
});

test('a token is replaced before its eight hours are over', async ({ api, client }) => {
  await client.apps(1);
  api.clock.advance('28739s');
  await client.apps(1);
  expect(api.journal(TOKEN)).toHaveLength(1);
  api.clock.advance('1s');
  await client.apps(1);
  expect(api.journal(TOKEN)).toHaveLength(2);
  expect(api.journal(APPS).map(({ response }) => response.status)).toEqual([200, 200, 200]);
});

test('a token that was revoked is replaced, once', async ({ api, client }) => {
  api.on(APPS).replyOnce(401);
  expect((await client.apps(1)).length).toBeGreaterThan(0);
  expect(api.journal(TOKEN)).toHaveLength(2);

  api.on(APPS).reply(401);
  await expect(client.apps(1)).rejects.toThrow(new MParticleError('User failed authentication.'));
});

test('a failure that passes is waited for, one that stays is told', async ({ api, client }) => {
  api.on(APPS).replyTimes(2, 500);
  expect((await client.apps(1)).length).toBeGreaterThan(0);
  api.on(APPS).reply(403);
  await expect(client.apps(1)).rejects.toThrow('Identity is not authorized');
});
