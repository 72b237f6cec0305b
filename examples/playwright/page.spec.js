import { test as base, expect } from '@playwright/test';
import { startMock } from 'specwright/mock';
import { page as html } from './page.js';

const SERIES = 'GET /events/data_series';
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads it
  async api({}, use) {
    const api = await startMock('braze', { cors: true });
    await use(api);
    await api.close();
  },
});

test('the page shows what it counts', async ({ page, api }) => {
  await page.setContent(html(api.url));
  await expect(page.locator('output')).toHaveText('7 days');
});

test('the page says why it can’t', async ({ page, api }) => {
  api.on(SERIES).reply(429);
  await page.setContent(html(api.url));
  await expect(page.locator('output')).toHaveText('Not now: Over rate limit');
});

test('Playwright asks the mock itself', async ({ request, api }) => {
  const url = `${api.url}/events/data_series?event=signup&length=0`;
  const response = await request.get(url, { headers: { authorization: 'Bearer key' } });
  expect(response.status()).toBe(400);
  expect(api.journal(SERIES)[0].reason).toContain('length');
});
