import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { member, textMember } from '../members.ts';

/**
 * Puts into an entry of a HAR the bodies that lie in files beside it, as Playwright keeps them with
 * `content: 'attach'`. A file that can't be read, or stands in another folder, is left for what it is:
 * a body that the recording doesn't hold.
 */
export function attachBodies(entry: unknown, folder: string): void {
  attachBody(member(member(entry, 'request'), 'postData'), folder);
  attachBody(member(member(entry, 'response'), 'content'), folder);
}

function attachBody(content: unknown, folder: string): void {
  const name = textMember(content, '_file');
  if (name === undefined || basename(name) !== name) return;
  let text: string;
  try {
    text = readFileSync(join(folder, name), 'base64');
  } catch {
    return;
  }
  Object.assign(content as object, { text, encoding: 'base64' });
}
