import { expect, test } from 'vitest';
import { createReloadLog } from '../../src/cli/reload-log.ts';
import { DocumentError } from '../../src/errors.ts';
import { plain } from '../../src/report/paint.ts';

const BROKEN = new DocumentError({
  problem: 'the text is no YAML',
  location: { file: 'api.yaml', line: 2, column: 1 },
});

function logged(json: boolean, quiet = false) {
  const lines: string[] = [];
  const log = createReloadLog({ json, quiet, paint: plain }, (text) => void lines.push(text));
  log.reloaded('api.yaml');
  log.notReloaded('api.yaml', BROKEN);
  return lines;
}

const SAID = 'error api.yaml:2:1: the text is no YAML\napi.yaml goes on as it was\n';

test('reloads are told to people', () => {
  expect(logged(false)).toEqual(['reloaded api.yaml\n', SAID]);
});

test('what went wrong is told under --quiet, too', () => {
  expect(logged(false, true)).toEqual([SAID]);
});

test('each is a line of JSON', () => {
  const at = expect.stringMatching(/Z$/);
  expect(logged(true).map((line) => JSON.parse(line))).toEqual([
    { at, reloaded: 'api.yaml' },
    {
      at,
      notReloaded: 'api.yaml',
      name: 'DocumentError',
      problem: 'the text is no YAML',
      location: { file: 'api.yaml', line: 2, column: 1 },
    },
  ]);
});

test('an error that nobody meant is told with its stack', () => {
  const lines: string[] = [];
  const log = createReloadLog({ json: false, quiet: false, paint: plain }, (text) =>
    lines.push(text),
  );
  log.notReloaded('api.yaml', new TypeError('odd'));
  expect(lines.join('')).toMatch(/^TypeError: odd\n {4}at .*\napi\.yaml goes on as it was\n$/s);
});

test('that nested files are not followed is said once', () => {
  const lines: string[] = [];
  const log = createReloadLog(
    { json: true, quiet: false, paint: plain },
    (text) => void lines.push(text),
  );
  log.notFollowed();
  const notice = expect.stringContaining('needs a restart');
  expect(lines.map((line) => JSON.parse(line))).toEqual([{ at: expect.any(String), notice }]);
});
