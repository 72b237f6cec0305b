import { expect, test } from 'vitest';
import { createRandom } from '../../../src/compile/random.ts';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { fakeOf, NOW, validatorOf } from './proof.ts';

const SEEDS = Array.from({ length: 10 }, (_, index) => `seed ${index}`);
const POSITION = {
  type: 'array',
  prefixItems: [
    { type: 'number', minimum: -180, maximum: 180 },
    { type: 'number', minimum: -90, maximum: 90 },
  ],
  items: false,
  minItems: 2,
};
const RING = { type: 'array', minItems: 4, items: POSITION };
const POLYGON = { type: 'array', minItems: 1, items: RING };
const BOX = { type: 'array', minItems: 4, maxItems: 4, items: { type: 'number' } };

function make(properties: JsonObject): JsonObject[] {
  const schema = { type: 'object', properties };
  const [fake, isValid] = [fakeOf(schema), validatorOf(schema)];
  const entities = createRandom('world');
  return SEEDS.map((seed) => {
    const made = fake({ random: createRandom(seed), now: NOW, entities });
    expect(made).toSatisfy(isValid);
    return made as JsonObject;
  });
}

test.each<[string, JsonObject, number]>([
  ['Polygon', POLYGON, 1],
  ['MultiPolygon', { type: 'array', minItems: 1, items: POLYGON }, 2],
])('the rings of a %s are closed', (type, coordinates, depth) => {
  for (const made of make({ type: { const: type }, coordinates })) {
    const rings = (made.coordinates as number[][][][]).flat(depth - 1) as unknown as number[][][];
    for (const ring of rings) {
      expect(ring.at(-1)).toEqual(ring[0]);
      expect(new Set(ring.map(String)).size).toBe(ring.length - 1);
    }
  }
});

test('a box holds what is beside it', () => {
  const geometry = { properties: { type: { const: 'Point' }, coordinates: POSITION } };
  const features = { type: 'array', items: { properties: { geometry } } };
  for (const { bbox, features: made } of make({ bbox: BOX, features })) {
    const [west = 0, south = 0, east = 0, north = 0] = bbox as number[];
    for (const feature of made as { geometry: { coordinates: number[] } }[]) {
      const [longitude, latitude] = feature.geometry.coordinates;
      expect(longitude).toBeGreaterThanOrEqual(west);
      expect(longitude).toBeLessThanOrEqual(east);
      expect(latitude).toBeGreaterThanOrEqual(south);
      expect(latitude).toBeLessThanOrEqual(north);
    }
  }
});
