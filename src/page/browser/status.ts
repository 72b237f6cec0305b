/** The number to ask for where a range or the default is documented: 500 of `5XX`. */
export function numberOf(status: string): number {
  return status === 'default' ? 500 : Number(status.replace('XX', '00'));
}

/** The class of a status, by which it is coloured: `4xx`. */
export function classOf(status: string | number): string {
  return `s${String(numberOf(String(status)))[0]}`;
}
