import { createHash } from 'node:crypto';
import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Severity } from '../conformance/finding.ts';
import type { Location } from '../errors.ts';
import { version } from '../version.ts';
import { pathFrom } from './place.ts';
import type { Requirement } from './requirements.ts';

// The objects of SARIF 2.1.0 (OASIS), as far as they are written here.

/** §3.27 */
export interface SarifResult {
  readonly ruleId: string;
  readonly level: Level;
  readonly message: Message;
  readonly locations: readonly SarifLocation[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly occurrenceCount?: number;
  readonly webRequest?: { readonly method: string; readonly target: string };
  readonly webResponse?: { readonly statusCode: number };
  readonly baselineState?: 'new' | 'unchanged';
  readonly suppressions?: readonly {
    readonly kind: 'external';
    readonly status: 'accepted';
    readonly justification: string;
  }[];
}

/** §3.58 */
export interface Notification {
  readonly level: Level;
  readonly message: Message;
  readonly locations?: readonly SarifLocation[];
}

type Level = 'error' | 'warning' | 'note';

interface Message {
  readonly text: string;
}

interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region?: { readonly startLine: number; readonly startColumn?: number };
  };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
}

/** What a log tells of: the results, the most important first, and how the run ended. */
export interface Logged {
  readonly rules: Readonly<Record<string, Requirement>>;
  readonly results: readonly SarifResult[];
  readonly notifications: readonly Notification[];
  readonly exitCode: 0 | 1 | 2;
  /** Why it isn't 0. */
  readonly shortcomings: readonly string[];
  readonly root: string;
}

/** GitHub refuses a log with more results, and shows the first 5,000 of the worst. */
const MOST_RESULTS = 25_000;

const ROOT = '%SRCROOT%';

/** How SARIF calls the severities (§3.27.10). */
export const LEVELS: Readonly<Record<Severity, Level>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * A log of one run, as SARIF 2.1.0 has it. Rules come with the texts that GitHub's code scanning asks
 * for; of more results than it takes, the last are left out, and a notification says so.
 */
export function sarifLog(logged: Logged): string {
  const { rules, results, notifications, exitCode, shortcomings, root } = logged;
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Specwright',
            semanticVersion: version(),
            rules: Object.entries(rules).map(([id, { says, help }]) => ({
              id,
              shortDescription: { text: says },
              fullDescription: { text: says },
              help: { text: help },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { uri: pathToFileURL(`${root}${sep}`).href } },
        invocations: [
          {
            executionSuccessful: exitCode !== 2,
            exitCode,
            ...(shortcomings.length > 0 && { exitCodeDescription: shortcomings.join('; ') }),
            toolExecutionNotifications: [...notifications, ...leftOut(results.length)],
          },
        ],
        results: results.slice(0, MOST_RESULTS),
      },
    ],
  };
  return `${JSON.stringify(log, wellFormed, 2)}\n`;
}

/** A place in a file (§3.28): seen from the root where it lies below, a file or web URL elsewhere. */
export function sarifLocation(
  { file, line, column, pointer }: Location,
  root: string,
): SarifLocation {
  return {
    physicalLocation: {
      artifactLocation: artifactLocation(file.toWellFormed(), root),
      ...(line !== undefined && {
        region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
      }),
    },
    ...(pointer !== undefined && { logicalLocations: [{ fullyQualifiedName: pointer }] }),
  };
}

/** What a result is known by from run to run (§3.27.17); GitHub goes by the first alone. */
export function fingerprints(
  kind: 'Cause' | 'Drift' | 'Problem',
  fingerprint: string,
): SarifResult['partialFingerprints'] {
  return { primaryLocationLineHash: fingerprint, [`specwright${kind}/v1`]: fingerprint };
}

/** A fingerprint of 16 hex digits for what is told apart by some texts. */
export function fingerprintOf(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16);
}

function artifactLocation(file: string, root: string): { uri: string; uriBaseId?: string } {
  if (/^https?:/.test(file)) return { uri: file };
  const path = pathFrom(root, file);
  if (path === undefined) return { uri: pathToFileURL(file).href };
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

function leftOut(results: number): Notification[] {
  if (results <= MOST_RESULTS) return [];
  const text = `${results - MOST_RESULTS} of ${results} results, the least of them, are left out: more than ${MOST_RESULTS} are taken nowhere`;
  return [{ level: 'warning', message: { text } }];
}

/** Halves of surrogate pairs can't be read by all (RFC 8259 §8.2). */
function wellFormed(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
