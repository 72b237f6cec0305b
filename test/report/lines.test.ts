import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { createLines } from '../../src/report/lines.ts';

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('specwright-'));

describe('lines', () => {
  test.each([0, 1, 9_999, 10_000, 25_001])('%i of them come back in their order', async (count) => {
    const lines = createLines();
    const wanted = Array.from({ length: count }, (_, index) => `"${index} ü\u2028\ud83d\ude00"`);
    for (const line of wanted) lines.add(line);
    expect(await Array.fromAsync(lines)).toEqual(wanted);
    expect(await Array.fromAsync(lines)).toEqual(wanted);
    lines.dispose();
  });

  test('what was on the disk is taken away', () => {
    const before = new Set(folders());
    const lines = createLines();
    for (let index = 0; index < 10_000; index += 1) lines.add('1');
    const made = folders().filter((name) => !before.has(name));
    expect(made.length).toBeGreaterThan(0);
    lines.dispose();
    expect(folders()).not.toEqual(expect.arrayContaining(made));
  });
});
