import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withBaseline } from '../../../src/conformance/baseline.ts';
import type { RunShape } from '../../../src/report/html/shapes.ts';
import { check, exchange } from '../../conformance/exchanges.ts';
import { written } from '../reported.ts';

const headers = { 'content-type': 'application/json', 'x-total': '1' };
const order = (count: unknown) => ({ id: 1, lines: [{ sku: 'ABC', count }] });
const HOSTILE = '</script><script>alert(1)</script><!--<script>\u2028\u202e\u0000';

/** The text of an element, as it stands in the page. */
function contentOf(page: string, start: string): string {
  const from = page.indexOf(start) + start.length;
  return page.slice(from, page.indexOf('</', from));
}

function runOf(page: string): RunShape {
  return JSON.parse(contentOf(page, '<script type="application/json" id="run-data">'));
}

test('nothing but its own script and style is let in', async () => {
  const page = await written('html', await check([]));
  const hash = (text: string) => createHash('sha256').update(text).digest('base64');
  const script = contentOf(page, '<script type="module">');
  const style = contentOf(page, '<style>');
  expect(page).toContain(
    `content="default-src 'none'; img-src data:; style-src 'sha256-${hash(style)}'; script-src 'sha256-${hash(script)}'; base-uri 'none'; form-action 'none'"`,
  );
  expect(page).not.toMatch(/\b(?:src|href)="(?!#|data:)/);
  expect(style).not.toMatch(/url\(|@import/);
  expect(page).not.toContain('<!-- ');
});

test('the same run makes the same bytes', async () => {
  const exchanges = [exchange({}, { headers, body: [order('2')] })];
  const [first, second] = [await check(exchanges), await check(exchanges)];
  expect(await written('html', first)).toBe(await written('html', second));
});

test('no text ends the element that it stands in', async () => {
  const plain = await written('html', await check([]));
  const page = await written(
    'html',
    await check([
      exchange({ url: `https://api.shop.example/v1/${HOSTILE}` }, { headers, body: [] }),
      exchange({}, { headers, body: [order(HOSTILE)] }),
    ]),
  );
  const scripts = (text: string) => text.match(/<\/?script/g)?.length;
  expect(scripts(page)).toBe(scripts(plain));
  expect(page).not.toContain('<!--');
  for (const character of ['\u2028', '\u202e', '\u0000']) expect(page).not.toContain(character);
  expect(runOf(page).causes.map(({ evidence }) => evidence[0]?.received)).toEqual([
    expect.stringMatching(/^GET \/<\/script><script>alert\(1\)/),
    expect.stringMatching(/^"<\/script><script>alert\(1\).*\\u2028\\u202e\\u0000"$/),
  ]);
});

test('no secret is in it', async () => {
  const canary = 'canary-4711';
  const url = `https://ana:${canary}@api.shop.example/v1/orders?api_key=${canary}&page=0`;
  const request = {
    url,
    headers: { authorization: `Bearer ${canary}`, cookie: `session=${canary}` },
  };
  const report = await check([
    exchange(request, {
      headers: { ...headers, 'set-cookie': canary },
      body: [{ secret: canary }],
    }),
  ]);
  expect(report.verdicts.fail).toBe(1);
  expect(await written('html', report)).not.toContain(canary);
});

test('causes that are alike stand together, those of a baseline say why they are borne', async () => {
  const report = await check([
    exchange({}, { headers, body: [{}] }, 0),
    exchange({ url: 'https://api.shop.example/v1/orders?page=0' }, { headers, body: [] }, 1),
  ]);
  const [{ contract, summary, fingerprint } = { contract: '', summary: '', fingerprint: '' }] =
    report.clusters.filter((cluster) => cluster.check === 'request-parameters');
  const known = { contract, summary, fingerprint, reason: 'agreed', owner: 'ana', expires: null };
  const run = runOf(
    await written('html', {
      ...report,
      ...withBaseline(report, { version: 1, findings: [known] }),
    }),
  );
  expect(run.causes).toMatchObject([
    { check: 'response-body', pointers: ['/0/id', '/0/lines'], findings: 2 },
    { check: 'request-parameters', known: 'agreed, ana', findings: 1, exchanges: 1 },
  ]);
});
