import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createControlPlane } from '../../src/adapters/control-plane/control-plane.ts';
import { serveMocks } from '../../src/adapters/mock-server.ts';
import { startMock } from '../../src/adapters/start-mock.ts';
import { createJournal, createNumbering } from '../../src/mock/journal.ts';
import { createNumberedMock } from '../../src/mock/mock.ts';
import { contractOf, jsonResponse } from '../mock/contract.ts';
import { executablePath, launch } from './chromium.ts';
import { openPage } from './open-page.ts';

const without = executablePath === undefined ? ' (skipped: this machine has no Chromium)' : '';

describe.skipIf(executablePath === undefined)(`the live page of contracts${without}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  test('what several contracts have alike says of which it is', async () => {
    const numbering = createNumbering();
    const things = { '/things': { get: { responses: { 200: jsonResponse(true) } } } };
    const mocks = await Promise.all(
      ['one', 'two'].map(async (name) => {
        const { contract, semantics } = await contractOf(things);
        return createNumberedMock({ contract: { ...contract, name }, semantics }, {}, numbering);
      }),
    );
    const strays = createJournal(numbering);
    const host = '127.0.0.1';
    const control = createControlPlane(mocks, { host, strays });
    const server = await serveMocks(mocks, { host, port: 0, strays, control });
    const { page, complaints } = await openPage(browser, server.url);

    expect(await page.locator('.group code').allTextContents()).toEqual([
      `${server.url}/one`,
      `${server.url}/two`,
    ]);
    await page.getByRole('button', { name: 'GET /things of two with 200 next' }).click();
    const override = page.locator('#overrides-list li', { hasText: 'GET /things' });
    await override.waitFor();
    expect(await override.locator('.of').textContent()).toBe('two');

    for (const path of ['/two/things', '/nowhere', '/one/things']) await fetch(server.url + path);
    const paths = page.locator('#requests-list .path');
    // The command to begin with tells of it, too.
    await paths.filter({ hasText: '/one/things' }).waitFor();
    expect(await paths.allTextContents()).toEqual(['/one/things', '/nowhere', '/two/things']);
    await page.locator('.message', { hasText: '/nowhere' }).locator('button').click();
    await page.getByText('No operation of the contract · no contract').waitFor();

    expect(complaints).toEqual([]);
    await page.close();
    await server.close();
  });

  test('of many requests and operations the page shows some', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => `/things${index}`);
    const get = { get: { responses: { 200: jsonResponse(true) } } };
    const large = await startMock(
      await contractOf(Object.fromEntries(many.map((path) => [path, get]))),
    );
    for (const path of many.slice(0, 250)) await fetch(large.url + path);
    const { page, complaints } = await openPage(browser, large.url);
    expect(await page.locator('.operation').count()).toBe(300);
    await page.getByText('700 more').waitFor();
    await page.getByLabel('Filter operations').fill('things999');
    expect(await page.locator('.operation').count()).toBe(1);
    await page.getByText('the latest 200 of 250').waitFor();
    expect(await page.locator('.message').count()).toBe(200);
    expect(await page.locator('.message').first().locator('.path').textContent()).toBe(
      '/things249',
    );
    expect(complaints).toEqual([]);
    await page.close();
    await large.close();
  });
});
