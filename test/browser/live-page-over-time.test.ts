import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type RunningMock, startMock } from '../../src/adapters/start-mock.ts';
import { contractOf, jsonResponse } from '../mock/contract.ts';
import { executablePath, launch } from './chromium.ts';
import { openPage } from './open-page.ts';

const without = executablePath === undefined ? ' (skipped: this machine has no Chromium)' : '';

describe.skipIf(executablePath === undefined)(`the live page over time${without}`, () => {
  let browser: Browser;
  let mock: RunningMock;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    mock = await started();
    ({ page } = await openPage(browser, mock.url));
  });
  afterEach(async () => {
    await page.close();
    await mock.close();
  });

  async function started(port = 0): Promise<RunningMock> {
    const get = { get: { responses: { 200: jsonResponse(true), 429: jsonResponse(true) } } };
    return startMock(await contractOf({ '/things': get, '/things/{id}': get }), { port });
  }

  const ask = async (names: readonly string[], headers: Record<string, string> = {}) => {
    for (const name of names) {
      await fetch(`${mock.url}/things?${name}`, { headers: { connection: 'close', ...headers } });
    }
  };
  const paths = () => page.locator('#requests-list .path').allTextContents();

  test('a mock that went is told, and one that took its place is shown alone', async () => {
    await ask(['old1', 'old2']);
    await page.getByText('old2').waitFor();
    await mock.close();
    await page.getByText('The mock doesn’t answer. Asking again…').waitFor();
    expect(await page.locator('#clock-state').textContent()).toBe('unknown');
    mock = await started(Number(new URL(mock.url).port));
    await ask(['new1', 'new2', 'new3']);
    await page.getByText('new3').waitFor();
    expect(await paths()).toEqual(['/things?new3', '/things?new2', '/things?new1']);
    expect(await page.locator('#link').textContent()).toBe('Live');
    expect(await page.locator('#clock-state').textContent()).toBe('running');
  });

  test('what is forgotten goes, whatever comes before the page asks again', async () => {
    await ask(['old1', 'old2']);
    await page.getByText('old2').waitFor();
    await fetch(`${mock.url}/__specwright/journal`, { method: 'DELETE' });
    await ask(['new1', 'new2', 'new3']);
    await page.getByText('new3').waitFor();
    expect(await paths()).toEqual(['/things?new3', '/things?new2', '/things?new1']);
  });

  test.each(['health', 'operations', 'journal'])(
    'a page whose first %s gets no answer asks again',
    async (route) => {
      await page.close();
      ({ page } = await openPage(browser, mock.url, async (opened) => {
        await opened.route(`**/${route}?*`, (asked) => asked.abort(), { times: 1 });
      }));
      await page.locator('#link', { hasText: 'Live' }).waitFor();
      expect(await page.locator('.operation').count()).toBe(2);
    },
  );

  test('requests are filtered, also those that are not shown', async () => {
    await ask(['needle', ...Array.from({ length: 210 }, (_, index) => `hay${index}`)]);
    await page.getByText('the latest 200 of 211').waitFor();
    await page.getByLabel('Filter requests').fill('200 NEEDLE');
    await page.getByText('needle').waitFor();
    expect(await page.locator('#requests-count').textContent()).toBe('1');
    await page.getByLabel('Filter requests').fill('404');
    await page.getByText('No request fits the filter.').waitFor();
  });

  test('a request of another day says which', async () => {
    mock.clock.set('fixed:2026-11-20T12:00:00Z');
    await ask(['a']);
    mock.clock.advance('1d');
    await ask(['b']);
    await page.getByText('?b').waitFor();
    const times = await page.locator('#requests-list time').allTextContents();
    expect(times).toEqual(['2026-11-21 12:00:00', '12:00:00']);
  });

  test('the base URL and a command are there to be copied', async () => {
    const pasted = () => page.evaluate<string>('navigator.clipboard.readText()');
    await page.getByRole('button', { name: 'Copy the base URL of openapi' }).click();
    expect(await pasted()).toBe(mock.url);
    await page.getByRole('button', { name: 'Copy the command' }).click();
    expect(await pasted()).toBe(`curl -i '${mock.url}/things'`);
    await page.getByRole('button', { name: 'GET /things/{id}', exact: true }).click();
    await page.getByText('A body.').first().waitFor();
    await page.getByRole('button', { name: 'Copy a request of GET /things/{id}' }).click();
    expect(await pasted()).toBe(`curl -i '${mock.url}/things/1'`);
  });

  test('a status that is to come is marked where it was chosen', async () => {
    const button = page.getByRole('button', { name: 'GET /things of openapi with 429 next' });
    await button.click();
    await page.locator('.pending').waitFor();
    await button.click();
    await page.locator('[data-times="2"]').waitFor();
    expect(await button.getAttribute('aria-label')).toMatch(/: A body\. \(pending 2 times\)$/);
    await ask(['a', 'b']);
    await page.locator('#overrides-empty').waitFor();
    expect(await page.locator('.pending').count()).toBe(0);
  });

  test('of many sandboxes some are named', async () => {
    for (let index = 0; index < 120; index += 1) {
      await ask([''], { 'specwright-sandbox': `worker ${index}` });
    }
    await page
      .getByText(
        'there are some in worker 119, worker 118, worker 117, worker 116, worker 115 and 115 more.',
      )
      .waitFor();
    expect(await page.locator('#sandbox-names option').count()).toBe(100);
  });

  test.each([320, 360, 768, 1000, 1280, 1920])('at %i pixels nothing is cut off', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await ask([`${'long-'.repeat(60)}end`]);
    const path = page.locator('#requests-list .path');
    await path.waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    const heights = ['#reset', '.message .path'].map(async (selector) => {
      const box = await page.locator(selector).boundingBox();
      return box?.height ?? 0;
    });
    const [reset = 0, clamped = 0] = await Promise.all(heights);
    expect(reset).toBeLessThan(40);
    expect(clamped).toBeLessThan(65);
  });
});
