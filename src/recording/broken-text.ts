/** A place in a text, from 1; `column` is in UTF-16 code units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Thrown where the text of a recording can't be read on. */
export class BrokenText extends Error {
  readonly place: TextPlace;
  /** Whether nothing is wrong but that the text ends. */
  readonly isCut: boolean;

  constructor(problem: string, place: TextPlace, isCut = false) {
    super(problem);
    this.place = place;
    this.isCut = isCut;
  }
}

/** The place in a whole text of a place in a part of it. */
export function placeWithin(start: TextPlace, { line, column }: TextPlace): TextPlace {
  return line === 1
    ? { line: start.line, column: start.column + column - 1 }
    : { line: start.line + line - 1, column };
}
