import { createHash } from 'node:crypto';
import { type Cause, causesOf } from '../causes.ts';
import { judgedExchanges } from '../lists.ts';
import { plain } from '../paint.ts';
import { inPieces } from '../pieces.ts';
import type { ReportedRun } from '../reported-run.ts';
import { textReport } from '../text.ts';
import { readAssets } from './assets.ts';
import { exchangeData } from './exchange-data.ts';
import { runData } from './run-data.ts';

/**
 * The report as one page for browsers, piece by piece. All that it needs is in it; nothing else is let in,
 * and no script but its own (Content Security Policy Level 3, §2.3.1). The same run makes the same bytes.
 */
export function htmlReport(run: ReportedRun): AsyncGenerator<string> {
  return inPieces(parts(run));
}

async function* parts({ summary, lists, shortcomings }: ReportedRun): AsyncGenerator<string> {
  const { template, style, script, icon } = await readAssets();
  const causes = causesOf(summary.clusters);
  const run = runData(summary, shortcomings, causes);
  const exchanges = exchangeData(judgedExchanges(lists), placesOf(causes));
  const policy = `default-src 'none'; img-src data:; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`;
  const values: Readonly<Record<string, Iterable<string> | AsyncIterable<string>>> = {
    policy: [`<meta http-equiv="Content-Security-Policy" content="${policy}" />`],
    look: [
      `<title>${escaped(summary.contracts.join(', '))} · Specwright</title>\n`,
      `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}" />\n`,
      `<style>${style}</style>`,
    ],
    text: [`<noscript><pre>${escaped(textReport(summary, shortcomings, plain))}</pre></noscript>`],
    data: jsonScripts({ 'run-data': [JSON.stringify(run)], 'exchanges-data': exchanges }),
    script: [`<script type="module">${script}</script>`],
  };
  for (const [index, part] of template.split(/<!-- (\w+) -->/).entries()) {
    if (index % 2 === 0) yield part;
    else yield* values[part] as Iterable<string>;
  }
}

/** Where the causes of findings stand in the list, by fingerprint. */
function placesOf(causes: readonly Cause[]): ReadonlyMap<string, number> {
  return new Map(
    causes.flatMap((cause, place) => cause.map(({ fingerprint }) => [fingerprint, place] as const)),
  );
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** JSON texts by the ids of their elements. They end no script element, and open no comment in it (HTML §4.12.1.3). */
async function* jsonScripts(
  texts: Readonly<Record<string, Iterable<string> | AsyncIterable<string>>>,
): AsyncGenerator<string> {
  for (const [id, pieces] of Object.entries(texts)) {
    yield `<script type="application/json" id="${id}">`;
    for await (const piece of pieces) yield piece.replaceAll('<', '\\u003c');
    yield '</script>\n';
  }
}
