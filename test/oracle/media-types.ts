/**
 * The documented media type or range that stands for one (OpenAPI 3.1 §4.8.14): the narrowest that covers it
 * (RFC 9110 §12.5.1), else one of other parameters, else what is another spelling of JSON (RFC 6838 §4.2.8).
 */
export function documentedRange(
  ranges: readonly string[],
  mediaType: string | undefined,
): string | undefined {
  if (mediaType === undefined) return undefined;
  const essence = essenceOf(mediaType);
  const [type = ''] = essence.split('/');
  const covering = [essence, `${type}/*`, '*/*'].flatMap((wanted) =>
    ranges.filter((range) => essenceOf(range) === wanted),
  );
  const known = parametersOf(mediaType);
  const isMet = (range: string) => parametersOf(range).every((one) => known.includes(one));
  const alike = isJson(essence) ? ranges.filter(isJson) : [];
  return [...covering.filter(isMet), ...covering, ...alike][0];
}

/** `name=value`, without the quotes that a value may stand in. */
function parametersOf(mediaType: string): string[] {
  const [, ...parameters] = mediaType.split(';');
  return parameters.map((each) => each.trim().replaceAll('"', ''));
}

/** A media type without its parameters (RFC 9110 §8.3.1). */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

/** Whether texts of a media type are JSON (RFC 6838 §4.2.8). */
export function isJson(mediaType: string): boolean {
  return /^(?:application|text)\/json$|\+json$/.test(essenceOf(mediaType));
}
