import { contractTest } from 'specwright/vitest';
import { expect } from 'vitest';
import { invoice } from './api/billing.factories.js';
import type { Operations } from './api/billing.js';
import { ValidationError } from './api/billing.validators.js';
import { BillingError, owed } from './billing.js';

const INVOICES = 'GET /invoices';
const test = contractTest<Operations>('api/billing.yaml', { seed: 'billing' });

test('adds up what is open', async ({ api }) => {
  const open = invoice({ status: 'open', cents: 250 });
  api.on(INVOICES).reply(200, [open, invoice({ status: 'paid' }), open]);
  expect(await owed(api.url, 'token', 'ada')).toBe(500);
});

test('takes whatever the contract allows', async ({ api }) => {
  expect(await owed(api.url, 'token', 'ada')).toBeGreaterThanOrEqual(0);
  expect(api.journal(INVOICES)[0]?.request.url).toContain('customer=ada');
});

test('tells what Billing says of a failure', async ({ api }) => {
  api.on(INVOICES).reply(401, { message: 'Who are you?' });
  await expect(owed(api.url, 'old', 'ada')).rejects.toThrow(new BillingError('Who are you?'));
});

test('refuses an answer that is not as documented', async () => {
  const answer = async () => Response.json([{ ...invoice(), cents: -1 }]);
  const { fetch } = globalThis;
  globalThis.fetch = answer;
  try {
    await expect(owed('https://billing.test', 'token', 'ada')).rejects.toThrow(ValidationError);
  } finally {
    globalThis.fetch = fetch;
  }
});
