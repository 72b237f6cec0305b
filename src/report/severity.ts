import type { Severity } from '../conformance/finding.ts';
import type { Style } from './paint.ts';

/** From the worst to the least, and how each stands out. */
export const SEVERITY_STYLES: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
};

/** From the worst to the least. */
export const SEVERITIES = Object.keys(SEVERITY_STYLES) as Severity[];
