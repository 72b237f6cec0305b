import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { generateValidators } from '../../generators/validators.ts';
import { loadContract } from '../../src/contract/load.ts';
import { executablePath, launch } from './chromium.ts';

/** Neither code made of texts, nor anything from elsewhere. */
const POLICY = "default-src 'none'; script-src 'self'";

const JUDGE = `import { assertDataSeries, isDataSeries } from './braze.validators.ts';

export function judge() {
  const point = { time: '2026-11-20', count: 7 };
  const right = { message: 'success', data: [point] };
  const wrong = { message: 'success', data: [{ ...point, count: '7' }] };
  try {
    assertDataSeries(wrong);
  } catch (error) {
    return { right: isDataSeries(right), wrong: isDataSeries(wrong), why: error.message };
  }
}
`;

const SOURCES = {
  'page.ts': `import { judge } from './judge.ts';
document.title = JSON.stringify(judge());
`,
  'worker.ts': `import { judge } from './judge.ts';
postMessage(JSON.stringify(judge()));
`,
  'host.ts': `const worker = new Worker('/worker.js', { type: 'module' });
worker.addEventListener('message', ({ data }) => { document.title = data; });
worker.addEventListener('error', ({ message }) => { document.title = message; });
`,
};

const without = executablePath === undefined ? ' (skipped: this machine has no Chromium)' : '';

describe.skipIf(executablePath === undefined)(`validators under a strict policy${without}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-test-'));
  const scripts = new Map<string, string>();
  let browser: Browser;
  let server: Server;

  beforeAll(async () => {
    writeFileSync(join(folder, 'judge.ts'), JUDGE);
    const validators = await generateValidators(await loadContract('braze'));
    writeFileSync(join(folder, 'braze.validators.ts'), validators);
    for (const [name, source] of Object.entries(SOURCES)) {
      writeFileSync(join(folder, name), source);
      scripts.set(`/${name.replace('.ts', '.js')}`, await bundled(join(folder, name)));
    }
    server = createServer(({ url = '' }, response) => {
      const script = scripts.get(url);
      response.setHeader('content-security-policy', POLICY);
      response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript');
      response.end(script ?? `<script type="module" src="${url}.js"></script>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['a page', '/page'],
    ['a worker', '/host'],
  ])('judge in %s', async (_, path) => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    // Not waitForFunction: where it has to wait, it evaluates a text, which the policy forbids.
    await vi.waitFor(async () => expect(await page.title()).not.toBe(''), { timeout: 30_000 });
    expect(JSON.parse(await page.title())).toEqual({
      right: true,
      wrong: false,
      why:
        'not a valid DataSeries at /data/0/count: expected integer, received "7" ' +
        '(contract: /components/schemas/DataPoint/properties/count/type)',
    });
    expect(complaints).toEqual([]);
    await page.close();
  });
});

async function bundled(input: string): Promise<string> {
  const bundle = await rolldown({ input });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  return output[0].code;
}
