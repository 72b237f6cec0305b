import { createWriteStream, readFileSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { bundledContracts, bundledRecordings } from '../../src/contract/bundled.ts';
import { readRecordings } from '../../src/recording/read.ts';

/** A HAR of a size, on the disk. */
export interface LargeHar {
  readonly file: string;
  readonly bytes: number;
  readonly exchanges: number;
}

/** Writes a HAR of the bundled contracts' own recordings, again and again with other ids and values. */
export async function writeLargeHar(file: string, size: number): Promise<LargeHar> {
  const texts = await entryTexts();
  let exchanges = 0;
  function* parts(): Generator<string> {
    yield '{"log":{"version":"1.2","creator":{"name":"benchmark","version":"1"},"entries":[';
    for (let length = 0; length < size; exchanges += 1) {
      const text = varied(texts[exchanges % texts.length] as string, exchanges);
      length += Buffer.byteLength(text);
      yield exchanges === 0 ? text : `,\n${text}`;
    }
    yield ']}}\n';
  }
  await pipeline(parts(), createWriteStream(file));
  return { file, bytes: statSync(file).size, exchanges };
}

/** The entries of all bundled recordings, as JSON. */
async function entryTexts(): Promise<string[]> {
  const folders = bundledContracts().map(bundledRecordings);
  const files = new Set<string>();
  for await (const { source } of readRecordings(folders)) files.add(source.file);
  return [...files].flatMap((file) =>
    JSON.parse(readFileSync(file, 'utf8')).log.entries.map((entry: unknown) =>
      JSON.stringify(entry),
    ),
  );
}

/** Other digits at the end of what has many: ids, counts and times. */
function varied(text: string, index: number): string {
  const digits = String(index % 1000).padStart(3, '0');
  return text.replaceAll(/(?<=[1-9]\d{3,})\d{3}(?=\D)/g, digits);
}
