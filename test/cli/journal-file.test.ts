import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { keepJournalFile } from '../../src/cli/journal-file.ts';
import { OutputError } from '../../src/errors.ts';
import { createJournal, createNumbering, type JournalEntry } from '../../src/mock/journal.ts';
import { folderOf } from '../contract/folder.ts';

const seen =
  (url: string, at = '2026-11-20T00:00:00.000Z') =>
  (number: number): JournalEntry => ({
    number,
    at,
    sandbox: '',
    contract: 'shop',
    operation: null,
    request: { method: 'GET', url, headers: { host: 'a.example', authorization: 'Bearer s3cret' } },
    response: { status: 200, headers: {}, body: 'ä' },
    reason: 'as documented',
  });

const onFault = (error: OutputError) => {
  throw error;
};

async function urlsIn(file: string): Promise<string[]> {
  const { log } = JSON.parse(await readFile(file, 'utf8'));
  return log.entries.map(({ request }: { request: { url: string } }) => request.url);
}

test('is whole at any time, in the order of the answers, without secrets', async () => {
  const file = join(await folderOf({ 'journal.har': 'something longer before' }), 'journal.har');
  const nextNumber = createNumbering();
  const [one, other] = [createJournal(nextNumber), createJournal(nextNumber)];
  const kept = await keepJournalFile(file, [one, other], () => [], onFault);
  expect(await urlsIn(file)).toEqual([]);
  one.add(seen('/1'));
  other.add(seen('/2', '2001-01-01T00:00:00.000Z'));
  one.add(seen('/3'));
  const urls = ['http://a.example/1', 'http://a.example/2', 'http://a.example/3'];
  await vi.waitFor(async () => expect(await urlsIn(file)).toEqual(urls));
  one.add(seen('/4'));
  kept.close();
  one.add(seen('/5'));
  expect(await urlsIn(file)).toEqual([...urls, 'http://a.example/4']);
  expect(await readFile(file, 'utf8')).not.toContain('s3cret');
});

test('what can’t be written is said', async () => {
  const file = join(await folderOf({}), 'none/journal.har');
  await expect(keepJournalFile(file, [], () => [], onFault)).rejects.toBeInstanceOf(OutputError);
  const full = keepJournalFile('/dev/full', [], () => [], onFault);
  await expect(full).rejects.toBeInstanceOf(OutputError);
});
