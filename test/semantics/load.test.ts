import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { SemanticsError } from '../../src/errors.ts';
import { openContract } from '../../src/semantics/open.ts';
import type { MockState, ValidRequest } from '../../src/semantics/semantics.ts';

/** What every rule has, as source text. */
const HEAD = "name: 'a', documented: 'b', source: 'c', breach: () => undefined";

const folder = mkdtempSync(join(tmpdir(), 'specwright-semantics-'));
afterAll(() => rmSync(folder, { recursive: true }));

const DOCUMENT = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  paths: { '/thing': { get: { responses: { 200: { description: 'A thing.' } } } } },
});

/** Writes a document, and modules beside it; gives the document's path. */
function write(name: string, modules: Readonly<Record<string, string>> = {}): string {
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, DOCUMENT);
  for (const [file, text] of Object.entries(modules)) writeFileSync(join(folder, file), text);
  return path;
}

const semanticsOf = async (argument: string, semantics?: string) =>
  (await openContract(argument, semantics === undefined ? {} : { semantics })).semantics;

/** A module whose operation answers with the module's own URL. */
const MODULE =
  "export default { operations: { 'GET /thing': { respond: () => import.meta.url } } };";

/** What the operation of {@link MODULE} answers. */
async function answerOf(argument: string, named?: string): Promise<unknown> {
  const { respond } = (await semanticsOf(argument, named))?.operations['GET /thing'] ?? {};
  const request = { parameters: {}, body: undefined } as unknown as ValidRequest;
  return respond?.(request, {} as MockState);
}

describe('finds', () => {
  test('those beside a document that is named by its URL', async () => {
    const path = write('by url', { 'by url.semantics.mjs': MODULE });
    expect(await answerOf(pathToFileURL(path).href)).toMatch(/by%20url\.semantics\.mjs/);
  });

  test('those of a bundled contract, also under another name', async () => {
    expect(Object.keys((await semanticsOf('braze'))?.operations ?? {})).toEqual([
      'GET /events/data_series',
    ]);
    expect((await openContract('braze', { name: 'mine' })).semantics).toBeDefined();
  });

  test.each(['ts', 'js', 'mjs'])('those beside a document: .%s', async (extension) => {
    const file = `beside-${extension}.semantics.${extension}`;
    const path = write(`beside-${extension}`, { [file]: MODULE });
    expect(await answerOf(path)).toContain(file);
  });

  test('those that are named, before those beside the document', async () => {
    const path = write('named', { 'named.semantics.js': MODULE, 'other.js': MODULE });
    expect(await answerOf(path, join(folder, 'other.js'))).toContain('other.js');
  });

  test('none where there are none', async () => {
    expect(await semanticsOf(write('alone'))).toBeUndefined();
  });
});

describe('refuses, with the file,', () => {
  const rule = (part: string) => `export default { operations: { 'GET /thing': { ${part} } } };`;

  test.each<[string, string, object]>([
    [
      'a module that throws',
      "throw new Error('broken');",
      { problem: "the semantics can't be imported", received: 'broken' },
    ],
    [
      'one without a default export',
      'export const operations = {};',
      { problem: 'the module holds no semantics', received: 'no default export' },
    ],
    ['one of another kind', 'export default 7;', { received: 'a default export of type number' }],
    [
      'one without operations',
      'export default { operations: null };',
      { received: 'a default export of type object' },
    ],
    [
      'one that speaks of another operation',
      "export default { operations: { 'GET /things': {} } };",
      {
        expected: 'one of GET /thing',
        received: 'GET /things',
        hint: 'Did you mean GET /thing?',
      },
    ],
    [
      'a response rule of another status',
      rule(`responseRules: [{ ${HEAD}, status: 404 }]`),
      {
        problem: 'a rule of GET /thing speaks of a status that the contract lacks',
        expected: 'one of 200',
        received: '404',
      },
    ],
    [
      'a request rule that is answered with another status',
      rule(`requestRules: [{ ${HEAD}, answer: { status: 409, message: '' } }]`),
      { received: '409' },
    ],
    [
      'a rule of no status',
      rule(`responseRules: [{ ${HEAD}, status: 'default' }]`),
      { received: 'default' },
    ],
  ])('%s', async (name, text, facts) => {
    const stem = name.replaceAll(' ', '-');
    const path = write(stem, { [`${stem}.semantics.mjs`]: text });
    const error = await openContract(path).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SemanticsError);
    expect(error).toMatchObject({
      ...facts,
      location: { file: join(folder, `${stem}.semantics.mjs`) },
    });
  });

  test('one that is named and is not there', async () => {
    const missing = join(folder, 'missing.ts');
    await expect(semanticsOf(write('nothing'), missing)).rejects.toMatchObject({
      name: 'SemanticsError',
      location: { file: missing },
    });
  });
});
