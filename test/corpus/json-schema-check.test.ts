import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ajv, AnySchema, Options } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkRecording } from '../../src/adapters/check-recording.ts';
import type { ExchangeVerdict } from '../../src/conformance/report.ts';
import type { Schema } from '../../src/contract/contract.ts';
import { unsayable } from './json-schema-in-3.0.ts';
import { OTHERWISE } from './json-schema-otherwise.ts';
import {
  type Draft,
  type Group,
  loadSchema,
  missing,
  type Remotes,
  readGroups,
  readRemotes,
  serveRemotes,
} from './json-schema-suite.ts';

const PATIENCE = { timeout: 300_000 };
const PLAIN: Options = { strict: false, logger: false };

/** How a draft of the suite becomes contracts, and who judges it without them. */
interface Line {
  readonly draft: Draft;
  readonly openapi: string;
  readonly groups: readonly Group[];
  readonly createAjv: (options: Options) => Ajv;
}

/** A value of the suite as the body of an exchange. */
interface Case {
  readonly group: string;
  readonly name: string;
  readonly isRight: boolean;
  readonly isRightByAjv: boolean;
  /** Why it is unchecked. */
  readonly unchecked: string | undefined;
}

let remotes: Remotes;
let folder: string;

describe.skipIf(missing !== '')(`the JSON Schema Test Suite, recorded${missing}`, PATIENCE, () => {
  beforeAll(async () => {
    remotes = await serveRemotes();
    folder = await mkdtemp(join(tmpdir(), 'specwright-suite-'));
  });

  afterAll(async () => {
    remotes.close();
    await rm(folder, { recursive: true });
  });

  test('2020-12 in OpenAPI 3.1', async () => {
    const draft = 'draft2020-12';
    const groups = readGroups(draft, remotes.host);
    const createAjv = (options: Options): Ajv => new Ajv2020(options);
    const cases = await judge({ draft, openapi: '3.1.0', groups, createAjv });
    expect(account(cases, OTHERWISE[draft])).toMatchInlineSnapshot(`
      {
        "cases": 2225,
        "otherwise": {
          "ISO 8601 lets units between be left out, and Java writes PT1H2S": 2,
          "a pattern that the flag u refuses is read without it": 1,
          "each schema of a document is read as 2020-12": 1,
          "idn-hostname is unknown, and says nothing": 54,
          "whether an A-label is one of IDNA isn’t asked": 23,
          "which vocabularies a schema is read with is not its own to say": 1,
        },
        "right": 2143,
        "rightByAjv": 2041,
      }
    `);
  });

  test('draft 4 in OpenAPI 3.0, as far as it has its keywords', async () => {
    const draft = 'draft4';
    const schemas = readRemotes(draft, remotes.host);
    const groups: Group[] = [];
    const leftOut: string[] = [];
    for (const group of readGroups(draft, remotes.host)) {
      const [reason] = unsayable(group.schema, schemas);
      if (reason === undefined) groups.push(group);
      else leftOut.push(reason);
    }
    expect(count(leftOut)).toMatchInlineSnapshot(`
      {
        "$ref to http://json-schema.org/draft-04/schema": 2,
        "additionalItems": 4,
        "dependencies": 5,
        "id": 13,
        "items of several": 13,
        "patternProperties": 13,
        "type of several": 5,
        "type: null": 8,
      }
    `);
    const createAjv = (options: Options): Ajv => new Ajv04.default(options);
    const cases = await judge({ draft, openapi: '3.0.3', groups, createAjv });
    expect(account(cases, OTHERWISE[draft])).toMatchInlineSnapshot(`
      {
        "cases": 716,
        "otherwise": {
          "1.0 is an integer, as it is from draft 6 on": 1,
        },
        "right": 715,
        "rightByAjv": 701,
      }
    `);
  });
});

/** Formats are asserted by the cases that are about them, and annotate elsewhere, as the suite has it. */
async function judge({ groups, ...line }: Line): Promise<Case[]> {
  const isAsserting = ({ name }: Group): boolean => name.startsWith('optional/format');
  const asserting = { ...line, groups: groups.filter(isAsserting) };
  const annotating = { ...line, groups: groups.filter((group) => !isAsserting(group)) };
  return [...(await judgeAs('annotate', annotating)), ...(await judgeAs('assert', asserting))];
}

async function judgeAs(formats: 'assert' | 'annotate', line: Line): Promise<Case[]> {
  const { draft, openapi, groups, createAjv } = line;
  const { host } = remotes;
  const nameOf = (index: number): string => `${draft}-${formats}-${index}`;
  const contracts = await Promise.all(
    groups.map(({ schema }, index) => {
      return loadSchema(schema, { folder, name: nameOf(index), openapi, host });
    }),
  );
  const recording = join(folder, `${draft}-${formats}.har`);
  const entries = groups.flatMap(({ tests }, index) =>
    tests.map(({ text }) => entry(`http://${nameOf(index)}.example/`, text)),
  );
  await writeFile(recording, JSON.stringify({ log: { version: '1.2', entries } }));
  const { exchangeVerdicts } = await checkRecording(recording, {
    contracts: contracts.map((contract) => ({ contract, semantics: undefined })),
    formats,
  });
  const schemas = readRemotes(draft, host);
  const ajv = groups.flatMap((group) => {
    return judgeByAjv(
      group,
      schemas,
      createAjv({ ...PLAIN, validateFormats: formats === 'assert' }),
    );
  });
  return groups
    .flatMap(({ name, tests }) => tests.map((test) => ({ ...test, group: name })))
    .map(({ group, description, valid }, index) => {
      const { verdict, reason } = exchangeVerdicts[index] as ExchangeVerdict;
      return {
        group,
        name: `${group}: ${description}`,
        isRight: verdict === (valid ? 'pass' : 'fail'),
        isRightByAjv: ajv[index] === valid,
        unchecked: verdict === 'unchecked' ? (reason ?? '') : undefined,
      };
    });
}

/** An answer with a JSON body, as HAR has it. */
function entry(url: string, text: string): object {
  return {
    request: { method: 'GET', url, headers: [] },
    response: { status: 200, headers: [], content: { mimeType: 'application/json', text } },
  };
}

/** Whether ajv, as it comes, finds the values of a group valid; `undefined` where it can't tell. */
function judgeByAjv(
  { schema, tests }: Group,
  schemas: ReadonlyMap<string, Schema>,
  ajv: Ajv,
): (boolean | undefined)[] {
  addFormats.default(ajv);
  for (const [url, remote] of schemas) ajv.addSchema(remote as AnySchema, url, undefined, false);
  try {
    const validate = ajv.compile(schema as AnySchema);
    return tests.map(({ data }) => validate(data) === true);
  } catch {
    return tests.map(() => undefined);
  }
}

/** What the cases come to: none may be neither right, nor unchecked, nor on the list with its reason. */
function account(cases: readonly Case[], listed: Readonly<Record<string, string>>): object {
  const wrong = cases.filter(({ isRight }) => !isRight);
  const reasons = wrong.map(({ name, group, unchecked }) => {
    if (unchecked !== undefined) return `unchecked: ${unchecked}`;
    return listed[name] ?? listed[group] ?? `silently wrong: ${name}`;
  });
  const names = new Set(wrong.flatMap(({ name, group }) => [name, group]));
  expect(Object.keys(listed).filter((name) => !names.has(name))).toEqual([]);
  expect(reasons.filter((reason) => reason.startsWith('silently wrong'))).toEqual([]);
  const right = cases.length - wrong.length;
  const rightByAjv = cases.filter(({ isRightByAjv }) => isRightByAjv).length;
  expect(right).toBeGreaterThanOrEqual(rightByAjv);
  return { cases: cases.length, right, rightByAjv, otherwise: count(reasons) };
}

function count(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}
