/** Names of countries by their codes (ISO 3166-1 alpha-2). */
const NAMES: Readonly<Record<string, string>> = {
  US: 'United States',
  DE: 'Germany',
  FR: 'France',
  GB: 'United Kingdom',
  JP: 'Japan',
  BR: 'Brazil',
  CA: 'Canada',
  AU: 'Australia',
  IN: 'India',
  NL: 'Netherlands',
  SE: 'Sweden',
  ES: 'Spain',
  KE: 'Kenya',
};
const CODE = /^[A-Z]{2}$/;

/** Codes of countries. */
export const COUNTRY_CODES = Object.keys(NAMES);
/** Names of the same countries. */
export const COUNTRY_NAMES = Object.values(NAMES);

/** A country in the form of another, as code or name; `undefined` where that isn't known. */
export function countryAs(country: string, other: string): string | undefined {
  if (CODE.test(country) === CODE.test(other)) return country;
  return NAMES[country] ?? COUNTRY_CODES.find((code) => NAMES[code] === country);
}
