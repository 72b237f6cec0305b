import { createRequire } from 'node:module';
import type { Faker } from '@faker-js/faker';
import { once } from '../lazily.ts';
import type { Random } from '../random.ts';
import type { FakeContext } from './fake.ts';

const require = createRequire(import.meta.url);

let random: Random;
let now = 0;

/**
 * Faker, loaded when a value first needs it, since loading it takes as long as the first answers of most mocks. It is
 * required and not imported because fakes are made at once.
 */
const load = once(() => {
  // The package's root imports every locale, which takes ten times as long.
  const { faker: english } =
    require('@faker-js/faker/locale/en') as typeof import('@faker-js/faker/locale/en');
  const definitions = english.rawDefinitions;
  // Reseeding faker's own generator for each value would cost a thousand times as much.
  const randomizer = { next: () => random.next(), seed: () => {} };
  const FakerClass = english.constructor as typeof Faker;
  const faker = new FakerClass({ locale: definitions, randomizer });
  faker.setDefaultRefDate(() => new Date(now));
  return { definitions, faker };
});

/** The lists of names, cities and so on of faker's English locale. */
export function definitions(): Faker['rawDefinitions'] {
  return load().definitions;
}

/** Faker, drawing from the stream and the clock of a context until it is asked for another. */
export function fakerFor(context: FakeContext): Faker {
  random = context.random;
  now = context.start ?? context.now;
  return load().faker;
}
