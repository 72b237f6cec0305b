import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startClient } from './client.ts';

const REQUEST = {
  client_id: 'your_client_id',
  client_secret: 'your_client_secret',
  audience: 'https://api.mparticle.com',
  grant_type: 'client_credentials',
};
const EIGHT_HOURS = 28_800_000;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00Z'), toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a token is given in the printed form, another at each request', async () => {
  const send = await startClient();
  const [first, second] = [1, 2].map(() => send('POST', '/oauth/token', REQUEST, { token: '' }));
  for (const answer of [first, second])
    expect(answer).toMatchObject({
      status: 200,
      body: {
        access_token: expect.stringMatching(/^[A-Za-z\d]{41}\.[A-Za-z\d]{8}-$/),
        expires_in: 28_800,
        token_type: 'Bearer',
      },
    });
  expect(first?.body.access_token).not.toBe(second?.body.access_token);
});

test('the same seed gives the same tokens', async () => {
  const clients = await Promise.all([startClient(), startClient()]);
  const [first, second] = clients.map((send) =>
    send('POST', '/oauth/token', REQUEST, { token: '' }),
  );
  expect(first?.body).toEqual(second?.body);
});

test.each([
  [EIGHT_HOURS - 1, 200],
  [EIGHT_HOURS, 401],
])('a token is asked for again after %i ms: %i', async (elapsed, status) => {
  const send = await startClient();
  const { access_token: token } = send('POST', '/oauth/token', REQUEST, { token: '' }).body;
  vi.setSystemTime(Date.now() + elapsed);
  expect(send('GET', '/apps', undefined, { token }).status).toBe(status);
});

test('a token lets in where other credentials are asked for, and only until it expires', async () => {
  const credentials = { bearerAuth: [{ value: 'known' }] };
  const send = await startClient({ credentials });
  const { access_token: token } = send('POST', '/oauth/token', REQUEST, { token: '' }).body;
  const statuses = () =>
    ['known', 'unknown', token].map(
      (value) => send('GET', '/apps', undefined, { token: value }).status,
    );
  expect(statuses()).toEqual([200, 401, 200]);
  vi.setSystemTime(Date.now() + EIGHT_HOURS);
  expect(statuses()).toEqual([200, 401, 401]);
});

test.each([
  [{ audience: 'https://elsewhere.test' }, 403],
  [{ grant_type: 'password' }, 403],
  [{ client_secret: undefined }, 400],
  [{ client_id: '' }, 400],
  [{ audience: undefined }, 400],
])('no token is given for %j: %i', async (changes, status) => {
  const send = await startClient();
  const answer = send('POST', '/oauth/token', { ...REQUEST, ...changes }, { token: '' });
  expect(answer).toMatchObject({ status, body: { error: expect.any(String) } });
});
