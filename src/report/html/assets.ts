import { readFileSync } from 'node:fs';
import { pageScript, SHARED_FOLDER } from '../../page/page-files.ts';

const FOLDER = new URL('page/', import.meta.url);

/** In the order in which they apply. */
const STYLES: readonly (readonly [folder: URL, file: string])[] = [
  [SHARED_FOLDER, 'theme.css'],
  [SHARED_FOLDER, 'words.css'],
  [SHARED_FOLDER, 'frame.css'],
  [SHARED_FOLDER, 'shares.css'],
  [FOLDER, 'layout.css'],
  [FOLDER, 'run.css'],
  [FOLDER, 'causes.css'],
  [FOLDER, 'heat-map.css'],
  [FOLDER, 'exchanges.css'],
  [FOLDER, 'print.css'],
];

/** What the page is put together from. */
export interface Assets {
  /** With `<!-- name -->` where something is put in. */
  readonly template: string;
  readonly style: string;
  readonly script: string;
  /** An SVG image. */
  readonly icon: string;
}

/** Reads what the page is put together from. */
export async function readAssets(): Promise<Assets> {
  return {
    template: textOf(FOLDER, 'index.html'),
    style: STYLES.map(([folder, file]) => textOf(folder, file)).join('\n'),
    script: await pageScript(FOLDER),
    icon: textOf(SHARED_FOLDER, 'icon.svg'),
  };
}

function textOf(folder: URL, file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}
