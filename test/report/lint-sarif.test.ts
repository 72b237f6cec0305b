import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lintContract } from '../../src/lint/lint.ts';
import { writeLintReport } from '../../src/report/lint.ts';
import { plain } from '../../src/report/paint.ts';
import { LINT_REQUIREMENTS } from '../../src/report/requirements.ts';
import { openSubject } from '../conformance/exchanges.ts';
import { expectSarif } from './sarif-schema.ts';

test('a result for each problem, the worst first', async () => {
  const { compiled } = await openSubject(`openapi: 3.1.0
info: { title: Odd, version: '1' }
paths:
  /a:
    get:
      responses:
        '200':
          description: Some.
          content: { application/json: { schema: { type: string, format: odd, default: 1 } } }
`);
  const problems = await lintContract(compiled.contract);
  const report = {
    version: 1,
    contracts: ['api'],
    problems: problems.map((problem) => ({ contract: 'api', ...problem })),
  } as const;
  const run = expectSarif(writeLintReport('sarif', report, process.cwd(), plain));
  expect(run.results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['defaults-valid', 'error'],
    ['formats-known', 'note'],
  ]);
  expect(run.results[0]).toMatchInlineSnapshot(`
    {
      "level": "error",
      "locations": [
        {
          "logicalLocations": [
            {
              "fullyQualifiedName": "/paths/~1a/get/responses/200/content/application~1json/schema/default",
            },
          ],
          "physicalLocation": {
            "artifactLocation": {
              "uri": "api.yaml",
              "uriBaseId": "%SRCROOT%",
            },
            "region": {
              "startColumn": 79,
              "startLine": 9,
            },
          },
        },
      ],
      "message": {
        "text": "the default breaks its schema: expected string, received 1",
      },
      "partialFingerprints": {
        "primaryLocationLineHash": "c6ec44f7a3ecc110",
        "specwrightProblem/v1": "c6ec44f7a3ecc110",
      },
      "ruleId": "defaults-valid",
    }
  `);
  expect(run.invocations).toEqual([
    {
      executionSuccessful: true,
      exitCode: 1,
      exitCodeDescription: '1 problem of severity error',
      toolExecutionNotifications: [],
    },
  ]);
});

test('every rule says what it requires', () => {
  const rules = readdirSync(new URL('../../src/lint/rules', import.meta.url)).map((file) =>
    file.replace('.ts', ''),
  );
  expect(Object.keys(LINT_REQUIREMENTS).sort()).toEqual([...rules, 'semantics-valid'].sort());
});
