import type { Browser, Page } from 'playwright-core';

/** The live page in a browser, and what that complained about, or asked of somebody else. */
export interface OpenPage {
  readonly page: Page;
  readonly complaints: string[];
}

/**
 * Opens the live page of a mock.
 * @param prepare is given the page before it is asked for.
 */
export async function openPage(
  browser: Browser,
  url: string,
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<OpenPage> {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const complaints: string[] = [];
  // What breaks the content security policy is told on the console too.
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/__specwright/`)) complaints.push(request.url());
  });
  await prepare(page);
  await page.goto(`${url}/__specwright/`);
  await page.locator('.operation').first().waitFor();
  return { page, complaints };
}
