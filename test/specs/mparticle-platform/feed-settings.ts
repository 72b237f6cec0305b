import fc from 'fast-check';

/** A setting of a feed, or of its subscription. */
export interface Setting {
  readonly name: string;
  readonly value: string | boolean | number | null;
}

export const settings: fc.Arbitrary<Setting[]> = fc.array(
  fc.record({
    name: fc.constantFrom('apiKey', 'doubleOptIn'),
    value: fc.constantFrom('html', true, false, 5, null),
  }),
  { maxLength: 2 },
);

const TEXTS = new Map<Setting['value'], string | null>([
  [true, 'True'],
  [false, 'False'],
  [null, null],
]);

/** Values are answered as texts, `True` and `False` with a capital. */
export function settingsAsAnswered(settings: readonly Setting[]) {
  return settings.map(({ name, value }) => ({
    name,
    value: TEXTS.has(value) ? TEXTS.get(value) : String(value),
  }));
}
