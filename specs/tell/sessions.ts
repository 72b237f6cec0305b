import { inBucket } from './active-users.ts';
import { count } from './measure.ts';
import type { Session } from './occurrence.ts';
import type { Metric } from './series.ts';
import { SESSIONS } from './source.ts';

export const sessionCount: Metric<Session> = { source: SESSIONS, measure: count };

/** The users who began a session: no more than there are sessions. */
export const usersWithSession: Metric<Session> = { source: SESSIONS, measure: inBucket };
