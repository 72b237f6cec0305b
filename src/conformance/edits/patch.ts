import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import {
  applySplices,
  type EditableText,
  openText,
  type Splice,
} from '../../contract/edit-text.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { counted, formatLocation } from '../../errors.ts';
import type { Cluster, Summary } from '../report.ts';
import { editFor } from './edit.ts';

const NO_UNDERLINE = { headerOptions: FILE_HEADERS_ONLY };

/** Reads a contract's file by the name that locations give it; `undefined` where it can't be read. */
export type ReadText = (file: string) => string | undefined;

/** What edits of the contracts would mend the errors of a run. */
export interface Edits {
  /** With what each cluster's edit is. */
  readonly summary: Summary;
  /** All of them as one patch of the contracts' files, as `git apply` takes it, the evidence before it. */
  readonly patch: string;
}

/** Finds the edit of the contract after which the errors of a cluster are none, for each where there is one. */
export function editsFor(summary: Summary, readText: ReadText): Edits {
  const texts = new Map<string, EditableText | undefined>();
  const edited = new Map<string, { notes: string[]; splices: Splice[] }>();
  const clusters = summary.clusters.map((cluster): Cluster => {
    if (cluster.severity !== 'error') return cluster;
    const { file } = cluster.contractLocation;
    if (!texts.has(file)) texts.set(file, open(readText(file)));
    const found = findEdit(cluster, texts.get(file));
    if (found === undefined) return cluster;
    const { notes, splices } = edited.get(file) ?? { notes: [], splices: [] };
    notes.push(noteOf(cluster, found.summary));
    splices.push(...found.splices);
    edited.set(file, { notes, splices });
    return { ...cluster, edit: found.summary };
  });
  const patches = Array.from(edited, ([file, { notes, splices }]) => {
    const text = texts.get(file)?.text ?? '';
    const after = applySplices(text, splices);
    const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, text, after, '', '', NO_UNDERLINE);
    return `${notes.join('')}${patch}`;
  });
  return { summary: { ...summary, clusters }, patch: patches.join('') };
}

/** Why an edit is made, in lines that whoever applies the patch passes over. */
function noteOf({ contractLocation, exchanges, mends, evidence }: Cluster, edit: string): string {
  const received = evidence.map(
    ({ exchange, received }) => `#   ${exchange.file} entries[${exchange.index}]: ${received}\n`,
  );
  const effect = `${counted(exchanges, 'exchange')}, of which ${mends} would pass by this alone`;
  return `# ${edit} at ${formatLocation(contractLocation)}: ${effect}\n${received.join('')}`;
}

function open(text: string | undefined): EditableText | undefined {
  return text === undefined ? undefined : openText(text);
}

function findEdit(
  cluster: Cluster,
  text: EditableText | undefined,
): { summary: string; splices: Splice[] } | undefined {
  if (text === undefined || !isJsonObject(text.value)) return undefined;
  const edit = editFor(cluster, text.value);
  if (edit === undefined) return undefined;
  const splices = edit.steps.flatMap(
    ({ pointer, change }) => text.spliceFor(pointer, change) ?? [],
  );
  return splices.length === edit.steps.length ? { summary: edit.summary, splices } : undefined;
}
