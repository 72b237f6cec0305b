import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startMock } from 'specwright/mock';
import { audienceNames } from './audiences.js';

const AUDIENCES = 'GET /api/v1/audiences';
let api;
beforeAll(async () => {
  api = await startMock('tell', { seed: 'audiences' });
});
beforeEach(() => api.reset());
afterAll(() => api.close());

test('gives the names of audiences', async () => {
  const names = await audienceNames(api.url, 'token', 'ws_abc123');
  expect(names.length).toBeGreaterThan(0);
  const { request } = await api.waitFor(AUDIENCES);
  expect(request.headers['x-workspace-id']).toBe('ws_abc123');
});

test('asks for a new sign-in', async () => {
  api.on(AUDIENCES).replyOnce(401);
  await expect(audienceNames(api.url, 'old-token', 'ws_abc123')).rejects.toThrow('Sign in');
});
