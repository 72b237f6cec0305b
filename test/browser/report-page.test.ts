import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DriftRow } from '../../src/conformance/drift/row.ts';
import type { Report } from '../../src/conformance/report.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { check, exchange } from '../conformance/exchanges.ts';
import { written } from '../report/reported.ts';
import { executablePath, launch } from './chromium.ts';
import { examined } from './examined.ts';

const V1 = 'https://api.shop.example/v1';
const HOSTILE = '</script><img src=x onerror=alert(1)><script>alert(2)</script>\u202e';
const headers = { 'content-type': 'application/json', 'x-total': '1' };
const order = (count: unknown) => ({ id: 1, lines: [{ sku: 'ABC', count }] });

/** One of each verdict, and two causes. */
const EXCHANGES = [
  exchange({}, { headers, body: [order(1)] }, 0),
  exchange({}, { headers, body: [order('2')] }, 1),
  exchange({}, { headers, body: [order(HOSTILE)] }, 2),
  exchange({ url: `${V1}/orders?page=0` }, { headers, body: [] }, 3),
  exchange({ url: `${V1}/notes` }, { headers: { 'content-type': 'text/csv' }, body: 'a' }, 4),
  exchange({ url: 'https://elsewhere.example/' }, {}, 5),
];

const DRIFT: DriftRow = {
  contract: 'shop',
  operation: 'GET /orders',
  status: 200,
  at: 'response.body',
  pointer: '/*/count',
  documented: 'integer',
  recorded: null,
  received: 'string',
  disagree: ['contract-target'],
  severity: 'error',
  exchanges: 3,
  first: { file: 'a.har', index: 1 },
  contractLocation: { file: 'shop.yaml' },
};

/** Each scheme and each layout once. */
const LOOKS = [
  ['light', 1440],
  ['dark', 375],
] as const;

const without = executablePath === undefined ? ' (skipped: this machine has no Chromium)' : '';

describe.skipIf(executablePath === undefined)(`the page of a report${without}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-test-'));
  let browser: Browser;
  let page: Page;
  /** What the browser complained about, or asked for beside the page. */
  let complaints: string[];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    expect(complaints).toEqual([]);
    await page.close();
  });

  async function open(report: Report): Promise<void> {
    const file = join(folder, 'report.html');
    writeFileSync(file, await written('html', report));
    const { href } = pathToFileURL(file);
    complaints = [];
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(dialog.message()));
    page.on('request', (request) => {
      const url = request.url();
      if (url !== href && !url.startsWith('data:')) complaints.push(url);
    });
    await page.goto(href);
    await page.locator('body[data-ready]').waitFor();
  }

  /** What is told of the exchanges that are shown. */
  const told = () => page.locator('#exchanges-count').textContent();
  const count = async () => (await told())?.replace(' exchanges', '');
  const listed = () => page.locator('#exchanges-table tbody').count();

  test('tells what broke, what came beside what is documented, and why the rest was not judged', async () => {
    await open(await check(EXCHANGES));
    expect(await page.locator('#verdict-title').textContent()).toBe('Falls short');
    expect(await page.locator('#verdicts strong').allTextContents()).toEqual(['3', '1', '1', '1']);
    const cause = page.locator('.cause').first();
    expect(await cause.locator('h3').textContent()).toBe('errorGET /ordersresponse-body');
    expect(await cause.locator('.received code').first().textContent()).toBe('"2"');
    expect(await cause.locator('.documented code').textContent()).toBe('integer');
    expect(await page.locator('#reasons tbody tr').count()).toBe(2);
    expect(await page.locator('#drift').isVisible()).toBe(false);
    expect(await count()).toBe('6');
  });

  test('what was recorded is text, and nothing of it runs', async () => {
    await open(await check(EXCHANGES));
    expect(await page.locator('img').count()).toBe(0);
    const shown = await page.locator('.received', { hasText: 'onerror' }).first().textContent();
    expect(shown).toContain('</script><img src=x onerror=alert(1)>');
    expect(shown).toContain('\\u202e');
  });

  test('exchanges are searched, filtered and opened', async () => {
    await open(await check(EXCHANGES));
    await page.getByLabel('Search exchanges').fill('page=0');
    expect(await count()).toBe('1 of 6');
    await page.locator('#exchanges-table button').click();
    expect(await page.locator('.opened .url').textContent()).toBe(`GET ${V1}/orders?page=0`);
    expect(await page.locator('.opened .documented').textContent()).toContain('at least 1');
    await page.getByLabel('Search exchanges').fill('nowhere');
    expect(await told()).toBe('0 of 6 exchanges');
    expect(await page.getByText('No exchange fits.').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await page.locator('#verdict-filter').selectOption('unchecked');
    expect([await count(), await listed()]).toEqual(['1 of 6', 1]);
  });

  test('counts, causes, reasons and cells of the map lead to their exchanges', async () => {
    await open(await check(EXCHANGES));
    const leadsTo: [name: RegExp, found: string][] = [
      [/^3 ?fail/, '3 of 6'],
      [/exchanges with request-parameters at request\.query \/page in GET \/orders/, '1 of 6'],
      [/exchanges that are skipped/, '1 of 6'],
      [/^GET \/orders, 200: *4 *exchanges, *3 fail *and 1 pass/, '4 of 6'],
    ];
    for (const [name, found] of leadsTo) {
      await page.getByRole('button', { name }).click();
      expect(await count()).toBe(found);
      expect(
        await page.locator('#exchanges-title').evaluate((title) => title.matches(':focus')),
      ).toBe(true);
    }
  });

  test('the map is walked by arrow keys', async () => {
    await open(await check([...EXCHANGES, exchange({ url: `${V1}/orders` }, { status: 500 }, 6)]));
    await page.locator('#heat-map-table button[tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await count()).toBe('1 of 7');
    expect(await page.locator('#status-filter').inputValue()).toBe('500');
  });

  test('drift is a table of what each says', async () => {
    await open({ ...(await check(EXCHANGES)), drift: [DRIFT] });
    expect(await page.locator('#drift tbody tr').locator('th, td').allTextContents()).toEqual([
      ...['GET /orders 200', 'body /*/count', 'integer', 'nothing said', 'string'],
      ...['contract, target', 'error', '3', 'a.har entries[1]'],
    ]);
  });

  test('of much that drifted, twenty places are shown at a time', async () => {
    const report = await check(EXCHANGES);
    const places = Array.from({ length: 25 }, (_, index) => ({ ...DRIFT, pointer: `/${index}` }));
    await open({ ...report, drift: places });
    expect(await page.locator('#drift-count').textContent()).toBe('25 places');
    expect(await page.locator('#drift tbody tr').count()).toBe(20);
    await page.getByRole('button', { name: 'Show more of 25' }).click();
    expect(await page.locator('#drift tbody tr').count()).toBe(25);
    expect(await page.locator('#drift tr:focus').textContent()).toContain('/20');
  });

  test.each([
    ['nothing was judged', EXCHANGES.slice(5), 'No exchange shows any of them.'],
    ['there is nothing', [], 'There are none.'],
  ])('where %s, it is said', async (_, exchanges, words) => {
    await open(await check(exchanges));
    expect(await page.locator('#verdict-title').textContent()).toBe('Falls short');
    expect(await page.locator('#shortcomings').textContent()).toMatch(/^nothing was judged: /);
    expect(await page.getByText(words).isVisible()).toBe(true);
    expect(await page.locator('#legend').isVisible()).toBe(false);
  });

  test('on a small screen nothing is wider than it, and rows are read from above to below', async () => {
    const failed = [400, 401, 404, 500].map((status, at) => exchange({}, { status }, 6 + at));
    await open({ ...(await check([...EXCHANGES, ...failed])), drift: [DRIFT] });
    await page.setViewportSize({ width: 375, height: 800 });
    await page.locator('#exchanges-table button').first().click();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
    for (const row of await page.locator('#drift tbody tr, #exchanges-table tbody tr').all()) {
      expect((await row.boundingBox())?.width).toBeLessThan(375);
      expect((await row.boundingBox())?.height).toBeLessThan(400);
    }
    const cells = page.getByRole('row').filter({ hasText: 'body /*/count' }).getByRole('cell');
    expect(await cells.count()).toBe(8);
  });

  test('of 100,000 exchanges a hundred are shown at a time', async () => {
    const [passed] = EXCHANGES;
    const { exchangeVerdicts, ...report } = await check(passed === undefined ? [] : [passed]);
    const many = Array.from({ length: 100_000 }, (_, index) => ({
      ...exchangeVerdicts[0],
      index,
    })) as Report['exchangeVerdicts'];
    await open({ ...report, exchanges: 100_000, exchangeVerdicts: many });
    expect([await count(), await listed()]).toEqual(['100,000', 100]);
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await page.locator('#page').textContent()).toBe('Page 2 of 1,000');
    expect(await page.locator('#exchanges-table').textContent()).toContain('entries[199]');
    await page.getByLabel('Search exchanges').fill('entries[77777]');
    expect([await count(), await listed()]).toEqual(['1 of 100,000', 1]);
  });

  describe('axe finds nothing to object to', () => {
    const states: [state: string, exchanges: readonly Exchange[], reach: () => Promise<unknown>][] =
      [
        ['as it is opened', EXCHANGES, async () => {}],
        [
          'a finding and a share are opened',
          EXCHANGES,
          async () => {
            await page.locator('#exchanges-table button').first().click();
            await page.locator('summary').first().click();
          },
        ],
        [
          'a filter is on',
          EXCHANGES,
          () => page.getByRole('button', { name: /with request-parameters/ }).click(),
        ],
        ['no exchange fits', EXCHANGES, () => page.getByLabel('Search exchanges').fill('nowhere')],
        ['nothing was judged', EXCHANGES.slice(5), async () => {}],
        ['all is well', EXCHANGES.slice(0, 1), async () => {}],
      ];

    test.each(states)('%s', async (_, exchanges, reach) => {
      await open({ ...(await check(exchanges)), drift: [DRIFT] });
      await reach();
      for (const [colorScheme, width] of LOOKS) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const { violations } = await examined(page);
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      }
    });
  });
});
