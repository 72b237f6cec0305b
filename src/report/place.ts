import { relative } from 'node:path';
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

/** A path as seen from the working directory, where that is shorter. */
function seenFromHere(file: string): string {
  const path = relative('', file);
  return path.length < file.length && path !== '' ? path : file;
}
