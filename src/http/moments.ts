import { remembered } from './remembered.ts';

/** A moment, in milliseconds since 1970, as a date-time (RFC 3339). Under load many requests fall in one. */
export const dateTime: (moment: number) => string = remembered((moment: number) =>
  new Date(moment).toISOString(),
);

/** A moment, in milliseconds since 1970, as HTTP writes it: in whole seconds (RFC 9110 §5.6.7). */
export function httpDate(moment: number): string {
  return httpDateOf(Math.floor(moment / 1000));
}

const httpDateOf = remembered((second: number) => new Date(second * 1000).toUTCString());
