import { describe, expect, test } from 'vitest';
import type { Given } from '../../../src/compile/fakes/compile.ts';
import { createRandom } from '../../../src/compile/random.ts';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { fakeOf, NOW, validatorOf } from './proof.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => `seed ${index}`);
const TEXT = { type: 'string' };
const INTEGER = { type: 'integer' };
const NUMBER = { type: 'number' };

/** Valid objects of the properties, for many seeds. */
function objectsOf(properties: JsonObject, given?: Given): JsonObject[] {
  const schema = { type: 'object', properties };
  const [fake, isValid] = [fakeOf(schema), validatorOf(schema)];
  const entities = createRandom('world');
  return SEEDS.map((seed) => {
    const object = fake({ random: createRandom(seed), now: NOW, entities, given });
    expect(object).toSatisfy(isValid);
    return object as JsonObject;
  });
}

describe('an id beside the object that has it', () => {
  const of = (id: JsonObject, name = 'id') => ({ type: 'object', properties: { [name]: id } });

  test.each<[string, JsonObject, string, string]>([
    ['user_id', { user_id: INTEGER, user: of(INTEGER) }, 'user', 'id'],
    ['accountId', { account: of(TEXT), accountId: TEXT }, 'account', 'id'],
    ['team_gid', { team_gid: TEXT, team: of(TEXT, 'gid') }, 'team', 'gid'],
    ['user_id', { user_id: INTEGER, user: of({ ...INTEGER, maximum: 9 }) }, 'user', 'id'],
    ['user_id', { user_id: { ...INTEGER, maximum: 9 }, user: of(INTEGER) }, 'user', 'id'],
    ['user_id', { user_id: TEXT, user: of({ ...TEXT, format: 'uuid' }) }, 'user', 'id'],
  ])('%s is the same: %j', (name, properties, holder, id) => {
    for (const object of objectsOf(properties)) {
      expect(object[name]).toBe((object[holder] as JsonObject)[id]);
    }
  });

  test('is what the path says', () => {
    const given = { references: new Map([['user id', '7']]), members: {} };
    for (const object of objectsOf({ user: of(INTEGER), user_id: INTEGER }, given)) {
      expect(object).toEqual({ user: { id: 7 }, user_id: 7 });
    }
  });

  test.each<[JsonObject, unknown]>([
    [{ user_id: TEXT, user: of({ const: 'u-1' }) }, 'u-1'],
    [{ user_id: { ...TEXT, examples: ['mine'] }, user: of({ const: 'u-1' }) }, 'mine'],
    [{ user_id: { const: 5 }, user: of(TEXT) }, 5],
  ])('is never put over an example or a constant: %j', (properties, wanted) => {
    for (const { user_id } of objectsOf(properties)) expect(user_id).toBe(wanted);
  });
});

describe('bounds are in order', () => {
  test.each<[string, string, JsonObject, JsonObject]>([
    ['min_price', 'max_price', NUMBER, NUMBER],
    ['minPrice', 'maxPrice', { ...TEXT, format: 'decimal' }, { ...TEXT, format: 'decimal' }],
    ['price_low', 'price_high', INTEGER, INTEGER],
    ['minimum', 'maximum', INTEGER, INTEGER],
    ['from', 'to', INTEGER, INTEGER],
    ['range_start', 'range_end', INTEGER, INTEGER],
    ['min', 'max', { ...INTEGER, minimum: 0 }, { ...INTEGER, maximum: 50 }],
  ])('%s, %s: %j, %j', (low, high, lowSchema, highSchema) => {
    for (const object of objectsOf({ [high]: highSchema, [low]: lowSchema })) {
      expect(Number(object[low])).toBeLessThanOrEqual(Number(object[high]));
    }
  });

  test.each([
    ['opens', 'closes', { ...TEXT, pattern: '^[0-2]\\d:[0-5]\\d$' }],
    ['startTime', 'endTime', { ...TEXT, format: 'time' }],
    ['placed_at', 'paid_at', { ...TEXT, format: 'date-time' }],
    ['paidAt', 'shippedAt', { ...TEXT, format: 'date-time' }],
    ['shipped_at', 'delivered_at', { ...TEXT, format: 'date' }],
    ['opened', 'closed', { ...TEXT, format: 'date' }],
    ['checkIn', 'checkOut', { ...TEXT, format: 'date' }],
    ['departure', 'arrival', { ...TEXT, format: 'date-time' }],
  ])('%s, %s', (first, second, time) => {
    for (const object of objectsOf({ [second]: time, [first]: time })) {
      expect(String(object[first]) <= String(object[second])).toBe(true);
    }
  });

  test('unless the schemas say otherwise', () => {
    const properties = { min: { ...INTEGER, minimum: 50 }, max: { ...INTEGER, maximum: 10 } };
    for (const { min, max } of objectsOf(properties)) expect(min).toBeGreaterThan(max as number);
  });
});

test.each(['birth_date', 'dateOfBirth', 'birthday', 'dob'])('age agrees with %s', (name) => {
  const properties = { age: INTEGER, [name]: { ...TEXT, format: 'date' } };
  for (const { age, [name]: birth } of objectsOf(properties)) {
    const anniversary = Date.parse(
      String(birth).replace(/^\d{4}/, (year) => `${+year + Number(age)}`),
    );
    expect(anniversary).toBeLessThanOrEqual(NOW);
    expect(anniversary).toBeGreaterThan(NOW - 366 * 86_400_000);
    expect(age).toBeGreaterThanOrEqual(18);
  }
});

describe('a country is told the same in each way', () => {
  test.each<[JsonObject, JsonObject]>([
    [
      { country: TEXT, country_code: { enum: ['SE'] } },
      { country: 'SE', country_code: 'SE' },
    ],
    [
      { country: { ...TEXT, example: 'KE' }, countryName: TEXT },
      { country: 'KE', countryName: 'Kenya' },
    ],
    [
      { country_name: { const: 'Japan' }, country_code: TEXT },
      { country_name: 'Japan', country_code: 'JP' },
    ],
    [
      {
        billing_country: { const: 'DE' },
        billing_country_code: TEXT,
        country_code: { const: 'FR' },
      },
      { billing_country: 'DE', billing_country_code: 'DE', country_code: 'FR' },
    ],
    [
      { country: { const: 'DE' }, country_code: { const: 'FR' } },
      { country: 'DE', country_code: 'FR' },
    ],
  ])('%j', (properties, wanted) => {
    for (const object of objectsOf(properties)) expect(object).toEqual(wanted);
  });

  test('where nothing says which', () => {
    for (const { country, country_code } of objectsOf({ country: TEXT, country_code: TEXT })) {
      expect(country).toBe(country_code);
    }
  });
});

test('what reaches somebody has the form of its way', () => {
  const system = { enum: ['email', 'phone', 'url'] };
  const forms = { email: /@/, phone: /^\+\d+$/, url: /^https:/ };
  for (const made of objectsOf({ system, value: TEXT })) {
    expect(made.value).toMatch(forms[made.system as keyof typeof forms]);
  }
});

describe('a place is in the country beside it', () => {
  const CITIES = { DE: ['Munich', 'Frankfurt', 'Leipzig'], Sweden: ['Malmö', 'Uppsala', 'Falun'] };

  test.each(Object.entries(CITIES))('%s', (country, cities) => {
    const made = objectsOf({ city: TEXT, country: { const: country } });
    for (const { city } of made) expect(cities).toContain(city);
  });

  test('which follows it where a place must look like another’s', () => {
    const made = objectsOf({ zip: { ...TEXT, pattern: '^9\\d{4}$' }, country_code: TEXT });
    const codes = new Set(made.map(({ country_code: code }) => code));
    for (const code of ['GB', 'NL', 'JP']) expect(codes).not.toContain(code);
  });
});
