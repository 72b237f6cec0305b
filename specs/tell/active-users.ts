import { activeUsers, share } from './measure.ts';
import { DAY } from './period.ts';
import type { Metric } from './series.ts';
import { EVENTS } from './source.ts';

export const WEEK = 7 * DAY;
/** The days of monthly active users. */
export const MONTH = 30 * DAY;

const weekly = activeUsers(WEEK);
const monthly = activeUsers(MONTH);

/** The users of a bucket. */
export const inBucket = activeUsers(0);

/** The metrics of active users. */
export const dau: Metric = { source: EVENTS, measure: inBucket };
export const wau: Metric = { source: EVENTS, measure: weekly, span: WEEK };
export const mau: Metric = { source: EVENTS, measure: monthly, span: MONTH };

/** How many of the users of a month come on a day of it, or in a week. */
export const dailyStickiness: Metric = { ...mau, measure: share(inBucket, monthly) };
export const weeklyStickiness: Metric = { ...mau, measure: share(weekly, monthly) };
