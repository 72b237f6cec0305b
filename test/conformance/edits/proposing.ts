import { applyPatch } from 'diff';
import { editsFor } from '../../../src/conformance/edits/patch.ts';
import type { Report } from '../../../src/conformance/report.ts';
import type { Exchange } from '../../../src/http/exchange.ts';
import { check, exchange, openSubject } from '../exchanges.ts';

const json = { 'content-type': 'application/json' };

/** A document whose only answer has one schema. */
export function documentOf(schema: string, version = '3.1.0'): string {
  return `openapi: ${version} # the version
info: { title: Shop, version: '1' }
servers: [{ url: https://api.shop.example/v1 }]
paths:
  /orders:
    get:
      parameters:
        - { name: page, in: query, required: true, schema: { type: integer, maximum: 9 } }
      responses:
        '200':
          description: An order.
          headers:
            X-Count: { required: true, schema: { type: integer } }
          content:
            application/json:
              schema:
                # of the order
                ${schema.replaceAll('\n', '\n                ')}
`;
}

export const URL = 'https://api.shop.example/v1/orders';
export const answered = (
  body: unknown,
  url = `${URL}?page=1`,
  headers: object = { 'x-count': '1' },
) => exchange({ url }, { headers: { ...json, ...headers }, body: JSON.stringify(body) });

/** What is proposed, and what a check says after it is done. */
export async function propose(text: string, exchanges: readonly Exchange[], strict = false) {
  const report = await check(exchanges, [await openSubject(text)], { strict });
  const edits = editsFor(report, { read: () => text, rootOf: () => undefined });
  const { summary } = edits;
  const patch = await edits.patch();
  const patched = patch === '' ? text : applyPatch(text, patch);
  if (patched === false) throw new Error(`the patch can't be applied:\n${patch}`);
  const after = await check(exchanges, [await openSubject(patched)], { strict });
  return {
    report,
    edits: summary.clusters.map(({ edit }) => edit),
    noEdits: summary.clusters.map(({ noEdit }) => noEdit),
    patch,
    patched,
    after,
  };
}

export function passes({ verdicts }: Report): number {
  return verdicts.pass;
}
