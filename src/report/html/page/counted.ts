/** `1 exchange`, `2 exchanges`, `10,000 exchanges`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
