import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { ExchangeVerdict } from '../conformance/report.ts';
import { formatLocation, type Location } from '../errors.ts';

/** Where an exchange stands: `a.har entries[3]`, counted from 0 as in the recording's list. */
export function exchangePlace({ file, index }: Pick<ExchangeVerdict, 'file' | 'index'>): string {
  return `${seenFromHere(file)} entries[${index}]`;
}

/** A location in a contract, as `file:line:column`. */
export function contractPlace(location: Location): string {
  return formatLocation({ ...location, file: seenFromHere(location.file) });
}

/** The path of a file below a folder as seen from there, with `/` as in URLs; `undefined` elsewhere. */
export function pathFrom(folder: string, file: string): string | undefined {
  const path = relative(folder, resolve(file));
  const isOutside = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
  return isOutside ? undefined : path.split(sep).join('/');
}

/** A path as seen from the working directory, where that is shorter. */
function seenFromHere(file: string): string {
  const path = relative('', file);
  return path.length < file.length && path !== '' ? path : file;
}
