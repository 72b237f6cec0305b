import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';

/** What of SARIF is looked at here. */
export interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly [
    {
      readonly exitCode: number;
      readonly exitCodeDescription?: string;
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications: readonly object[];
    },
  ];
  readonly results: readonly (Readonly<Record<string, unknown>> & { readonly ruleId: string })[];
}

const ajv = new Ajv04.default({ strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const file = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
const validate = ajv.compile(
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(file), 'utf8')),
);

/** The one run of a log, which satisfies the published schema and tells each result's rule. */
export function expectSarif(text: string): SarifRun {
  const log = JSON.parse(text);
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  const [run] = log.runs as [SarifRun];
  const rules = new Set(run.tool.driver.rules.map(({ id }) => id));
  expect(run.results.filter(({ ruleId }) => !rules.has(ruleId))).toEqual([]);
  return run;
}
