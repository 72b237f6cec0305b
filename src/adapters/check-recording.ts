import type { Report } from '../conformance/report.ts';
import type { CheckRecordingOptions } from './judge-recording.ts';

/**
 * Holds recordings, or their replay, against contracts.
 * @param recordings HAR files, folders of them, or `-` for standard input.
 * @throws {RecordingError} if a recording can't be read.
 * @throws {UsageError} if a server or the target is no URL, or two contracts have one name; what `openContract` throws.
 */
export async function checkRecording(
  recordings: string | readonly string[],
  options: CheckRecordingOptions = {},
): Promise<Report> {
  const { reportRecording } = await import('./judge-recording.ts');
  return reportRecording([recordings].flat(), options);
}
