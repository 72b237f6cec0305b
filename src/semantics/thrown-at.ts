import { fileURLToPath } from 'node:url';
import type { Location } from '../errors.ts';

/** A line of a stack that is in a file: `at respond (file:///shop.semantics.ts:4:11)`. */
const FRAME = /^\s+at (?:.*\(|async )?((?:file:\/\/|\/|[a-z]:\\)[^()\n]*):(\d+):(\d+)\)?$/im;

/** How Node tells of a syntax error: its place, lines of the source, and marks below what is wrong. */
const SYNTAX = /^((?:file:\/\/|\/|[a-z]:\\).*):(\d+)\n(?:.*\n){0,4}?([ \t]*)\^/i;

/** The place in a file that an error comes from, read off its stack. */
export function thrownAt({ stack = '' }: Error): Location | undefined {
  const place = syntaxPlace(stack);
  if (place !== undefined) return place;
  const [, path, line, column] = FRAME.exec(stack) ?? [];
  if (path === undefined) return undefined;
  return { file: pathOf(path), line: Number(line), column: Number(column) };
}

/** The place of a syntax error, as Node prints it before the error. */
export function syntaxPlace(printed: string): Location | undefined {
  const [, path, line, indent = ''] = SYNTAX.exec(printed) ?? [];
  if (path === undefined) return undefined;
  return { file: pathOf(path), line: Number(line), column: indent.length + 1 };
}

function pathOf(place: string): string {
  return place.startsWith('file:') ? fileURLToPath(place) : place;
}
