import type { FakeContext } from './fake.ts';

const DAY = 86_400_000;
const YEAR = 365.25 * DAY;

/** How long ago the first event of an object lies, at most and at least. */
const LONGEST_PAST = 720 * DAY;
const SHORTEST_PAST = 30 * DAY;
/** How long ago people were born, at least, and how far apart they were. */
const YOUNGEST = 18 * YEAR;
const GENERATION = 30 * YEAR;

/** What happens in an object's life, in its order. A timestamp's words tell where it belongs. */
const STAGES: readonly RegExp[] = [
  /\b(birth|birthday|born|dob|founded|established)\b/,
  /\b(creat\w*|inserted|registered|registration|joined|signed up|signup|added|opened|issued|ordered)\b/,
  /\b(start\w*|begin\w*|began|first|from|since|after|valid from|scheduled|published|sent|shipped|dispatched|activated)\b/,
  /\b(received|delivered|processed|paid|confirmed|viewed|clicked)\b/,
  /\b(updat\w*|modifi\w*|changed|edited|synced|refreshed|pushed|accessed)\b/,
  /\b(last|latest|recent\w*)\b/,
  /\b(end\w*|finish\w*|stop\w*|complet\w*|until|before|to|due|closed|resolved|merged)\b/,
  /\b(delet\w*|remov\w*|archiv\w*|cancel\w*|expir\w*|revok\w*|terminat\w*|deactivat\w*)\b/,
];

/** The stage that comes long before the others. */
export const BORN = 0;
/** Where a timestamp of another name belongs: after creation, before the end. */
const SOMETIME = 3;

/** Which stage of an object's life the words of a timestamp's name tell of; the latest one counts. */
export function stageOf(words: string): number {
  const stage = STAGES.findLastIndex((pattern) => pattern.test(words));
  return stage < 0 ? SOMETIME : stage;
}

/**
 * A point in time before the day on which the clock started, in milliseconds since the epoch. The
 * objects' properties agree on when the first event was; each stage has its own part of the time since,
 * so that they come in order. Births lie decades back.
 */
export function momentAt(
  stage: number,
  { random, now, start = now, siblings }: FakeContext,
): number {
  const today = start - (start % DAY);
  if (stage === BORN) return wholeSeconds(today - YOUNGEST - random.next() * GENERATION);
  const past = (siblings ?? random).derive('timeline').next();
  const length = SHORTEST_PAST + past * (LONGEST_PAST - SHORTEST_PAST);
  const fraction = (stage + random.next()) / STAGES.length;
  return wholeSeconds(today - length + fraction * length);
}

function wholeSeconds(moment: number): number {
  return Math.floor(moment / 1000) * 1000;
}
