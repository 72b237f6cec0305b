import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { HttpResponse } from '../../http/exchange.ts';
import { pageScript, SHARED_FOLDER } from '../../page/page-files.ts';

const FOLDER = new URL('page/', import.meta.url);

const SCRIPT = '/main.js';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.js': 'text/javascript; charset=utf-8',
};

/** The files of the live page by their routes, without its script. */
const FILES: ReadonlyMap<string, URL> = new Map(
  [FOLDER, SHARED_FOLDER].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => ['.html', '.css', '.svg'].includes(extname(file)))
      .map((file) => [file === 'index.html' ? '/' : `/${file}`, new URL(file, folder)]),
  ),
);

/** Whether a route is that of a file of the page. */
export function isAsset(route: string): boolean {
  return route === SCRIPT || FILES.has(route);
}

/** `GET /` and what it asks for. */
export async function getAsset(route: string): Promise<HttpResponse> {
  const file = FILES.get(route);
  const body = file === undefined ? await pageScript(FOLDER) : await readFile(file, 'utf8');
  const type = MEDIA_TYPES[extname(file?.pathname ?? SCRIPT)];
  return { status: 200, headers: { 'content-type': type }, body };
}
