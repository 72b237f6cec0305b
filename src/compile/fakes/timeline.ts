import type { FakeContext } from './fake.ts';

const DAY = 86_400_000;
const YEAR = 365.25 * DAY;
const QUARTER = 15 * 60_000;
/** The hours between which things have their time of day. */
const OPENING = 6 * 3_600_000;
const CLOSING = 22 * 3_600_000;

/** How long ago the first event of an object lies, at most and at least. */
const LONGEST_PAST = 720 * DAY;
const SHORTEST_PAST = 30 * DAY;
/** How long ago people were born, at least, and how far apart they were. */
const YOUNGEST = 18 * YEAR;
const GENERATION = 30 * YEAR;

/** What happens in an object's life, in its order. A timestamp's words tell where it belongs. */
const STAGES: readonly RegExp[] = [
  /\b(birth|birthday|born|dob|founded|established)\b/,
  /\b(creat\w*|inserted|registered|registration|joined|signed up|signup|added|opened|issued?|order(ed)?|placed|purchased?|submitted|requested|book(ed|ing)|value date)\b/,
  /\b(start\w*|begin\w*|began|first|from|since|after|valid from|scheduled|published|activated|opens?|opening|check ?in|depart\w*|approved|accepted|authori[sz]ed|captured|confirmed|paid|payment)\b/,
  /\b(sent|ship(ped|ment|ping)|dispatched)\b/,
  /\b(received|delivered|delivery|processed|viewed|clicked|arriv\w*)\b/,
  /\b(updat\w*|modifi\w*|changed|edited|synced|refreshed|pushed|accessed)\b/,
  /\b(last|latest|recent\w*)\b/,
  /\b(end\w*|finish\w*|stop\w*|complet\w*|until|before|to|due|clos(e|es|ed|ing)|check ?out|resolved|merged)\b/,
  /\b(delet\w*|remov\w*|archiv\w*|cancel\w*|expir\w*|revok\w*|terminat\w*|deactivat\w*)\b/,
];

/** The stage that comes long before the others. */
export const BORN = 0;
/** The stage in which an object comes to be. */
export const CREATION = 1;
/** The stages from here on lie ahead of what is new. */
const ENDING = 7;
/** How far they do: once or twice as long. */
const TERM = 30 * DAY;
/** Where a timestamp of another name belongs: after creation, before the end. */
const SOMETIME = 4;

/** Which stage of an object's life the words of a timestamp's name tell of; the latest one counts. */
export function stageOf(words: string): number {
  const stage = STAGES.findLastIndex((pattern) => pattern.test(words));
  return stage < 0 ? SOMETIME : stage;
}

/**
 * A point in time before the day on which the clock started, in milliseconds since the epoch. The
 * objects' properties agree on when the first event was; each stage has its own part of the time since,
 * so that they come in order. Births lie decades back. What is new begins now, and ends later.
 */
export function momentAt(
  stage: number,
  { random, now, start = now, siblings, isNew }: FakeContext,
): number {
  const today = start - (start % DAY);
  if (stage === BORN) return wholeSeconds(today - YOUNGEST - random.next() * GENERATION);
  if (isNew) return wholeSeconds(stage < ENDING ? now : now + (1 + random.next()) * TERM);
  const past = (siblings ?? random).derive('timeline').next();
  const length = SHORTEST_PAST + past * (LONGEST_PAST - SHORTEST_PAST);
  const fraction = (stage + random.next()) / STAGES.length;
  return wholeSeconds(today - length + fraction * length);
}

/** The stages of what a thing goes through between its creation and its last change. */
export const HAPPENED: ReadonlySet<number> = new Set([2, 3, 4]);

/** A time of day, in milliseconds: that of a later stage is later. */
export function timeOfDayAt(stage: number, { random }: FakeContext): number {
  const fraction = (stage + random.next()) / STAGES.length;
  const moment = OPENING + fraction * (CLOSING - OPENING);
  return moment - (moment % QUARTER);
}

function wholeSeconds(moment: number): number {
  return Math.floor(moment / 1000) * 1000;
}
