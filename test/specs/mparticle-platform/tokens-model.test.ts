import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Send } from './client.ts';
import { expectAgreement, type Step } from './model.ts';

/** When each token that was given expires, in milliseconds since 1970. */
type Model = Map<string, number>;

const REQUEST = {
  client_id: 'your_client_id',
  client_secret: 'your_client_secret',
  audience: 'https://api.mparticle.com',
  grant_type: 'client_credentials',
};
const HOUR = 3_600_000;

const steps: fc.Arbitrary<Step<Model>>[] = [
  fc.constant({
    name: 'ask for a token',
    act: (model, send) => {
      const { status, body } = send('POST', '/oauth/token', REQUEST, { token: '' });
      expect([status, body]).toEqual([
        200,
        { access_token: expect.any(String), expires_in: 28_800, token_type: 'Bearer' },
      ]);
      expect(model.has(body.access_token)).toBe(false);
      model.set(body.access_token, Date.now() + 8 * HOUR);
    },
  }),
  fc.constantFrom('audience', 'grant_type').map((member) => ({
    name: `ask for a token with another ${member}`,
    act: (_model, send) => {
      const body = { ...REQUEST, [member]: 'other' };
      const answer = send('POST', '/oauth/token', body, { token: '' });
      expect(answer).toMatchObject({ status: 403, body: { error: expect.any(String) } });
    },
  })),
  fc.integer({ min: 1, max: 5 }).map((hours) => ({
    name: `wait ${hours} hours`,
    act: () => {
      vi.setSystemTime(Date.now() + hours * HOUR);
    },
  })),
];

/** Every token lets in for eight hours, however many there are; they can't be revoked. */
function agree(model: Model, send: Send): void {
  for (const [token, expiresAt] of model) {
    const { status } = send('GET', '/accounts', undefined, { token });
    expect(status).toBe(Date.now() < expiresAt ? 200 : 401);
  }
}

test('tokens are as a plain model has them, whatever is done', async () => {
  await expectAgreement<Model>({ begin: () => new Map(), steps, agree });
});
