import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMock } from 'specwright';
import { createFetch } from 'specwright/fetch';
import { appNames } from './apps.js';

const api = await createMock('mparticle-platform', { seed: 'apps' });
const ask = await createFetch(api);

test('gives the names of apps', async () => {
  const names = await appNames('token', 1, ask);
  assert.ok(names.length > 0);
  assert.equal(api.journal('GET /apps').length, 1);
});

test('tells what mParticle says of a failure', async () => {
  api.on('GET /apps').replyOnce(401);
  await assert.rejects(appNames('old-token', 1, ask), /authentication/);
});
