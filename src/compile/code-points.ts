/** The length of a text as `minLength` and `maxLength` count it: in Unicode code points. */
export function codePointsIn(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length - 1; index++) {
    if (isHighSurrogate(text.charCodeAt(index)) && isLowSurrogate(text.charCodeAt(index + 1))) {
      length--;
      index++;
    }
  }
  return length;
}

/** Whether a text is as long as `minLength` asks: counted only where it may not be. */
export function isAtLeastLong(text: string, least: number): boolean {
  return text.length >= least && codePointsIn(text) >= least;
}

/** Whether a text is as short as `maxLength` asks: counted only where it may not be. */
export function isAtMostLong(text: string, most: number): boolean {
  return text.length <= most || codePointsIn(text) <= most;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
