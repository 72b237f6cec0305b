import { createTwoFilesPatch } from 'diff';
import { isJsonObject } from '../../contract/pointer.ts';
import { applySplices, type EditableText, openText, type Splice } from '../../contract/edit-text.ts';
import type { Cluster, Summary } from '../report.ts';
import { editFor } from './edit.ts';

/** Reads a contract's file by the name that locations give it; `undefined` where it can't be read. */
export type ReadText = (file: string) => string | undefined;

/** What edits of the contracts would mend the errors of a run. */
export interface Edits {
  /** With what each cluster's edit is. */
  readonly summary: Summary;
  /** All of them as one patch of the contracts' files, as `git apply` takes it. */
  readonly patch: string;
}

/** Finds the edit of the contract after which the errors of a cluster are none, for each where there is one. */
export function editsFor(summary: Summary, readText: ReadText): Edits {
  const texts = new Map<string, EditableText | undefined>();
  const splices = new Map<string, Splice[]>();
  const clusters = summary.clusters.map((cluster): Cluster => {
    if (cluster.severity !== 'error') return cluster;
    const { file } = cluster.contractLocation;
    if (!texts.has(file)) texts.set(file, open(readText(file)));
    const found = findEdit(cluster, texts.get(file));
    if (found === undefined) return cluster;
    splices.set(file, [...(splices.get(file) ?? []), ...found.splices]);
    return { ...cluster, edit: found.summary };
  });
  const patches = Array.from(splices, ([file, ofFile]) => {
    const text = texts.get(file)?.text ?? '';
    return createTwoFilesPatch(`a/${file}`, `b/${file}`, text, applySplices(text, ofFile));
  });
  return { summary: { ...summary, clusters }, patch: patches.join('') };
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
  const splices = edit.steps.flatMap(({ pointer, change }) => text.spliceFor(pointer, change) ?? []);
  return splices.length === edit.steps.length ? { summary: edit.summary, splices } : undefined;
}
