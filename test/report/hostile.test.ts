import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import fc from 'fast-check';
import { marked } from 'marked';
import { expect, test } from 'vitest';
import type { DriftRow } from '../../src/conformance/drift/row.ts';
import type { Report } from '../../src/conformance/report.ts';
import { check, exchange } from '../conformance/exchanges.ts';
import { written } from './reported.ts';
import { expectSarif } from './sarif-schema.ts';
import { commandsIn } from './workflow-commands.ts';

const V1 = 'https://api.shop.example/v1';
const headers = { 'content-type': 'application/json', 'x-total': '1' };
const order = (count: unknown) => ({ id: 1, lines: [{ sku: 'ABC', count }] });

const base = await check([
  exchange({}, { headers, body: [order('2')] }, 0),
  exchange({}, { headers, body: [order('3')] }, 1),
  exchange({ url: `${V1}/notes` }, { headers: { 'content-type': 'text/csv' }, body: 'a,b' }, 2),
  exchange({ url: `${V1}/carts` }, {}, 3),
]);

const drift: DriftRow = {
  contract: 'shop',
  operation: 'GET /orders',
  status: 200,
  at: 'response.body',
  pointer: '/0',
  documented: 'integer',
  recorded: 'integer',
  received: 'null',
  disagree: ['recording-target'],
  severity: 'warning',
  exchanges: 1,
  first: { file: 'a.har', index: 0 },
  contractLocation: { file: 'shop.yaml' },
};

/** What would end an element, a cell, a span, a block, a line or a command, or steer a terminal. */
const HOSTILE = [
  ...[']]>', '<![CDATA[', '</failure>', '</script>', '<!--', '<b>', '&amp;', '&#0;', '"', "'"],
  ...[
    '|',
    '\\',
    '\\|',
    '`',
    '```',
    '~~~',
    '</code>',
    '</details>',
    '\n\n# a',
    '[a](b)',
    '@org/team',
  ],
  ...['\r', '\n', '\n::error::a', '::endgroup::', '##[error]a', '%0A', '%', ':', ','],
  ...['\u001b[31m', '\u0000', '\u0085', '\u2028', '\u202e', '\ufeff', '\ufffe', '\uffff'],
  ...['\ud800', '\udc00', '\u{1f600}', ' ', 'a'.repeat(5_000)],
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 5 })), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

/** The report with a text in the place of every text that a recording or a contract has a part in. */
const hostile = text.map((text): Report => {
  const source = { file: `${text}.har` };
  return {
    ...base,
    contracts: [text],
    recordings: [source.file],
    broken: [{ problem: text, location: source }],
    findings: base.findings.map((finding) => ({
      ...finding,
      ...{ contract: text, operation: text, pointer: text, received: text, documented: text },
      exchange: { ...finding.exchange, ...source, url: text, method: text },
      contractLocation: { file: text, line: 1, column: 1, pointer: text },
    })),
    exchangeVerdicts: base.exchangeVerdicts.map((verdict) => ({
      ...verdict,
      ...source,
      ...{ contract: text, operation: text, reason: verdict.reason && text },
    })),
    clusters: base.clusters.map((cluster, index) => ({
      ...cluster,
      ...{ contract: text, operations: [text], pointer: text, documented: text, summary: text },
      contractLocation: { file: text, line: 1, column: 1, pointer: text },
      evidence: cluster.evidence.map(({ exchange }) => ({
        received: text,
        exchange: { ...exchange, ...source, url: text, method: text },
      })),
      edit: text,
      ...(index === 0 && { known: { reason: text, owner: text, expires: null } }),
    })),
    drift: [drift, { ...drift, severity: 'info' as const }].map((row) => ({
      ...row,
      ...{ contract: text, operation: text, pointer: text },
      ...{ documented: text, recorded: text, received: text },
      first: { ...source, index: 0 },
      contractLocation: { file: text, line: 1, column: 1, pointer: text },
    })),
    reasons: base.reasons.map((reason) => ({
      ...reason,
      reason: text,
      first: { ...source, index: 0 },
    })),
  };
});

const runs = { numRuns: 200 };
const shortcomings = ({ contracts }: Report) => ({ shortcomings: [...contracts] });

test('JSON and NDJSON are read as they were', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (report) => {
      const whole = JSON.parse(await written('json', report));
      expect(whole).toEqual(JSON.parse(JSON.stringify(report)));
      const lines = (await written('ndjson', report)).trimEnd().split('\n');
      const findings = lines
        .map((line) => JSON.parse(line))
        .filter(({ type }) => type === 'finding');
      expect(findings).toEqual(
        whole.findings.map((finding: object) => ({ type: 'finding', ...finding })),
      );
    }),
    runs,
  );
});

test('JUnit is XML with a test case for each exchange and the run', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (report) => {
      const { root } = parseXml(await written('junit', report, shortcomings(report)));
      const suites = (root as XmlElement).children.filter(({ type }) => type === 'element');
      const names = suites.flatMap((suite) =>
        (suite as XmlElement).children.flatMap((child) =>
          child.type === 'element' ? (child as XmlElement).name : [],
        ),
      );
      expect(names).toEqual(Array(report.exchanges + 1).fill('testcase'));
    }),
    runs,
  );
});

test('SARIF satisfies its schema, without halves of surrogate pairs', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (report) => {
      const log = await written('sarif', report, { ...shortcomings(report), isBaselined: true });
      expect(expectSarif(log).results).toHaveLength(report.clusters.length + 1);
      expect(log).not.toMatch(/\\ud[89a-f]/);
    }),
    runs,
  );
});

test('GitHub reads no command but ours', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (report) => {
      const commands = commandsIn(await written('github', report, shortcomings(report)));
      expect(commands.map(({ name }) => name)).toEqual([
        'group',
        'stop-commands',
        'endgroup',
        ...report.clusters.slice(1).map(() => 'error'),
      ]);
      for (const { properties } of commands.slice(3)) {
        expect(Object.keys(properties)).toEqual(['file', 'line', 'col', 'title']);
      }
    }),
    runs,
  );
});

test('Markdown has no markup but ours, and fits a comment', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (report) => {
      const markdown = await written('markdown', report, shortcomings(report));
      expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(65_536);
      const kinds = new Set<string>();
      let rows = 0;
      marked.walkTokens(marked.lexer(markdown), (token) => {
        kinds.add(token.type);
        if (token.type === 'table') rows += token.rows.length;
        if (token.type !== 'html') return;
        const own = /^(?:<\/?details>|<\/?summary>|<\/?code>|<br>|&#\d+;|[\p{L}\p{N}\s,])*$/u;
        expect(token.raw).toMatch(own);
      });
      expect(rows).toBe(report.clusters.length - 1 + report.drift.length);
      const ours = ['heading', 'space', 'list', 'list_item', 'paragraph', 'strong', 'text'];
      const others = [...kinds].filter((kind) => !ours.includes(kind)).sort();
      expect(others).toEqual(['code', 'codespan', 'html', 'table']);
    }),
    runs,
  );
});

test.each(['text', 'github', 'markdown', 'junit'] as const)(
  'nothing in %s steers a terminal',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(hostile, async (report) => {
        const shown = await written(format, report, shortcomings(report));
        expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202e\u2028\ufeff]/u);
      }),
      runs,
    );
  },
);

test('a report of the same run is the same', async () => {
  for (const format of ['ndjson', 'junit', 'sarif', 'github', 'markdown'] as const) {
    expect(await written(format, base)).toBe(await written(format, base));
  }
});
