import type { Random } from '../random.ts';

const SUBJECTS = [
  'The weekly report',
  'This campaign',
  'The onboarding flow',
  'The customer',
  'Our support team',
  'The spring release',
  'A follow-up message',
  'The billing page',
  'The mobile app',
  'The import',
  'The new dashboard',
  'The welcome series',
];

const PREDICATES = [
  'was reviewed',
  'reached more people',
  'was updated',
  'worked as planned',
  'needs another look',
  'was shared with the team',
  'went live',
  'was tested again',
  'got good feedback',
  'was moved to a new owner',
  'is ready to go',
  'performed better than expected',
];

const CIRCUMSTANCES = [
  'this morning',
  'after the last change',
  'before the deadline',
  'in the north region',
  'for returning visitors',
  'on all devices',
  'during the trial',
  'at the end of the quarter',
  'with a smaller audience',
  'as part of the launch',
];

const QUALITIES = [
  'Spring',
  'Weekly',
  'Autumn',
  'Global',
  'First',
  'Premium',
  'Holiday',
  'Mobile',
  'Returning',
  'Regional',
  'Early',
  'Annual',
];

const THINGS = [
  'launch',
  'newsletter',
  'welcome series',
  'product update',
  'customer survey',
  'onboarding',
  'retention plan',
  'sale',
  'visitors',
  'overview',
  'roadmap',
  'check-in',
];

/** What says little, but isn't out of place. */
const WORDS = [
  'basic',
  'central',
  'classic',
  'common',
  'core',
  'custom',
  'default',
  'direct',
  'essential',
  'express',
  'extended',
  'flexible',
  'general',
  'global',
  'initial',
  'local',
  'main',
  'modern',
  'original',
  'premium',
  'primary',
  'private',
  'regular',
  'select',
  'shared',
  'special',
  'standard',
  'united',
];

/** A short sentence of plain English. */
export function sentence(random: Random): string {
  return `${random.pick(SUBJECTS)} ${random.pick(PREDICATES)} ${random.pick(CIRCUMSTANCES)}.`;
}

/** A title such as people give to campaigns, reports and lists. */
export function title(random: Random): string {
  return `${random.pick(QUALITIES)} ${random.pick(THINGS)}`;
}

/** One lower-case English word. */
export function word(random: Random): string {
  return random.pick(WORDS);
}

/** A title in lower-case words parted by hyphens. */
export function slug(random: Random): string {
  return `${random.pick(QUALITY_SLUGS)}-${random.pick(THING_SLUGS)}`;
}

const [QUALITY_SLUGS, THING_SLUGS] = [QUALITIES, THINGS].map((phrases) =>
  phrases.map((phrase) => phrase.toLowerCase().replaceAll(' ', '-')),
) as [string[], string[]];
