import { hash32 } from '../random.ts';
import { countryAs } from './countries.ts';

/** What addresses in a country have. */
interface Places {
  readonly regions: readonly string[];
  readonly cities: readonly string[];
  readonly postalCodes: readonly string[];
}

/** By the code of a country; those of the United States are made elsewhere. */
const PLACES: Readonly<Record<string, Places>> = {
  DE: places('Bavaria|Hesse|Saxony', 'Munich|Frankfurt|Leipzig', '80331|60311|04109'),
  FR: places('Brittany|Normandy|Occitanie', 'Rennes|Rouen|Toulouse', '35000|76000|31000'),
  GB: places('England|Scotland|Wales', 'Leeds|Glasgow|Cardiff', 'LS1 4AP|G1 1XQ|CF10 1EP'),
  JP: places('Tokyo|Osaka|Hokkaido', 'Shinjuku|Sakai|Sapporo', '160-0022|590-0078|060-0001'),
  BR: places(
    'São Paulo|Bahia|Paraná',
    'Campinas|Salvador|Curitiba',
    '13010-000|40010-000|80010-000',
  ),
  CA: places('Ontario|Quebec|Alberta', 'Ottawa|Montreal|Calgary', 'K1P 1J1|H2Y 1C6|T2P 1J9'),
  AU: places('Victoria|Queensland|Tasmania', 'Geelong|Cairns|Hobart', '3220|4870|7000'),
  IN: places('Karnataka|Kerala|Punjab', 'Mysuru|Kochi|Amritsar', '570001|682001|143001'),
  NL: places(
    'Utrecht|Gelderland|Friesland',
    'Utrecht|Arnhem|Leeuwarden',
    '3511 AB|6811 BD|8911 AA',
  ),
  SE: places('Skåne|Uppsala|Dalarna', 'Malmö|Uppsala|Falun', '211 20|753 10|791 30'),
  ES: places('Andalusia|Galicia|Aragon', 'Seville|Vigo|Zaragoza', '41001|36201|50001'),
  KE: places('Nakuru|Kisumu|Mombasa', 'Nakuru|Kisumu|Mombasa', '20100|40100|80100'),
};

/** What a place is called in the world, for a member of a name. */
export type PlaceKind = keyof Places;

/**
 * The place in a country that stands for another one, which is elsewhere; `undefined` where the country
 * isn't known, or what stands there is of it.
 */
export function placeIn(country: string, kind: PlaceKind, other: string): string | undefined {
  const code = countryAs(country, 'US') ?? '';
  const known = Object.hasOwn(PLACES, code) ? PLACES[code]?.[kind] : undefined;
  if (known === undefined || known.includes(other)) return undefined;
  return known[hash32(other) % known.length];
}

function places(regions: string, cities: string, postalCodes: string): Places {
  return {
    regions: regions.split('|'),
    cities: cities.split('|'),
    postalCodes: postalCodes.split('|'),
  };
}
