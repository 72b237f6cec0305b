import type { HttpResponse } from '../../http/exchange.ts';
import type { Judgement } from '../judge.ts';
import type { LeftOver } from './cleanup.ts';

/** What is kept of a replay as it goes, so that it can go on after it was stopped. */
export interface ReplayLog {
  /** What is kept of a recording. */
  session(file: string): SessionLog;
}

/** What is kept of the replay of a recording. */
export interface SessionLog {
  /** What an exchange came to before; `begun`: it was sent, or about to be; `undefined`: nothing is known. */
  read(index: number): Kept | 'begun' | undefined;
  /** Keeps that a request is about to be sent which may not arrive twice. */
  begin(index: number): void;
  keep(index: number, kept: Kept): void;
  /** What its end came to before; `undefined` where it wasn't reached. */
  readonly ended: readonly LeftOver[] | undefined;
  /** The exchanges before this index are of a run that was stopped, and what they created was deleted. */
  readonly deletedBefore: number;
  /** Keeps that what was created is deleted, but for what is left. @param index of the first exchange that is to come; none where all were replayed. */
  end(left: readonly LeftOver[], index?: number): void;
}

/** What is kept of an exchange. */
export interface Kept {
  readonly judgement: Judgement;
  /** Its secrets masked; absent where nothing was judged. */
  readonly answer?: HttpResponse;
}
