import type { Pointer } from '../../contract/contract.ts';
import { type EditableText, openText } from '../../contract/edit-text.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { applySplices, type Splice } from '../../contract/splice.ts';
import { counted, formatLocation } from '../../errors.ts';
import type { Cluster, Summary } from '../report.ts';
import { type Edit, editFor } from './edit.ts';

/** What edits of the contracts would mend the errors of a run. */
export interface Edits {
  /** With what each cluster's edit is. */
  readonly summary: Summary;
  /** All of them as one patch of the contracts' files, as `git apply` takes it, the evidence before it. */
  readonly patch: () => Promise<string>;
}

/** Where the texts of contracts are. */
export interface ContractTexts {
  /** Reads a file by the name that locations give it; `undefined` where it can't be read. */
  readonly read: (file: string) => string | undefined;
  /** The file that a contract begins in, which says what version of OpenAPI its other files are in. */
  readonly rootOf: (contract: string) => string | undefined;
}

/** A file while it is edited. */
interface Draft {
  readonly original: string;
  readonly notes: string[];
  /** As it is after the edits that others had to build on. */
  text: EditableText;
  /** The edits since, and the places that they change. */
  splices: Splice[];
  touched: Set<Pointer>;
}

/** Finds the edit of the contract after which the errors of a cluster are none, for each where there is one. */
export function editsFor(summary: Summary, texts: ContractTexts): Edits {
  const drafts = new Map<string, Draft | undefined>();
  const draftOf = (file: string): Draft | undefined => {
    if (!drafts.has(file)) drafts.set(file, startDraft(texts.read(file)));
    return drafts.get(file);
  };
  const clusters = summary.clusters.map((cluster): Cluster => {
    const draft = draftOf(cluster.contractLocation.file);
    if (cluster.severity !== 'error' || draft === undefined) return cluster;
    const root = texts.rootOf(cluster.contract);
    const version = versionIn(draft) ?? (root && versionIn(draftOf(root))) ?? '3.1';
    const edit = makeEdit(cluster, version, draft);
    if (edit === undefined) return cluster;
    draft.notes.push(noteOf(cluster, edit));
    return { ...cluster, edit };
  });
  return { summary: { ...summary, clusters }, patch: () => patchOf(drafts) };
}

async function patchOf(drafts: ReadonlyMap<string, Draft | undefined>): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const noUnderline = { headerOptions: FILE_HEADERS_ONLY };
  const patches = Array.from(drafts, ([file, draft]) => {
    if (draft === undefined || draft.notes.length === 0) return '';
    const { original, notes, text, splices } = draft;
    const after = applySplices(text.text, splices);
    const names = [`a/${file}`, `b/${file}`] as const;
    return notes.join('') + createTwoFilesPatch(...names, original, after, '', '', noUnderline);
  });
  return patches.join('');
}

function startDraft(original: string | undefined): Draft | undefined {
  if (original === undefined) return undefined;
  return { original, notes: [], text: openText(original), splices: [], touched: new Set() };
}

function versionIn(draft: Draft | undefined): string | undefined {
  const { openapi, swagger } = Object(draft?.text.value);
  return openapi ?? swagger;
}

/** Makes the edit of a cluster, and says what it is. One that changes what another has changed builds on it. */
function makeEdit(cluster: Cluster, version: string, draft: Draft): string | undefined {
  let edit = editIn(draft.text, cluster, version);
  if (edit?.steps.some(({ pointer }) => draft.touched.has(pointer))) {
    draft.text = openText(applySplices(draft.text.text, draft.splices));
    draft.splices = [];
    draft.touched = new Set();
    edit = editIn(draft.text, cluster, version);
  }
  if (edit === undefined) return undefined;
  const splices = edit.steps.flatMap(
    ({ pointer, change }) => draft.text.spliceFor(pointer, change) ?? [],
  );
  if (splices.length < edit.steps.length) return undefined;
  draft.splices.push(...splices);
  for (const { pointer } of edit.steps) draft.touched.add(pointer);
  return edit.summary;
}

function editIn({ value }: EditableText, cluster: Cluster, version: string): Edit | undefined {
  return isJsonObject(value) ? editFor(cluster, value, version) : undefined;
}

/** Why an edit is made, in lines that whoever applies the patch passes over. */
function noteOf({ contractLocation, exchanges, mends, evidence }: Cluster, edit: string): string {
  const received = evidence.map(
    ({ exchange, received }) => `#   ${exchange.file} entries[${exchange.index}]: ${received}\n`,
  );
  const effect = `${counted(exchanges, 'exchange')}, of which ${mends} would pass by this alone`;
  return `# ${edit} at ${formatLocation(contractLocation)}: ${effect}\n${received.join('')}`;
}
