import { SpecwrightError } from '../errors.ts';
import type { Paint } from '../report/paint.ts';
import { errorFacts, stackOf } from './error-facts.ts';
import { describeError } from './terminal.ts';

/** Is told what became of a contract whose files were changed. */
export interface ReloadLog {
  readonly reloaded: (name: string) => void;
  /** That a change to what semantics import isn't seen: this Node can't follow it. */
  readonly notFollowed: () => void;
  /** Why it goes on as it was. */
  readonly notReloaded: (name: string, error: unknown) => void;
}

/** How reloads are told. */
export interface ReloadLogOptions {
  /** A line of JSON each. */
  readonly json: boolean;
  /** What went well isn't told. */
  readonly quiet: boolean;
  readonly paint: Paint;
}

/** Makes a log of reloads. */
export function createReloadLog(
  { json, quiet, paint }: ReloadLogOptions,
  write: (text: string) => void,
): ReloadLog {
  const tell = (text: string, facts: object) =>
    write(`${json ? JSON.stringify({ at: new Date().toISOString(), ...facts }) : text}\n`);
  return {
    reloaded(name) {
      if (!quiet) tell(`reloaded ${name}`, { reloaded: name });
    },
    notFollowed() {
      const notice =
        'a change to a file that semantics import needs a restart: Node 22.15 or newer sees it';
      if (!quiet) tell(notice, { notice });
    },
    notReloaded(name, error) {
      const isKnown = error instanceof SpecwrightError;
      const text = isKnown ? describeError(error, paint) : stackOf(error);
      tell(`${text}\n${name} goes on as it was`, { notReloaded: name, ...errorFacts(error) });
    },
  };
}
