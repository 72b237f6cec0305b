const DATE =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?)?$/;

/** Whether a text is a date of the calendar, or one with a time, as the page's examples write them. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const day = text.slice(0, 'YYYY-MM-DD'.length);
  // The 30th of February is read as a day of March.
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
