import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** Recordings that break nothing. */
export const HAR = 'specs/braze/recordings';

/** The one that was made of Braze's documentation, from wherever the test works. */
export const BRAZE = fileURLToPath(
  new URL('../../specs/braze/recordings/documented.har', import.meta.url),
);

/** Names files in a folder of the test's own. */
export function folder(): (name: string) => string {
  const path = mkdtempSync(join(tmpdir(), 'specwright-test-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return (name) => join(path, name);
}

/** A recording whose counts are texts. */
export function brokenHar(file: string): string {
  const url = 'https://rest.iad-01.braze.com/events/data_series?event=e&length=1';
  const text = JSON.stringify({ message: 'success', data: [{ time: '2026-01-01', count: '7' }] });
  const headers = [{ name: 'content-type', value: 'application/json' }];
  const entry = {
    request: { method: 'GET', url, headers: [] },
    response: { status: 200, headers, content: { text } },
  };
  writeFileSync(file, JSON.stringify({ log: { entries: [entry, entry] } }));
  return file;
}
