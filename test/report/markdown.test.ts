import { marked, type Token, type Tokens } from 'marked';
import { describe, expect, test } from 'vitest';
import { withBaseline } from '../../src/conformance/baseline.ts';
import type { Cluster } from '../../src/conformance/report.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { cellCode, code, codeBlock, htmlCode } from '../../src/report/markdown-text.ts';
import { check, exchange } from '../conformance/exchanges.ts';
import { drifted } from './drifted.ts';
import { reported, written } from './reported.ts';

const V1 = 'https://api.shop.example/v1';
const headers = { 'content-type': 'application/json', 'x-total': '1' };
const order = (count: unknown) => ({ id: 1, lines: [{ sku: 'ABC', count }] });

const mixed = () =>
  check([
    exchange({}, { headers, body: [order('2')] }, 0),
    exchange({}, { headers, body: [order('a|b`c')] }, 1),
    exchange({ url: `${V1}/notes` }, { headers: { 'content-type': 'text/csv' }, body: 'a,b' }, 2),
    exchange({ url: `${V1}/carts` }, {}, 3),
  ]);

test('the verdict, the causes, what was not judged, what was covered, and the evidence', async () => {
  expect(await written('markdown', await mixed())).toMatchInlineSnapshot(`
    "### ❌ The run falls short

    - \`3 findings of severity error with 2 causes\`

    **0 pass, 3 fail, 1 unchecked, 0 skipped** of 4 exchanges against \`shop\`

    | Findings | What | Where | Edit of the contract |
    |--:|---|---|---|
    | 2 | **error** \`response-body\`: received \`"2"\`, documented \`integer\` | \`GET /orders\` \`response.body /0/lines/0/count\`<br>\`test/fixtures/conformance/shop.yaml:147:24\` |  |
    | 1 | **error** \`operation-documented\`: received \`GET /carts\`, documented \`no such path\` | \`shop\` \`request\`<br>\`test/fixtures/conformance/shop.yaml:7:1\` |  |

    **Could not be judged**

    - 1 exchange, the first \`a.har entries[2]\` (tool): \`response-body: no specification says how text/csv holds an array\`

    **Coverage** 2 of 7 operations, 2 of 13 documented responses (15 %)

    <details><summary><code>GET &#47;orders</code> <code>response&#45;body</code>, 2 findings</summary>

    \`\`\`text
    At          response.body /0/lines/0/count
    Documented  integer
    Contract    test/fixtures/conformance/shop.yaml:147:24
    Received    "2"
                a.har entries[0], GET https://api.shop.example/v1/orders, answered 200
    Received    "a|b\`c"
                a.har entries[1], GET https://api.shop.example/v1/orders, answered 200
    \`\`\`

    </details>
    <details><summary><code>shop</code> <code>operation&#45;documented</code>, 1 finding</summary>

    \`\`\`text
    At          request
    Documented  no such path
    Contract    test/fixtures/conformance/shop.yaml:7:1
    Received    GET /carts
                a.har entries[3], GET https://api.shop.example/v1/carts, answered 200
    \`\`\`

    </details>
    "
  `);
});

test('all is well', async () => {
  const text = await written('markdown', await check([exchange({}, { headers, body: [] })]));
  expect(text).toMatch(/^### ✅ The API keeps its contract\n\n\*\*1 pass, 0 fail, /);
  expect(marked.lexer(text).some(({ type }) => type === 'table')).toBe(false);
});

test('what drifted is a table', async () => {
  const text = await written('markdown', { ...(await drifted()), clusters: [] });
  expect(text).toContain('**Drift** 5 places on which contract, recording and target disagree');
  expect(rows(text)).toEqual([
    ['error', 'GET /thing 200', 'status', '200', '200', '404', 'target', '1'],
    ['error', 'GET /thing 200', 'body /id', 'integer', 'integer', 'string', 'target', '1'],
    [
      'warning',
      'GET /thing 200',
      'body /more',
      'not documented',
      'absent',
      'number',
      'target',
      '1',
    ],
    [
      ...['info', 'GET /thing 200', 'body /name', 'string or absent', 'string', 'absent'],
      ...['recording, target', '2'],
    ],
    [
      ...['info', 'GET /thing 200', 'body /more', 'not documented', 'string', ''],
      ...['contract, recording', '1'],
    ],
  ]);
});

test('of much that drifted, the first stand in the table', async () => {
  const { drift, ...report } = await drifted();
  const many = { ...report, clusters: [], drift: Array(9).fill(drift).flat() };
  const text = await written('markdown', many);
  expect(rows(text)).toHaveLength(20);
  expect(text).toContain('Left out: 25 places of drift. The JSON report has all.');
  const small = markdownReport(reported(many), 1_000);
  expect(Buffer.byteLength(small)).toBeLessThanOrEqual(1_000);
});

test('what is known is listed apart', async () => {
  const report = await mixed();
  const [{ fingerprint, contract, summary }] = report.clusters as [Cluster];
  const why = { reason: 'SHOP-7', owner: null, expires: null };
  const findings = [{ fingerprint, contract, summary, ...why }];
  const known = { ...report, ...withBaseline(report, { version: 1, findings }) };
  const text = await written('markdown', known);
  expect(rows(text)).toHaveLength(1);
  expect(text).toMatch(/\*\*Known\*\*\n\n- 2 × `GET \/orders: response-body .*: `SHOP-7`\n/);
});

test('no more than a comment holds, the most important first, and what is left out is said', async () => {
  const report = await mixed();
  const [first] = report.clusters as [Cluster];
  const clusters = Array.from({ length: 2_000 }, (_, count) => ({ ...first, count }));
  const text = await written('markdown', { ...report, clusters });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(65_536);
  const shown = rows(text);
  expect(shown[0]?.[0]).toBe('1999');
  expect(shown.length).toBeGreaterThan(100);
  expect(text).toContain(`Left out: ${2_000 - shown.length} causes, the evidence of `);
  expect(Buffer.byteLength(markdownReport(reported(report), 2_000))).toBeLessThanOrEqual(2_000);
});

describe('no text escapes', () => {
  const texts = [
    ['plain', 'GET /orders'],
    ['backticks', '`a` ``b``'],
    ['a backtick at an end', '`'],
    ['bars', 'a|b||c'],
    ['a bar behind a backslash', 'a\\|b\\\\|c'],
    ['a backslash at the end', 'a\\'],
    ['HTML', '<img src=x onerror=alert(1)></code></details>'],
    ['entities', '&lt;&#96;&amp;'],
    ['Markdown', '**a** _b_ [c](https://d.example) ![e](f)'],
    ['a mention, an issue, a link', '@org/team #1 https://a.example www.b.example'],
    ['blanks', ' a '],
    ['blanks alone', '  '],
  ] as const;

  test.each(texts)('%s', (_, text) => {
    const paragraph = onlyToken<Tokens.Paragraph>(code(text));
    expect(paragraph.tokens).toMatchObject([{ type: 'codespan', text }]);
    const table = onlyToken<Tokens.Table>(`| a | b |\n|---|---|\n| ${cellCode(text)} | z |`);
    expect(table.rows[0]?.map(shownText)).toEqual([text, 'z']);
    const block = onlyToken<Tokens.Code>(codeBlock([text, '```']));
    expect(block).toMatchObject({ type: 'code', lang: 'text', text: `${text}\n\`\`\`` });
    expect(htmlCode(text)).toMatch(/^<code>(?:[\p{L}\p{N} ]|&#\d+;)*<\/code>$/u);
  });
});

function onlyToken<Kind extends Token>(text: string): Kind {
  const [first, ...others] = marked.lexer(`${text}\n`);
  expect(others).toEqual([]);
  return first as Kind;
}

function rows(text: string): string[][] {
  const table = marked.lexer(text).find((token) => token.type === 'table') as Tokens.Table;
  return table.rows.map((row) => row.map(shownText));
}

/** What a cell shows, without its markup. */
function shownText({ tokens }: Tokens.TableCell): string {
  return tokens
    .map((token) => {
      if (token.type === 'codespan') return token.text;
      if (token.type !== 'text') return '';
      return token.text.replaceAll(/&#(\d+);/g, (_: string, code: number) =>
        String.fromCodePoint(code),
      );
    })
    .join('');
}
