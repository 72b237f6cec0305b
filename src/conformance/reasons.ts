import type { Judgement } from './judge.ts';
import type { Reason } from './report.ts';

/** Groups exchanges that weren't judged by the reason why, as they come. */
export interface ReasonCount {
  add(judgement: Pick<Judgement, 'source' | 'verdict' | 'reason' | 'party'>): void;
  reasons(): Reason[];
}

/** An empty count; its reasons come in the order in which they were first given. */
export function countReasons(): ReasonCount {
  const counted = new Map<string, Reason & { count: number }>();
  return {
    add({ source, verdict, reason, party }) {
      if (verdict !== 'unchecked' && verdict !== 'skipped') return;
      const given = reason ?? 'no reason is known';
      const key = `${verdict} ${given}`;
      const before = counted.get(key);
      if (before === undefined) {
        counted.set(key, { verdict, reason: given, party, count: 1, first: source });
      } else before.count += 1;
    },
    reasons: () => [...counted.values()],
  };
}
