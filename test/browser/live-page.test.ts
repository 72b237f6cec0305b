import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type RunningMock, startMock } from '../../src/adapters/start-mock.ts';
import type { OpenContract } from '../../src/semantics/open.ts';
import { contractOf, jsonResponse } from '../mock/contract.ts';
import { executablePath, launch } from './chromium.ts';
import { examined } from './examined.ts';
import { focused, tabTo } from './focus.ts';
import { openPage } from './open-page.ts';

const BRAZE: string = 'braze';
const SERIES = '/events/data_series?event=signup&length=2';
const KEY = { authorization: 'Bearer make-believe' };

const without = executablePath === undefined ? ' (skipped: this machine has no Chromium)' : '';

describe.skipIf(executablePath === undefined)(`the live page${without}`, () => {
  let browser: Browser;
  let mock: RunningMock;
  let page: Page;
  /** What the browser complained about, or asked of somebody else. */
  let complaints: string[];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    mock = await startMock(BRAZE, { now: 'fixed:2026-11-20T12:00:00Z' });
    ({ page, complaints } = await openPage(browser, mock.url));
  });
  afterEach(async () => {
    expect(complaints).toEqual([]);
    await page.close();
    await mock.close();
  });

  /** A contract of the mock's name. */
  async function changed(...parts: Parameters<typeof contractOf>): Promise<OpenContract> {
    const { contract, semantics } = await contractOf(...parts);
    return { contract: { ...contract, name: BRAZE }, semantics };
  }

  const ask = (path = SERIES, headers: Record<string, string> = KEY) =>
    fetch(mock.url + path, { headers });
  const row = (text: string) => page.locator('.message', { hasText: text });

  test('shows a request when it comes, with the reason for its answer and its details', async () => {
    await page.getByText('No request has come yet.').waitFor();
    await ask('/events/data_series?event=signup&length=0');
    const request = row('length=0');
    await request.waitFor();
    expect(await request.locator('.status').textContent()).toBe('400');
    expect(await request.locator('.reason').textContent()).toMatch(/^refused: .*length/);
    expect(await request.locator('time').textContent()).toBe('12:00:00');
    await request.locator('button').click();
    const details = await request.locator('.details').textContent();
    for (const part of ['Bearer ***', 'GET /events/data_series', '"message"']) {
      expect(details).toContain(part);
    }
    expect(details).not.toContain('make-believe');
    await request.locator('button').click();
    expect(await request.locator('.details').count()).toBe(0);
  });

  test('a contract that was changed is shown as it is now', async () => {
    mock.reload(
      await changed({
        '/new': { get: { responses: { 200: jsonResponse(true) } } },
        '/newer': { get: { responses: { 200: jsonResponse(true) } } },
      }),
    );
    await page.getByRole('button', { name: 'Answer GET /newer of braze with 200 next' }).waitFor();
    expect(await page.locator('.operation').count()).toBe(2);
    await page.getByText('0 of 2').first().waitFor();
  });

  test('what is sent is shown, with its answer or why none came', async () => {
    expect(await page.locator('#callbacks').isVisible()).toBe(false);
    const responses = { 200: { description: 'Taken.' } };
    mock.reload(await changed({}, { webhooks: { ping: { post: { responses } } } }));
    await mock.send('ping', { url: `${mock.url}/nowhere?token=secret` });
    const broken = page.locator('#callbacks .message', { hasText: '404' });
    await broken.waitFor();
    expect(await broken.locator('.path').textContent()).toBe(`${mock.url}/nowhere?token=***`);
    expect(await broken.locator('.reason').textContent()).toBe(
      'webhook ping: its answer breaks the contract: the status: expected one of 200, received 404',
    );
    await broken.locator('button').click();
    expect(await broken.locator('.details').textContent()).toContain('Response 404');

    await expect(mock.send('ping', { url: 'http://192.0.2.1/' })).rejects.toThrow();
    const failed = page.locator('#callbacks .message', { hasText: '192.0.2.1' });
    await failed.waitFor();
    expect(await failed.locator('.reason').textContent()).toMatch(
      /nothing is sent to 192\.0\.2\.1/,
    );
  });

  test.each([1300, 1600])('at %i pixels no card is higher than what it holds', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    const boxOf = async (selector: string) =>
      (await page.locator(selector).boundingBox()) ?? { y: 0, height: 0 };
    const [operations, traffic, side] = await Promise.all(
      ['#operations', '#traffic', '#side'].map(boxOf),
    );
    expect(traffic?.height).toBeLessThan(300);
    expect(operations?.height).toBeLessThan(200);
    expect(side?.y).toBe(operations?.y);
  });

  test('what a request says is text, not a part of the page', async () => {
    await ask('/<img src=x onerror=alert(1)>', { 'x-note': '<b id="bold">' });
    await row('onerror').locator('button').click();
    expect(await page.locator('#bold, main img').count()).toBe(0);
  });

  test('a click makes the next answer a documented failure, once', async () => {
    await page
      .getByRole('button', { name: 'GET /events/data_series of braze with 429 next' })
      .click();
    await page.locator('.chip', { hasText: '429 once' }).waitFor();
    expect((await ask()).status).toBe(429);
    expect((await ask()).status).toBe(200);
    await page.locator('#overrides-empty').waitFor();
    expect(await row('429').locator('.reason').textContent()).toBe('overridden');
  });

  test('a pending override is removed', async () => {
    mock.on('GET /events/data_series').reply(429);
    await page
      .getByRole('button', { name: 'Remove the overrides of GET /events/data_series of braze' })
      .click();
    await page.locator('#overrides-empty').waitFor();
    expect((await ask()).status).toBe(200);
    expect(
      await page.locator('#overrides-title').evaluate((title) => title.matches(':focus')),
    ).toBe(true);
  });

  test('everything is done by keyboard, and what has the focus is seen', async () => {
    const { keyboard } = page;
    await tabTo(page, /^GET \/events\/data_series$/);
    await keyboard.press('Enter');
    await page.locator('.operation .details').waitFor();
    await keyboard.press('ArrowRight');
    for (const status of [400, 401, 429]) {
      await keyboard.press('ArrowRight');
      expect((await focused(page)).name).toContain(`data_series of braze with ${status} next: `);
    }
    await keyboard.press('Enter');
    await page.locator('.chip').waitFor();
    expect((await ask()).status).toBe(429);
    await ask();
    await row('429').waitFor();
    await row('200').waitFor();
    await tabTo(page, /^(200|429)GET/, 'Shift+Tab');
    await keyboard.press('Home');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    expect(await row('429').locator('.details').count()).toBe(1);
    await tabTo(page, /^\+1 hour$/);
    await keyboard.press('Space');
    await page.locator('#now', { hasText: '2026-11-20 13:00:00' }).waitFor();
    await tabTo(page, /^Statuses/);
    await keyboard.press('Enter');
    await page.getByText('GET /events/data_series 401').waitFor();
  });

  test('the clock is stopped where it is, moved, set and let go', async () => {
    const now = page.locator('#now');
    const state = page.locator('#clock-state');
    await page.getByRole('button', { name: 'Run' }).click();
    await page.locator('#clock-state', { hasText: 'running' }).waitFor();
    await page.getByRole('button', { name: '+1 day' }).click();
    await page.locator('#now', { hasText: '2026-11-21 12:00' }).waitFor();
    expect(await page.getByLabel('Time, UTC').inputValue()).toBe('2026-11-21T12:00');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('#clock-state', { hasText: 'stopped' }).waitFor();
    expect(await now.textContent()).toMatch(/^2026-11-21 12:00/);
    expect(mock.clock.isFixed()).toBe(true);
    await page.getByLabel('Time, UTC').fill('2030-01-01T08:00');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await page.locator('#now', { hasText: '2030-01-01 08:00:00' }).waitFor();
    expect(await state.textContent()).toBe('stopped');
  });

  test('a sandbox has its own requests, overrides and reset', async () => {
    await ask('/a', {});
    await ask('/b', { 'specwright-sandbox': 'worker 1' });
    await row('/a').waitFor();
    await page.getByLabel('Sandbox').fill('worker 1');
    await page.keyboard.press('Enter');
    await row('/b').waitFor();
    expect(await row('/a').count()).toBe(0);
    await page.getByRole('button', { name: 'with 429 next' }).click();
    await page.locator('.chip').waitFor();
    expect((await ask()).status).toBe(200);
    expect((await ask(SERIES, { ...KEY, 'specwright-sandbox': 'worker 1' })).status).toBe(429);
    await page.getByRole('button', { name: 'Reset sandbox' }).click();
    await page
      .getByText('No request in this sandbox; there are some in the default one.')
      .waitFor();
    expect(mock.journal()).toHaveLength(2);
  });

  test('the journal is saved as HAR, and emptied', async () => {
    await ask();
    await row('200').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Save as HAR' }).click(),
    ]);
    const har = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(har.log.entries).toHaveLength(1);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.locator('#requests-empty').waitFor();
    expect(mock.journal()).toEqual([]);
  });

  test.each(['light', 'dark'] as const)(
    'axe finds nothing to object to in %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      for (const path of [SERIES, '/nowhere', '/events/data_series?length=0']) await ask(path);
      mock.on('GET /events/data_series').replyTimes(2, 429);
      await page.locator('.chip').waitFor();
      await row('/nowhere').locator('button').click();
      await page.locator('summary').first().click();
      for (const width of [1440, 1000, 390]) {
        await page.setViewportSize({ width, height: 900 });
        const { violations } = await examined(page);
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      }
    },
  );
});
