import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { HttpResponse } from '../../http/exchange.ts';

const FOLDER = new URL('page/', import.meta.url);

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
};

/** The files of the live page by their routes. Its modules are TypeScript as long as nothing was built. */
const FILES: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER).map((file) => [
    file === 'index.html' ? '/' : `/${file.replace(/\.ts$/, '.js')}`,
    file,
  ]),
);

/** Whether a route is that of a file of the page. */
export function isAsset(route: string): boolean {
  return FILES.has(route);
}

/** `GET /` and what it asks for. */
export async function getAsset(route: string): Promise<HttpResponse> {
  const file = FILES.get(route) ?? 'index.html';
  const text = await readFile(new URL(file, FOLDER), 'utf8');
  const body = file.endsWith('.ts') ? await transpiled(text) : text;
  return { status: 200, headers: { 'content-type': MEDIA_TYPES[extname(file)] }, body };
}

/** As the build does it. */
async function transpiled(text: string): Promise<string> {
  const { default: ts } = await import('typescript');
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      rewriteRelativeImportExtensions: true,
      verbatimModuleSyntax: true,
      removeComments: true,
    },
  });
  return outputText;
}
