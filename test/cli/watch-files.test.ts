import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { watchFiles } from '../../src/cli/watch-files.ts';
import { folderOf } from '../contract/folder.ts';

/** Watches files until the test ends; `changes` counts. `meanwhile` is what a change waits for. */
function watching(files: readonly string[], meanwhile: () => unknown = () => {}) {
  const onChange = vi.fn(async () => {
    await meanwhile();
    return files;
  });
  onTestFinished(watchFiles(files, onChange));
  return (count: number) =>
    vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(count), { timeout: 5000 });
}

test('a file that is written, goes and comes again is changed each time', async () => {
  const file = join(await folderOf({ 'a.yaml': '1' }), 'a.yaml');
  const changes = watching([file]);
  await writeFile(file, '22');
  await changes(1);
  await rm(file);
  await changes(2);
  await writeFile(file, '22');
  await changes(3);
});

test('a folder may go for a moment', async () => {
  const folder = await folderOf({ 'in/a.yaml': '1' });
  const changes = watching([join(folder, 'in/a.yaml')]);
  await rename(join(folder, 'in'), join(folder, 'out'));
  await changes(1);
  await rename(join(folder, 'out'), join(folder, 'in'));
  await changes(2);
});

test('a file behind links is changed where it lies, and where the links lead', async () => {
  const folder = await folderOf({ 'v1/a.yaml': '1', 'v2/a.yaml': '333' });
  await symlink('v1', join(folder, 'data'));
  await symlink('data/a.yaml', join(folder, 'a.yaml'));
  const changes = watching([join(folder, 'a.yaml')]);
  await writeFile(join(folder, 'v1/a.yaml'), '22');
  await changes(1);
  await symlink('v2', join(folder, 'next'));
  await rename(join(folder, 'next'), join(folder, 'data'));
  await changes(2);
});

test('what is changed while a change is taken in is one more change, after it', async () => {
  const file = join(await folderOf({ 'a.yaml': '1' }), 'a.yaml');
  let isFirst = true;
  const changes = watching([file], async () => {
    if (isFirst) await writeFile(file, '333');
    isFirst = false;
  });
  await writeFile(file, '22');
  await changes(2);
});

test('what was changed since the files were read is a change', async () => {
  const file = join(await folderOf({ 'a.yaml': '1' }), 'a.yaml');
  const onChange = vi.fn(async () => [file]);
  onTestFinished(watchFiles([file], onChange, 0));
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(1), { timeout: 5000 });
});

test('a file that is not there yet is watched, too', async () => {
  const folder = await folderOf({});
  const changes = watching([join(folder, 'new/a.yaml')]);
  await mkdir(join(folder, 'new'));
  await writeFile(join(folder, 'new/a.yaml'), '1');
  await changes(1);
});

test('a file that a change leads to, and that comes while it is taken in, is one more change', async () => {
  const folder = await folderOf({ 'a.yaml': '1' });
  const [file, other] = [join(folder, 'a.yaml'), join(folder, 'b.yaml')];
  const onChange = vi.fn(async () => {
    if (onChange.mock.calls.length === 1) await writeFile(other, '1');
    return [file, other];
  });
  onTestFinished(watchFiles([file], onChange));
  await writeFile(file, '22');
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(2), { timeout: 5000 });
});
