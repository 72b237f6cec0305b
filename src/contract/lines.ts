/** The line and column, both from 1, of an offset in UTF-16 code units. */
export type LineAt = (offset: number) => { readonly line: number; readonly column: number };

/** Prepares finding the lines of many offsets in one text. */
export function createLineFinder(text: string): LineAt {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let first = 0;
    let last = starts.length - 1;
    while (first < last) {
      const middle = Math.ceil((first + last) / 2);
      if ((starts[middle] as number) <= offset) first = middle;
      else last = middle - 1;
    }
    return { line: first + 1, column: offset - (starts[first] as number) + 1 };
  };
}
