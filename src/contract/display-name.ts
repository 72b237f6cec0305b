import { isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What people call a file: its path from the working folder if it lies there, else its path or URL. */
export function displayName(url: string): string {
  if (!url.startsWith('file:')) return url;
  const path = fileURLToPath(url);
  const fromHere = relative(process.cwd(), path);
  return fromHere === '' || fromHere.startsWith('..') || isAbsolute(fromHere) ? path : fromHere;
}
