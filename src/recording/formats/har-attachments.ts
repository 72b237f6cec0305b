import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { member, textMember } from '../members.ts';

/**
 * Puts into an entry of a HAR the bodies that lie in files beside it, as Playwright keeps them with
 * `content: 'attach'`. A file that can't be read, or stands in another folder, is left for what it is:
 * a body that the recording doesn't hold.
 */
export async function attachBodies(entry: unknown, folder: string): Promise<void> {
  await attachBody(member(member(entry, 'request'), 'postData'), folder);
  await attachBody(member(member(entry, 'response'), 'content'), folder);
}

async function attachBody(content: unknown, folder: string): Promise<void> {
  const name = textMember(content, '_file');
  if (name === undefined || basename(name) !== name) return;
  const bytes = await readFile(join(folder, name)).catch(() => undefined);
  if (bytes === undefined) return;
  Object.assign(content as object, { text: bytes.toString('base64'), encoding: 'base64' });
}
