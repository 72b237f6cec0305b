/** A text of so many characters at most, none of which is cut in half; what is cut ends in `…`. */
export function shorten(text: string, most: number): string {
  const characters = [...text.slice(0, 2 * most + 2)];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
