import { writeFile } from 'node:fs/promises';
import { OutputError } from '../errors.ts';

/**
 * Writes a file of results.
 * @throws {OutputError} if that can't be done.
 */
export async function writeOutput(
  file: string,
  text: string | Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (cause) {
    throw new OutputError(file, cause);
  }
}
