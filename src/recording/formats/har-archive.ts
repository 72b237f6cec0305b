import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { counted, RecordingError } from '../../errors.ts';
import type { Exchange } from '../../http/exchange.ts';
import { MOST_VALUE_BYTES } from '../json-cursor.ts';
import { openChunks, unreadable } from '../open.ts';
import { readHar } from './har.ts';
import type { Attachments } from './har-attachments.ts';

/** The files of an archive, by their names. */
type Entries = ReadonlyMap<string, Entry>;

/** Whether an archive can be read and holds a HAR. */
export async function holdsHar(file: string): Promise<boolean> {
  try {
    const archive = await openPromise(file, { autoClose: false });
    try {
      return harsIn(await entriesOf(archive)).length > 0;
    } finally {
      archive.close();
    }
  } catch {
    return false;
  }
}

/**
 * Reads the exchanges of a HAR in a ZIP archive, with the bodies that are files of the archive: so
 * Playwright records to a path that ends in `.zip`. Files are read from the archive as they are needed.
 *
 * @throws {RecordingError} if the archive is broken, or holds no HAR or several; as `readHar` does.
 */
export async function* readHarArchive(file: string): AsyncGenerator<Exchange[]> {
  const archive = await told(file, openPromise(file, { autoClose: false }));
  try {
    const entries = await told(file, entriesOf(archive));
    const [har, ...others] = harsIn(entries);
    if (har === undefined || others.length > 0) throw notOneHar(file, entries);
    const window = await openChunks(await told(file, archive.openReadStreamPromise(har)), file);
    try {
      yield* readHar(window, file, attachmentsIn(archive, entries, har, file));
    } finally {
      await window.close();
    }
  } finally {
    archive.close();
  }
}

async function entriesOf(archive: ZipFile): Promise<Entries> {
  const entries = new Map<string, Entry>();
  for await (const entry of archive.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

function harsIn(entries: Entries): Entry[] {
  return [...entries.values()].filter(({ fileName }) => fileName.toLowerCase().endsWith('.har'));
}

/** The files beside a HAR in its archive. */
function attachmentsIn(
  archive: ZipFile,
  entries: Entries,
  { fileName }: Entry,
  file: string,
): Attachments {
  const folder = fileName.slice(0, fileName.lastIndexOf('/') + 1);
  return async (name) => {
    const entry = entries.get(folder + name);
    if (entry === undefined) return undefined;
    if (entry.uncompressedSize > MOST_VALUE_BYTES) throw tooLarge(file, entry);
    return told(file, archive.openReadStreamPromise(entry).then(buffer));
  };
}

/** What a promise gives; what is wrong with the archive is told of the recording. */
async function told<Value>(file: string, promise: Promise<Value>): Promise<Value> {
  try {
    return await promise;
  } catch (error) {
    throw unreadable(file, error);
  }
}

function notOneHar(file: string, entries: Entries): RecordingError {
  const names = harsIn(entries).map(({ fileName }) => fileName);
  return new RecordingError({
    problem: names.length === 0 ? 'the archive holds no HAR' : 'the archive holds several HARs',
    expected: 'one file whose name ends in .har',
    received: names.join(', ') || counted(entries.size, 'file'),
    location: { file },
  });
}

function tooLarge(file: string, { fileName }: Entry): RecordingError {
  const problem = `the body ${fileName} in the archive is larger than 256 MiB`;
  return new RecordingError({ problem, location: { file } });
}
