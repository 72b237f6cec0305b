import type { Faker } from '@faker-js/faker';
// The package's root imports every locale, which takes ten times as long.
import { faker as english } from '@faker-js/faker/locale/en';
import type { Random } from '../random.ts';
import type { FakeContext } from './fake.ts';

/** The lists of names, cities and so on of faker's English locale. */
export const definitions = english.rawDefinitions;

let random: Random;
let now = 0;

// Reseeding faker's own generator for each value would cost a thousand times as much.
const randomizer = { next: () => random.next(), seed: () => {} };
const FakerClass = english.constructor as typeof Faker;
const faker = new FakerClass({ locale: definitions, randomizer });
faker.setDefaultRefDate(() => new Date(now));

/** Faker, drawing from the stream and the clock of a context until it is asked for another. */
export function fakerFor(context: FakeContext): Faker {
  random = context.random;
  now = context.start ?? context.now;
  return faker;
}
