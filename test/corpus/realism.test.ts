import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createMock } from '../../src/mock/create-mock.ts';
import { openContract } from '../../src/semantics/open.ts';

const CORPUS = new URL('../../../shared/corpus/openapi/', import.meta.url);
const reason = existsSync(CORPUS) ? '' : ' (skipped: the corpus lies beside this checkout only)';

/** A request, and what it is sent with. */
type Asked = readonly [line: string, body?: unknown];

const BEARER = { authorization: 'Bearer anything' };

describe('answers that a person wouldn’t take for noise', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly Asked[]]>([
    [
      'braze',
      BEARER,
      [['GET /events/data_series?event=checkout&length=5'], ['GET /events/data_series?length=5']],
    ],
    [
      'datadog-product-analytics',
      { 'dd-api-key': 'key', 'dd-application-key': 'key' },
      [
        [
          'POST /api/v2/product-analytics/analytics/scalar',
          {
            data: {
              type: 'formula_analytics_extended_request',
              attributes: {
                from: 1_794_873_600_000,
                to: 1_795_132_800_000,
                query: {
                  query: {
                    data_source: 'product_analytics',
                    search: { query: '@type:view' },
                  },
                  compute: { aggregation: 'count' },
                  group_by: [{ facet: '@view.name', limit: 3, should_exclude_missing: true }],
                },
              },
            },
          },
        ],
      ],
    ],
    [
      'tell',
      { ...BEARER, 'x-workspace-id': 'ws_abc123' },
      [
        ['GET /api/v1/metrics/dau?range=7d'],
        ['GET /api/v1/metrics/events/raw?range=2026-11-19,2026-11-19&limit=1'],
      ],
    ],
    [
      'mparticle-platform',
      BEARER,
      [['GET /v1/apps/1?accountId=1'], ['POST /v1/apps?accountId=1', { name: '' }]],
    ],
  ])('of %s', async (name, headers, requests) => {
    const page = await pageOf(name, headers, requests);
    await expect(page).toMatchFileSnapshot(`./realism/${name}.md`);
  });

  test.skipIf(reason !== '').each<[string, readonly Asked[]]>([
    [
      'github',
      [
        ['GET /app/hook/deliveries?per_page=2'],
        ['GET /users/octocat'],
        ['POST /repos/octocat/hello-world/labels', { name: 'bug', color: 'ff0000' }],
        ['GET /repos/octocat/hello-world/milestones/3'],
      ],
    ],
    [
      'stripe',
      [['GET /v1/products?limit=2'], ['GET /v1/coupons/spring'], ['GET /v1/tax_rates/txr_1']],
    ],
  ])(`of %s${reason}`, async (name, requests) => {
    const page = await pageOf(fileURLToPath(new URL(`${name}.json`, CORPUS)), BEARER, requests);
    await expect(page).toMatchFileSnapshot(`./realism/${name}.md`);
  });
});

/** Requests and their answers, as a page to read. */
async function pageOf(
  contract: string,
  headers: Readonly<Record<string, string>>,
  requests: readonly Asked[],
): Promise<string> {
  const opened = await openContract(contract);
  const { respond } = await createMock(opened, { now: 'fixed:2026-11-20T12:00:00Z' });
  const answers = requests.map(([line, body]) => {
    const [method = '', url = ''] = line.split(' ');
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = respond({ method, url, headers: { ...headers, ...type }, ...sent });
    const json = JSON.stringify(JSON.parse(String(answer.body)), null, 2);
    const asked = body === undefined ? line : `${line}\n\n${JSON.stringify(body)}`;
    return `\`\`\`http\n${asked}\n\`\`\`\n\n${answer.status}\n\n\`\`\`json\n${json}\n\`\`\`\n`;
  });
  return [`# ${opened.contract.title}\n`, ...answers].join('\n');
}
