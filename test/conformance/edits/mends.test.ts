import { applyPatch, parsePatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEdit } from '../../../src/conformance/edits/edit.ts';
import { editsFor } from '../../../src/conformance/edits/patch.ts';
import { editFor } from '../../../src/conformance/edits/propose.ts';
import type { Cluster } from '../../../src/conformance/report.ts';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { openText } from '../../../src/contract/edit-text.ts';
import { applySplices } from '../../../src/contract/splice.ts';
import { yaml } from '../../../src/contract/yaml.ts';
import type { Exchange } from '../../../src/http/exchange.ts';
import type { Contracts } from '../cases/case-file.ts';
import {
  CONTRACT_FILES,
  caseFiles,
  exchangeOf,
  policyOf,
  subjectsOf,
} from '../cases/read-cases.ts';
import { check, exchange, openSubject } from '../exchanges.ts';

/** What a cluster's edit says that it mends, and how many more exchanges pass once it is made alone. */
interface Outcome {
  readonly edit: string;
  readonly claimed: number;
  readonly gained: number;
}

/** Makes each edit of a run by itself, and checks again. */
async function outcomes(text: string, exchanges: readonly Exchange[]): Promise<Outcome[]> {
  const before = await check(exchanges, [await openSubject(text)]);
  const { summary } = editsFor(before, { read: () => text, rootOf: () => undefined });
  const found: Outcome[] = [];
  for (const cluster of summary.clusters) {
    const { edit, mends: claimed } = cluster;
    if (edit === undefined || claimed === 0) continue;
    const edited = withEdit(text, cluster, summary.clusters);
    const after = await check(exchanges, [await openSubject(edited)]);
    found.push({ edit, claimed, gained: after.verdicts.pass - before.verdicts.pass });
  }
  return found;
}

function withEdit(text: string, cluster: Cluster, clusters: readonly Cluster[]): string {
  const opened = openText(text);
  const version = String(opened.valueAt('/openapi') ?? opened.valueAt('/swagger'));
  const errors = clusters.filter(({ severity }) => severity === 'error');
  const edit = editFor(cluster, opened.valueAt, version, errors);
  if (!isEdit(edit)) throw new Error(`there is no edit: ${edit.noEdit}`);
  const splices = edit.steps.map(({ pointer, change }) => opened.spliceFor(pointer, change));
  return applySplices(
    text,
    splices.filter((splice) => splice !== undefined),
  );
}

describe('what edits claim to mend passes once they are made', () => {
  for (const [name, cases] of caseFiles) {
    const together = Map.groupBy(cases, ({ contracts, options }) =>
      JSON.stringify([contracts, options]),
    );
    test(`all of them, in the cases of ${name}`, async () => {
      for (const group of together.values()) {
        const [{ contracts, options }] = group as [(typeof group)[number]];
        const { policy, servers } = policyOf(options);
        const judge = async (texts: Contracts) => {
          const exchanges = group.map((one, index) => exchangeOf(one.exchange, index));
          return check(exchanges, await subjectsOf(texts, options), { ...policy, servers });
        };
        const before = await judge(contracts);
        const { summary, patch } = editsFor(before, {
          read: (file) => contracts[CONTRACT_FILES.indexOf(file)],
          rootOf: () => undefined,
        });
        const edits = summary.clusters.filter(({ edit }) => edit !== undefined);
        const claimed = edits.reduce((sum, { mends }) => sum + mends, 0);
        if (claimed === 0) continue;
        const written = await patch();
        const after = await judge(patched(contracts, written));
        expect(after.verdicts.pass, written).toBeGreaterThanOrEqual(before.verdicts.pass + claimed);
      }
    });
  }

  const scalar = fc.constantFrom<Json>(null, true, 0, 3, 7, 1.5, 'a', 'bb', 'x@y.example');
  const value = fc.oneof(
    { weight: 4, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
    {
      weight: 3,
      arbitrary: fc.dictionary(fc.constantFrom('a', 'b', 'kind'), scalar, {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    },
  );
  const keywords = fc.record(
    {
      type: fc.constantFrom('string', 'integer', 'number', 'boolean', 'array', 'object'),
      enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }),
      const: scalar,
      format: fc.constantFrom('int32', 'email'),
      pattern: fc.constantFrom('^a', 'b'),
      minLength: fc.constantFrom(1, 2),
      maxLength: fc.constantFrom(1, 2),
      minimum: fc.constantFrom(1, 5),
      exclusiveMaximum: fc.constantFrom(3, 7),
      multipleOf: fc.constantFrom(2, 5),
      minItems: fc.constantFrom(1, 2),
      maxItems: fc.constantFrom(0, 1),
      uniqueItems: fc.constant(true),
      maxProperties: fc.constantFrom(0, 1),
      required: fc.uniqueArray(fc.constantFrom('a', 'b', 'kind'), { minLength: 1 }),
      additionalProperties: fc.constant(false),
    },
    { requiredKeys: [], noNullPrototype: true },
  );
  const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      keywords as fc.Arbitrary<JsonObject>,
      fc
        .tuple(keywords, fc.dictionary(fc.constantFrom('a', 'b'), tie('schema'), { maxKeys: 2 }))
        .map(([more, properties]) => ({ ...more, properties }) as JsonObject),
      fc
        .tuple(
          fc.constantFrom('allOf', 'anyOf', 'oneOf'),
          fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
        )
        .map(([keyword, branches]): JsonObject => ({ [keyword]: branches })),
      tie('schema').map((not): JsonObject => ({ not })),
    ),
  }));

  test('each by itself, with generated schemas and bodies', { timeout: 60_000 }, async () => {
    const bodies = fc.array(value, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(schema, bodies, async (generated, values) => {
        const text = documentOf(generated);
        const found = await outcomes(text, values.map(answered));
        expect(found.filter(({ claimed, gained }) => gained < claimed)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

/** The contracts after a patch of their files. */
function patched(contracts: Contracts, patch: string): Contracts {
  const patches = new Map(parsePatch(patch).map((each) => [each.newFileName, each]));
  return contracts.map((text, index) => {
    const ofFile = patches.get(`b/${CONTRACT_FILES[index]}`);
    if (ofFile === undefined) return text;
    const after = applyPatch(text, ofFile);
    if (after === false) throw new Error(`the patch can't be applied:\n${patch}`);
    return after;
  });
}

function documentOf(schema: JsonObject): string {
  const content = { 'application/json': { schema } };
  return yaml().stringify({
    openapi: '3.1.0',
    info: { title: 'Generated', version: '1' },
    servers: [{ url: 'https://api.shop.example/v1' }],
    paths: {
      '/orders': { get: { responses: { '200': { description: 'Some.', content } } } },
    },
  });
}

function answered(body: Json, index: number): Exchange {
  const headers = { 'content-type': 'application/json' };
  return exchange({}, { headers, body: JSON.stringify(body) }, index);
}
