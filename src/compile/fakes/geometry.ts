import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import type { Property, Sum } from './property.ts';

/** How far the corners of a polygon's outer ring are from its middle, in degrees; those of holes less. */
const RADIUS = 0.5;
const DECIMALS = 1e5;

/** What makes GeoJSON hang together (RFC 7946): rings are closed, a box holds what is beside it. */
export function geometriesAmong(properties: readonly Property[]): Sum[] {
  const named = (name: string) => properties.find((one) => one.name === name);
  const [coordinates, type, bbox] = ['coordinates', 'type', 'bbox'].map(named);
  const sums: Sum[] = [];
  if (coordinates !== undefined && type !== undefined) {
    const value: Sum['value'] = (object) =>
      withRings(object[type.name], object[coordinates.name] ?? null);
    sums.push({ property: coordinates, value });
  }
  const held = [coordinates, named('geometry'), named('features')].filter(
    (one) => one !== undefined,
  );
  if (bbox !== undefined && held.length > 0) {
    const value: Sum['value'] = (object) => boxOf(held.map((one) => object[one.name] ?? null));
    sums.push({ property: bbox, value });
  }
  return sums;
}

/** Whether a property of a name, in words, may be told by what GeoJSON asks for. */
export function isOfGeometry(words: string): boolean {
  return words === 'coordinates' || words === 'bbox';
}

function withRings(type: Json | undefined, coordinates: Json): Json | undefined {
  if (!Array.isArray(coordinates)) return undefined;
  if (type === 'Polygon') return polygonLike(coordinates);
  return type === 'MultiPolygon' ? coordinates.map(polygonLike) : undefined;
}

/** A polygon with as many rings of as many positions, around the first (§3.1.6). */
function polygonLike(polygon: Json): Json {
  const middle = positionsIn(polygon)[0];
  if (!Array.isArray(polygon) || middle === undefined) return polygon;
  return polygon.map((ring, index) => (Array.isArray(ring) ? ringLike(ring, middle, index) : ring));
}

/** A closed ring: the outer one counterclockwise, holes within it clockwise. */
function ringLike(ring: readonly Json[], [east, north]: Position, index: number): Json {
  const [longitude, latitude] = [within(east, 179), within(north, 89)];
  const radius = RADIUS / (index + 1);
  const corners = ring.length - 1;
  return ring.map((position, corner) => {
    const turn = ((corner % corners) / corners) * 2 * Math.PI * (index === 0 ? 1 : -1);
    const further = Array.isArray(position) ? position.slice(2) : [];
    const at = [longitude + radius * Math.cos(turn), latitude + radius * Math.sin(turn)];
    return [...at.map((degrees) => Math.round(degrees * DECIMALS) / DECIMALS), ...further];
  });
}

function within(degrees: number, most: number): number {
  return Math.max(-most, Math.min(most, degrees));
}

/** The box around all positions: west, south, east, north (§5). */
function boxOf(geometries: readonly Json[]): Json | undefined {
  const positions = geometries.flatMap(positionsIn);
  if (positions.length === 0) return undefined;
  const [east, north] = [0, 1].map((axis) => positions.map((position) => position[axis] ?? 0));
  if (east === undefined || north === undefined) return undefined;
  return [Math.min(...east), Math.min(...north), Math.max(...east), Math.max(...north)];
}

type Position = readonly [longitude: number, latitude: number];

/** The positions of geometries, however they are held. */
function positionsIn(value: Json): Position[] {
  if (isJsonObject(value)) {
    const { coordinates, geometry, geometries, features } = value;
    return [coordinates, geometry, geometries, features].flatMap((one) => positionsIn(one ?? null));
  }
  if (!Array.isArray(value)) return [];
  const [longitude, latitude] = value;
  if (typeof longitude === 'number' && typeof latitude === 'number') return [[longitude, latitude]];
  return value.flatMap(positionsIn);
}
