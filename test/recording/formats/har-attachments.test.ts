import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readRecordings } from '../../../src/recording/read.ts';

/** Reads the only exchange of a HAR whose bodies are in files beside it. */
async function read(requestFile: string, responseFile: string) {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-attachments-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'asked.json'), '{"a":1}');
  writeFileSync(join(folder, 'answered.bin'), Uint8Array.of(0, 255));
  const entry = {
    request: { method: 'POST', url: 'https://a.example/', postData: { _file: requestFile } },
    response: { status: 200, content: { size: 2, _file: responseFile } },
  };
  writeFileSync(join(folder, 'a.har'), JSON.stringify({ log: { entries: [entry] } }));
  const [exchange] = await Array.fromAsync(readRecordings([join(folder, 'a.har')]));
  return exchange;
}

test('bodies are read from the files beside a HAR', async () => {
  const exchange = await read('asked.json', 'answered.bin');
  expect(Buffer.from(exchange?.request.body ?? '').toString()).toBe('{"a":1}');
  expect(exchange?.response?.body).toEqual(Uint8Array.of(0, 255));
  expect(exchange?.omitted).toBeUndefined();
});

test.each(['gone.bin', '../a.har', '/etc/hostname', '..'])('but not from %s', async (file) => {
  const exchange = await read('asked.json', file);
  expect(exchange?.response?.body).toBeUndefined();
  expect(exchange?.omitted?.response).toContain(`a file of its own, ${file}, which isn't there`);
});
