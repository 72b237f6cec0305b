import { PassThrough } from 'node:stream';
import type { Judgement } from '../conformance/judge.ts';
import type { Summary } from '../conformance/report.ts';
import type { Exchange } from '../http/exchange.ts';
import { type CheckRecordingOptions, judgeTraffic } from './judge-recording.ts';

/** Judges exchanges as they pass. */
export interface PassingJudge {
  /** Takes an exchange; what it comes to is told soon after. */
  take(exchange: Exchange): void;
  /** Ends it, and gives what all of them come to. */
  end(): Promise<Summary>;
}

/**
 * Judges exchanges as `check` does, one after the other.
 * @param onJudgement told of each.
 */
export function judgePassing(
  options: CheckRecordingOptions,
  onJudgement: (judgement: Judgement) => void,
): PassingJudge {
  const exchanges = new PassThrough({ objectMode: true });
  const summary = judgeTraffic(exchanges, { ...options, onJudgement });
  // Who ends it is told.
  summary.catch(() => {});
  return {
    take: (exchange) => void exchanges.write([exchange]),
    end() {
      exchanges.end();
      return summary;
    },
  };
}
