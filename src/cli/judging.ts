import type { CheckRecordingOptions } from '../adapters/judge-recording.ts';
import type { CheckName } from '../conformance/finding.ts';
import type { LoadedConfiguration } from './configuration.ts';
import { type OpenedArgument, openArgument } from './contracts.ts';
import { knownContracts } from './find-argument.ts';
import { LIVE_CREDENTIALS } from './live-credentials.ts';

/** The flags of `check` that say what recordings are held against, and how strictly. */
export interface JudgingFlags {
  readonly contract?: readonly string[];
  readonly server?: readonly string[];
  readonly ignore?: readonly (CheckName | typeof LIVE_CREDENTIALS)[];
  readonly redact?: readonly string[];
  readonly strict?: boolean;
  readonly mediaTypes: 'strict' | 'lenient';
  readonly formats: 'assert' | 'annotate';
  readonly allowRefs?: readonly string[];
}

/** What recordings are held against, and how strictly. */
export interface Judging extends CheckRecordingOptions {
  readonly contracts: readonly OpenedArgument[];
}

/**
 * Opens the contracts, and reads how strictly recordings are held against them.
 * @throws what `openArgument` throws.
 */
export async function openJudging(
  { contract, server, ignore = [], redact, strict, mediaTypes, formats, allowRefs }: JudgingFlags,
  configuration: LoadedConfiguration,
): Promise<Judging> {
  const names = contract ?? knownContracts(configuration);
  const references = allowRefs === undefined ? {} : { allowRefs };
  return {
    contracts: await Promise.all(
      names.map((name) => openArgument(name, configuration, references)),
    ),
    contractsNamed: contract !== undefined,
    servers: server ?? [],
    strict: strict === true,
    mediaTypes,
    formats,
    ignore: ignore.filter((check) => check !== LIVE_CREDENTIALS),
    ...(redact !== undefined && { redact }),
    seeksCredentials: !ignore.includes(LIVE_CREDENTIALS),
  };
}
