import { count } from './measure.ts';
import type { Log } from './occurrence.ts';
import type { Metric } from './series.ts';
import { LOGS } from './source.ts';

export const logCount: Metric<Log> = { source: LOGS, measure: count };
