import type { Pointer } from '../../contract/contract.ts';
import { type EditableText, openText } from '../../contract/edit-text.ts';
import { parentPointer } from '../../contract/pointer.ts';
import { applySplices, type Splice } from '../../contract/splice.ts';
import { counted, formatLocation } from '../../errors.ts';
import type { Cluster, Summary } from '../report.ts';
import { type Edit, isEdit, type NoEdit } from './edit.ts';
import { editFor } from './propose.ts';

/** What edits of the contracts would mend the errors of a run. */
export interface Edits {
  /** With what each cluster's edit is, or why there is none. */
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

/** A file while it is edited, in rounds: what changes a place that was changed in a round waits for the next. */
interface Draft {
  readonly original: string;
  readonly notes: string[];
  /** As it is after the rounds before. */
  text: EditableText;
  /** The edits of this round, and the places that they change. */
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
  const errors = summary.clusters.filter(({ severity }) => severity === 'error');
  const edited = new Map<Cluster, Cluster>();
  for (let pending = errors; pending.length > 0; ) {
    const waiting: Cluster[] = [];
    for (const cluster of pending) {
      const draft = draftOf(cluster.contractLocation.file);
      if (draft === undefined) continue;
      const root = texts.rootOf(cluster.contract);
      const version = versionIn(draft) ?? (root && versionIn(draftOf(root))) ?? '3.1';
      const made = makeEdit(cluster, errors, version, draft);
      if (made === 'waits') {
        waiting.push(cluster);
      } else if (isEdit(made)) {
        const mended = { ...cluster, mends: mendedBy(made, cluster), edit: made.summary };
        draft.notes.push(noteOf(mended));
        edited.set(cluster, mended);
      } else edited.set(cluster, { ...cluster, ...made, mends: 0 });
    }
    pending = waiting;
    if (pending.length > 0) drafts.forEach(nextRound);
  }
  const clusters = summary.clusters.map(
    (cluster) => edited.get(cluster) ?? { ...cluster, mends: 0 },
  );
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
  const text = openText(original);
  // A text that is open already is in memory once.
  return { original: text.text, notes: [], text, splices: [], touched: new Set() };
}

function versionIn(draft: Draft | undefined): string | undefined {
  const version = draft?.text.valueAt('/openapi') ?? draft?.text.valueAt('/swagger');
  return version === undefined ? undefined : String(version);
}

/** What was edited is opened anew, which takes longer than all edits of a round. */
function nextRound(draft: Draft | undefined): void {
  if (draft === undefined || draft.splices.length === 0) return;
  draft.text = draft.text.spliced(draft.splices);
  draft.splices = [];
  draft.touched = new Set();
}

/** Makes the edit of a cluster. One that changes what another has changed builds on it, and waits. */
function makeEdit(
  cluster: Cluster,
  errors: readonly Cluster[],
  version: string,
  { text, touched, splices }: Draft,
): Edit | NoEdit | 'waits' {
  const edit = editIn(text, cluster, errors, version);
  if (!isEdit(edit)) return edit;
  const places = placesOf(text, edit);
  if (places.some((place) => touched.has(place))) return 'waits';
  const made = edit.steps.flatMap(({ pointer, change }) => text.spliceFor(pointer, change) ?? []);
  if (made.length < edit.steps.length) {
    return { noEdit: 'its place is written in a form that is not edited here' };
  }
  splices.push(...made);
  for (const place of places) touched.add(place);
  return edit;
}

function editIn(
  text: EditableText,
  cluster: Cluster,
  errors: readonly Cluster[],
  version: string,
): Edit | NoEdit {
  const { file, pointer = '' } = cluster.contractLocation;
  const isBroken = (place: Pointer) =>
    errors.some(({ contractLocation: other }) => other.file === file && other.pointer === place);
  const kept = text.sharing(pointer).filter((place) => !isBroken(place));
  if (kept.length === 0) return editFor(cluster, text.valueAt, version, errors);
  return { noEdit: `an alias shares its place with ${kept.join(', ')}, where it is kept` };
}

/** What an edit changes. What goes, or gives way to another, changes what is around it. */
function placesOf(text: EditableText, { steps }: Edit): Pointer[] {
  return steps
    .flatMap(({ pointer, change }) => {
      const isGoing = change.kind === 'remove' || change.kind === 'replace';
      return isGoing ? [pointer, parentPointer(pointer)] : [pointer];
    })
    .map((pointer) => text.sharing(pointer)[0] ?? pointer);
}

function mendedBy({ mends }: Edit, cluster: Cluster): number {
  if (mends === 'none') return 0;
  return mends === 'all' ? cluster.mends : cluster.evident;
}

/** Why an edit is made, in lines that whoever applies the patch passes over. */
function noteOf({ contractLocation, exchanges, mends, evidence, edit }: Cluster): string {
  const received = evidence.map(
    ({ exchange, received }) => `#   ${exchange.file} entries[${exchange.index}]: ${received}\n`,
  );
  const known = mends === 0 ? 'none is known to pass' : `${mends} would pass`;
  const effect = `${counted(exchanges, 'exchange')}, of which ${known} by this alone`;
  return `# ${edit} at ${formatLocation(contractLocation)}: ${effect}\n${received.join('')}`;
}
