const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const SPACE = 0x20;

/** Where to look closer: 1 at each byte that a string, or what stands around strings, may not go over. */
const STOPS_STRING = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < SPACE || byte === QUOTE || byte === BACKSLASH ? 1 : 0,
);
const STOPS_NESTING = tableOf('"{}[]\n');
const STOPS_SCALAR = tableOf('"{}[],: \t\r\n');
const OPENS = tableOf('{[');

/** How far a value was scanned. */
export interface Scan {
  /** In bytes. */
  length: number;
  /** Lists and objects that are open. */
  depth: number;
  isInString: boolean;
  /** Line breaks. */
  lines: number;
}

/** A scan of a value of which nothing was seen yet. */
export function startScan(): Scan {
  return { length: 0, depth: 0, isInString: false, lines: 0 };
}

/**
 * Scans on for the end of the JSON value that begins at `start`, and tells whether it is there. Only
 * quotes and brackets are looked at: whether the value is JSON, who parses it will see. It ends early
 * at a control character in a string, so that a quote too few doesn't swallow what follows.
 */
export function scanValue(bytes: Uint8Array, start: number, end: number, scan: Scan): boolean {
  let at = start + scan.length;
  let { depth, isInString } = scan;
  let isWhole = false;
  if (scan.length === 0 && at < end) {
    isInString = bytes[at] === QUOTE;
    depth = OPENS[bytes[at] as number] as number;
    if (isInString || depth > 0) at += 1;
  }
  if (!isInString && depth === 0) {
    while (at < end && STOPS_SCALAR[bytes[at] as number] === 0) at += 1;
    isWhole = at < end;
  }
  while (at < end && !isWhole) {
    if (isInString) {
      while (at < end && STOPS_STRING[bytes[at] as number] === 0) at += 1;
      if (at === end) break;
      const byte = bytes[at];
      // Over the character that is escaped, too; the next chunk may begin with it.
      at += byte === BACKSLASH ? 2 : 1;
      if (byte === BACKSLASH) continue;
      isInString = false;
      isWhole = depth === 0 || byte !== QUOTE;
    } else {
      while (at < end && STOPS_NESTING[bytes[at] as number] === 0) at += 1;
      if (at === end) break;
      const byte = bytes[at] as number;
      at += 1;
      if (byte === QUOTE) isInString = true;
      else if (byte === NEWLINE) scan.lines += 1;
      else depth += OPENS[byte] === 1 ? 1 : -1;
      isWhole = depth === 0;
    }
  }
  scan.length = at - start;
  scan.depth = depth;
  scan.isInString = isInString;
  return isWhole;
}

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
