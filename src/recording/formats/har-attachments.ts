import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { member, textMember } from '../members.ts';

/** Gives the bytes of a body that is kept in a file of its own, by its name; `undefined` where there is none. */
export type Attachments = (name: string) => Promise<Uint8Array | undefined>;

/** The files beside a HAR. One that can't be read is none. */
export function attachmentsBeside(har: string): Attachments {
  return (name) => readFile(join(dirname(har), name)).catch(() => undefined);
}

/** Whether an entry of a HAR has a body in a file of its own. */
export function isAttached(entry: unknown): boolean {
  return contentsOf(entry).some((content) => textMember(content, '_file') !== undefined);
}

/**
 * Puts into an entry of a HAR the bodies that are kept in files of their own, as Playwright does with
 * `content: 'attach'`. One that isn't there, or is said to stand in another folder, is left for what it
 * is: a body that the recording doesn't hold.
 */
export async function attachBodies(entry: unknown, attachments: Attachments): Promise<void> {
  for (const content of contentsOf(entry)) await attachBody(content, attachments);
}

function contentsOf(entry: unknown): unknown[] {
  const request = member(entry, 'request');
  const response = member(entry, 'response');
  return [member(request, 'postData'), member(response, 'content')];
}

async function attachBody(content: unknown, attachments: Attachments): Promise<void> {
  const name = textMember(content, '_file');
  if (name === undefined || basename(name) !== name) return;
  const bytes = await attachments(name);
  if (bytes === undefined) return;
  const text = Buffer.from(bytes).toString('base64');
  Object.assign(content as object, { text, encoding: 'base64' });
}
