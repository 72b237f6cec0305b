import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Runs in the page. */
const FOCUSED = `(() => {
  const { activeElement: element } = document;
  const name = element.getAttribute('aria-label') ?? (element.id || element.textContent.trim());
  return { name, outline: getComputedStyle(element).outlineStyle };
})()`;

/** What has the focus is called so, and outlined so. */
export function focused(page: Page): Promise<{ name: string; outline: string }> {
  return page.evaluate(FOCUSED);
}

/** Presses a key until what has the focus is called so; on the way, it is always seen. */
export async function tabTo(page: Page, wanted: RegExp, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press(key);
    const { name, outline } = await focused(page);
    expect(outline, name).not.toBe('none');
    if (wanted.test(name)) return;
  }
  throw new Error(`Tab doesn’t lead to ${wanted}`);
}
