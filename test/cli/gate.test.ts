import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { brokenHar, folder, HAR } from './recordings.ts';
import { run } from './run-main.ts';

test('a baseline is written, known, and stale', async () => {
  const at = folder();
  const har = brokenHar(at('a.har'));
  const gate = ['--contract', 'braze', '--baseline', at('known.json')];
  expect(await run('check', har, ...gate)).toMatchObject({ exitCode: 1 });

  const updated = await run('check', har, ...gate, '--update-baseline');
  expect(updated).toMatchObject({ exitCode: 0, err: `${at('known.json')}: 1 known, 0 before\n` });
  expect(updated.out).toContain('Nothing that fails the run; 2 errors (known).');
  expect(JSON.parse(readFileSync(at('known.json'), 'utf8'))).toMatchObject({
    version: 1,
    findings: [{ contract: 'braze', reason: null, owner: null, expires: null }],
  });
  expect(await run('check', har, ...gate)).toMatchObject({ exitCode: 0 });

  const stale = await run('check', HAR, ...gate);
  expect(stale.exitCode).toBe(1);
  expect(stale.out).toMatch(/Falls short: 1 entry of the baseline is stale: no such finding came/);
  expect(await run('check', HAR, ...gate, '--shard', '1/2')).toMatchObject({ exitCode: 0 });
});

test.each<[what: string, text: string, wanted: RegExp]>([
  ['no JSON', '{', /known\.json:1:2: the baseline is not JSON/],
  [
    'no baseline',
    '[]',
    /known\.json:1:1: .*wrong value\n {2}expected {2}1\n {2}received {2}nothing/,
  ],
  [
    'a wrong day',
    '{"version":1,"findings":[\n{"fingerprint":"0123456789abcdef","contract":"a","summary":"s","reason":null,"owner":null,"expires":"soon"}]}',
    /known\.json:2:\d+: .*\n {2}expected {2}expires: a day such as 2027-01-31, or null\n {2}received {2}"soon"/,
  ],
])('a baseline that is %s is refused', async (_, text, wanted) => {
  const at = folder();
  writeFileSync(at('known.json'), text);
  const { exitCode, err } = await run('check', HAR, '--baseline', at('known.json'));
  expect(exitCode).toBe(2);
  expect(err).toMatch(wanted);
});

test.each<[args: string[], wanted: string]>([
  [['--update-baseline'], '--update-baseline has no file to write to'],
  [
    ['--shard', '1/2', '--baseline', 'b.json', '--update-baseline'],
    "a shard doesn't see all findings",
  ],
  [['--shard', '3/2'], 'a share such as 2/4: the second of four'],
])('check with %j is a mistake', async (args, wanted) => {
  const { exitCode, err } = await run('check', HAR, ...args);
  expect(exitCode).toBe(2);
  expect(err).toContain(wanted);
});

test('a recording that is cut off is reported as far as it goes, and where it breaks', async () => {
  const at = folder();
  const text = readFileSync(brokenHar(at('whole.har')), 'utf8');
  writeFileSync(at('cut.har'), text.slice(0, text.lastIndexOf('"response"')));
  const gate = ['--contract', 'braze', '--baseline', at('known.json'), '--update-baseline'];
  const { exitCode, out, err } = await run('check', at('cut.har'), at('whole.har'), ...gate);
  expect(exitCode).toBe(2);
  expect(out).toContain('0 pass, 3 fail, 0 unchecked, 0 skipped of 3 exchanges against braze');
  expect(out).toContain(`Falls short: ${at('cut.har')} is broken, and was read up to there only.`);
  expect(err).toMatch(/cut\.har:1:\d+: .*cut off.* \/log\/entries\/1, after 1 whole entry/);
  expect(existsSync(at('known.json'))).toBe(false);
});

test('the edits that would mend a run are written as a patch', async () => {
  const at = folder();
  writeFileSync(
    at('api.yaml'),
    "openapi: 3.1.0\ninfo: { title: A, version: '1' }\nservers: [{ url: https://a.example }]\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: A.\n          content: { application/json: { schema: { type: string } } }\n",
  );
  const headers = [{ name: 'content-type', value: 'application/json' }];
  const entry = {
    request: { method: 'GET', url: 'https://a.example/a', headers: [] },
    response: { status: 200, headers, content: { text: 'null' } },
  };
  writeFileSync(at('a.har'), JSON.stringify({ log: { entries: [entry] } }));
  const patch = ['--patch', at('a.patch')];
  const { out } = await run('check', at('a.har'), '--contract', at('api.yaml'), ...patch);
  expect(out).toContain('  Edit        allow null there: 1 exchange would pass\n');
  const written = readFileSync(at('a.patch'), 'utf8');
  expect(written).toContain('# allow null at ');
  expect(written).toContain('schema: { type: ["string","null"] } } }\n');
});
