import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ENCODED, harOf, PLACES } from './canary-places.ts';
import { folder, HAR } from './recordings.ts';
import { run } from './run-main.ts';

describe('--out', () => {
  test('is a document that lint has nothing against, and that the recording keeps', async () => {
    const file = folder()('made/on/the/way.yaml');
    const { exitCode, out, err } = await run('infer', HAR, '--out', file);
    expect([exitCode, out]).toEqual([0, '']);
    expect(err).toBe(`1 operation inferred from 8 exchanges: ${file}\n`);
    expect((await run('lint', file)).exitCode).toBe(0);
    expect((await run('check', HAR, '--contract', file)).exitCode).toBe(0);
  });

  test('is JSON where it is called so', async () => {
    const file = folder()('api.json');
    await run('infer', HAR, '--out', file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ openapi: '3.1.0' });
  });

  test('is never overwritten', async () => {
    const file = folder()('api.yaml');
    writeFileSync(file, 'mine');
    const { exitCode, err } = await run('infer', HAR, '--out', file);
    expect(exitCode).toBe(2);
    expect(err).toContain('there is a file already where the document is to be written');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('is standard output where it is not given', async () => {
    const { exitCode, out, err } = await run('infer', HAR);
    expect([exitCode, err]).toEqual([0, '1 operation inferred from 8 exchanges\n']);
    expect(parse(out)).toMatchObject({ openapi: '3.1.0' });
  });
});

describe('what is left out', () => {
  const recording = (file: string) => {
    const html = { mimeType: 'text/html', text: '<html>' };
    const json = { mimeType: 'application/json', text: '{"id":1}' };
    const entry = (url: string, status: number, content: object = json) => ({
      request: { method: 'GET', url, headers: [] },
      response: { status, headers: [], content },
    });
    const entries = [
      entry('https://shop.example/', 200, html),
      entry('https://shop.example/api/orders/1', 200),
      entry('https://shop.example/api/orders/2', 0),
      entry('https://tracker.example/collect', 204, {}),
    ];
    writeFileSync(file, JSON.stringify({ log: { entries } }));
    return file;
  };

  test('is told with how much it is', async () => {
    const file = recording(folder()('a.har'));
    const { out, err } = await run('infer', file);
    expect(parse(out)).toMatchObject({
      servers: [{ url: 'https://shop.example/api' }],
      paths: { '/orders/{order_id}': {} },
    });
    expect(err).toBe(
      `left out: unanswered (1), pages and assets (1)
left out, since they went to other servers: https://tracker.example (1); --server names one
1 operation inferred from 1 exchange
`,
    );
  });

  test('is all but what went to --server', async () => {
    const file = recording(folder()('a.har'));
    const { out } = await run('infer', file, '--server', 'https://tracker.example');
    expect(Object.keys(parse(out).paths)).toEqual(['/collect']);
  });

  test('may be everything', async () => {
    const name = folder();
    const file = recording(name('a.har'));
    const server = ['--server', 'https://nobody.example'];
    const { exitCode, err } = await run('infer', file, ...server, '--out', name('b.yaml'));
    expect(exitCode).toBe(2);
    expect(err).toContain('the recordings hold no exchange with an API');
    expect(err).toContain('some with https://nobody.example/');
    expect(existsSync(name('b.yaml'))).toBe(false);
  });
});

test('bodies that nothing could be inferred from are told, and the check says so, too', async () => {
  const name = folder();
  const answer = (path: string, text: string, size: number) => ({
    request: { method: 'GET', url: `https://shop.example${path}`, headers: [] },
    response: { status: 200, headers: [], content: { mimeType: 'application/json', text, size } },
  });
  const entries = [
    answer('/orders', '{"items":[{"id":1},{"', 5_000),
    answer('/carts', '', 300),
    answer('/status', 'OK', 2),
  ];
  writeFileSync(name('a.har'), JSON.stringify({ log: { entries } }));
  const { err } = await run('infer', name('a.har'), '--out', name('b.yaml'));
  expect(err).toBe(
    `bodies that nothing was inferred from: not in the recording (1), cut off in the recording (1), \
not what their media types say (1)
3 operations inferred from 3 exchanges: ${name('b.yaml')}
`,
  );
  const checked = await run('check', name('a.har'), '--contract', name('b.yaml'));
  expect(checked.exitCode).toBe(0);
  expect(checked.out).toContain('1 pass, 0 fail, 2 unchecked');
});

test('a recording that is broken says where, and nothing is written', async () => {
  const name = folder();
  writeFileSync(name('a.har'), '{"log":{"entries":[{]}}');
  const { exitCode, err } = await run('infer', name('a.har'), '--out', name('b.yaml'));
  expect(exitCode).toBe(2);
  expect(err).toContain(`${name('a.har')}:1:21`);
  expect(existsSync(name('b.yaml'))).toBe(false);
});

describe('a secret is in no document where a recording has it in', () => {
  /** So often that it would be one of an enumeration. */
  const TIMES = 40;

  test.each(Object.entries(PLACES))('%s', async (_, change) => {
    const name = folder();
    const { log } = JSON.parse(harOf(change));
    const entries = Array.from({ length: TIMES }, () => log.entries[0]);
    const usual = JSON.parse(harOf({ url: 'https://shop.example/usual' })).log.entries[0];
    writeFileSync(name('a.har'), JSON.stringify({ log: { entries: [usual, ...entries] } }));
    const { exitCode, out, err } = await run('infer', name('a.har'));
    expect(exitCode).toBe(0);
    for (const secret of ENCODED) expect(out + err).not.toContain(secret);
  });
});
