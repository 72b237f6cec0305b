import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../contract/folder.ts';
import { BRAZE } from './recordings.ts';
import { run, workIn } from './run-main.ts';
import { runProcess, start } from './spawn.ts';

/** A document of two operations, whose answers are numbers. */
const DOCUMENT = `openapi: 3.1.0
info: { title: T, version: '1' }
servers: [{ url: https://api.example.com }]
paths:
  /a:
    get:
      security: [{ bearer: [] }]
      responses:
        '200': { description: ok, content: { application/json: { schema: { type: number } } } }
  /b:
    get:
      responses:
        '200': { description: ok, content: { application/json: { schema: { type: strin } } } }
components: { securitySchemes: { bearer: { type: http, scheme: bearer } } }
`;

/** A recording of `GET`s, by URL, with the JSON of their answers; none: there was no answer. */
function harOf(answers: readonly (readonly [url: string, body: string | undefined])[]): string {
  const entries = answers.map(([url, body]) => ({
    request: { method: 'GET', url, headers: [{ name: 'authorization', value: 'Bearer x' }] },
    ...(body !== undefined && {
      response: {
        status: 200,
        headers: [{ name: 'content-type', value: 'application/json' }],
        content: { mimeType: 'application/json', text: body },
      },
    }),
  }));
  return JSON.stringify({ log: { version: '1.2', entries } });
}

/** Runs `check` on a recording of such answers, against the document above. */
async function checkAnswers(answers: Parameters<typeof harOf>[0], ...args: string[]) {
  const folder = await folderOf({ 'api.yaml': DOCUMENT, 'a.har': harOf(answers) });
  return run('check', join(folder, 'a.har'), '--contract', join(folder, 'api.yaml'), ...args);
}

const GOOD = ['https://api.example.com/a', '1'] as const;
const BAD = ['https://api.example.com/a', '"1"'] as const;
const UNJUDGED = ['https://api.example.com/b', '1'] as const;
const UNANSWERED = ['https://api.example.com/a', undefined] as const;
const FOREIGN = ['https://elsewhere.example.com/a', '1'] as const;
const STAGING = ['http://localhost:4000/v2/a', '1'] as const;

describe('the exit code', () => {
  test.each([
    ['what satisfies the contract', [GOOD], [], 0, 'All is well.'],
    ['a breach', [GOOD, BAD], [], 1, '1 finding of severity error'],
    ['a breach of a check that is ignored', [GOOD, BAD], ['--ignore', 'response-body'], 0, ''],
    ['a breach of another check than may fail', [BAD], ['--fail-on', 'response-headers'], 0, ''],
    [
      'a breach of one of those that may fail, named in two ways',
      [BAD],
      ['--fail-on', 'response-body,request-body', '--fail-on', 'response-headers'],
      1,
      '1 finding of severity error',
    ],
    ['what could not be judged beside what was', [GOOD, UNJUDGED], [], 0, '1 unchecked'],
    [
      'what could not be judged, where that fails',
      [GOOD, UNJUDGED],
      ['--fail-on', 'unchecked'],
      1,
      '1 exchange unchecked',
    ],
    ['a schema that does not compile', [UNJUDGED], [], 1, 'nothing was judged'],
    ['an exchange without an answer', [UNANSWERED], [], 1, 'nothing was judged'],
    ['another host', [FOREIGN], [], 1, 'nothing was judged'],
    ['no exchange', [], [], 1, 'nothing was judged'],
    ['a server that is named', [STAGING], ['--server', 'http://localhost:4000/v2/'], 0, '1 pass'],
    ['enough coverage', [GOOD], ['--min-coverage', '50'], 0, '(50 %)'],
    ['enough of each', [GOOD], ['--min-coverage', '50', '--min-coverage', 'parameters=0'], 0, ''],
    [
      'too little of one',
      [GOOD],
      ['--min-coverage', 'operations=100', '--min-coverage', 'enum-values=100'],
      1,
      '50.0 % of the documented operations are exercised, less than 100 %',
    ],
    ['too little coverage', [GOOD], ['--min-coverage', '51'], 1, 'less than 51 %'],
  ] as const)('%s', async (_, answers, args, wanted, said) => {
    const { exitCode, out, err } = await checkAnswers(answers, ...args);
    expect({ exitCode, err }, out).toEqual({ exitCode: wanted, err: '' });
    expect(out).toContain(said);
  });

  test('what stays unchecked is told with its reason and place', async () => {
    const { out } = await checkAnswers([GOOD, UNJUDGED, UNANSWERED]);
    expect(out).toMatch(/unchecked .*a\.har entries\[1\]: .*api\.yaml:13:\d+: .*strin/s);
    expect(out).toMatch(/unchecked .*a\.har entries\[2\]: the recording holds no response/);
  });
});

describe('--strict, --media-types, --formats', () => {
  const CHECKED = `openapi: 3.1.0
info: { title: T, version: '1' }
servers: [{ url: https://api.example.com }]
paths:
  /a:
    get:
      responses:
        '200':
          description: ok
          content:
            application/vnd.api+json:
              schema: { type: object, properties: { on: { type: string, format: date } } }
`;
  test.each([
    ['an undeclared property', '{"x":1}', [], 0],
    ['an undeclared property, strictly', '{"x":1}', ['--strict'], 1],
    ['a related media type, strictly', '{}', ['--media-types', 'strict'], 1],
    ['a format that is broken', '{"on":"today"}', [], 1],
    ['a format that is annotated', '{"on":"today"}', ['--formats', 'annotate'], 0],
  ])('%s', async (_, body, args, wanted) => {
    const har = harOf([['https://api.example.com/a', body]]);
    const folder = await folderOf({ 'api.yaml': CHECKED, 'a.har': har });
    const files = [join(folder, 'a.har'), '--contract', join(folder, 'api.yaml')];
    const { exitCode, out } = await run('check', ...files, ...args);
    expect(exitCode, out).toBe(wanted);
  });
});

describe('reports', () => {
  test('--report json is all that stands on stdout', async () => {
    const { exitCode, out, err } = await run('check', BRAZE, '--report', 'json');
    expect([exitCode, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      contracts: ['braze'],
      exchanges: 8,
      verdicts: { pass: 8, fail: 0, unchecked: 0, skipped: 0 },
      findings: [],
    });
  });

  test('a file and stdout together, and a file name with = inside', async () => {
    const folder = await folderOf({});
    const file = join(folder, 'a=b.json');
    const reports = ['--report', `json=${file}`, '--report', 'text'];
    const { exitCode, out } = await run('check', BRAZE, ...reports);
    expect([exitCode, out.split('\n').at(-2)]).toEqual([0, 'All is well.']);
    expect(JSON.parse(await readFile(file, 'utf8')).exchanges).toBe(8);
  });

  describe('a run that falls short says so where its text is not shown', () => {
    test.each([
      ['JSON on stdout', ['json'], 'stdout'],
      ['JSON in a file', ['json=a.json'], 'a.json'],
      ['text in a file', ['text=a.txt'], 'a.txt'],
      ['several', ['json', 'text=a.txt'], 'stdout, a.txt'],
    ])('%s', async (_, reports, places) => {
      workIn(await folderOf({}));
      const args = reports.flatMap((report) => ['--report', report]);
      const { exitCode, err } = await checkAnswers([BAD], ...args, '--min-coverage', '100');
      expect(exitCode).toBe(1);
      expect(err).toBe(
        `Falls short: 1 finding of severity error; 50.0 % of the documented responses are exercised, less than 100 %. The report: ${places}\n`,
      );
      expect((await checkAnswers([GOOD], ...args)).err).toBe('');
      expect((await checkAnswers([BAD], ...args, '--quiet')).err).toBe('');
    });

    test('and nothing more where it is', async () => {
      workIn(await folderOf({}));
      const args = ['--report', 'text', '--report', 'json=a.json'];
      expect((await checkAnswers([BAD], ...args)).err).toBe('');
    });
  });

  test('a finding says where it stands in the contract', async () => {
    const { out } = await checkAnswers([BAD], '--report', 'json');
    expect(JSON.parse(out).findings).toMatchObject([
      {
        check: 'response-body',
        operation: 'GET /a',
        received: '"1"',
        exchange: { index: 0, method: 'GET', url: BAD[0], status: 200 },
        contractLocation: { line: 9, column: 76 },
      },
    ]);
  });
});

test('- reads the recording from standard input', async () => {
  const child = start(['check', '-', '--report', 'json']);
  child.stdin.end(await readFile(BRAZE));
  expect(JSON.parse(await text(child.stdout)).exchangeVerdicts[0].file).toBe('<stdin>');
});

test('demo: types, mock and check of every bundled contract', async () => {
  const { exitCode, out, err } = await runProcess(['demo']);
  expect([exitCode, err]).toEqual([0, '']);
  expect(out).toMatch(/types {2}braze\.ts.*mock {3}listening on .*check {2}8 .*All is well\./s);
});
