import { assembleContract, type LoadedContract } from './assemble.ts';
import { type Bundle, bundle } from './bundle.ts';
import { downgrade } from './downgrade.ts';
import { digestFiles } from './files-digest.ts';
import { nameOfDocument } from './find.ts';
import { rememberKeys } from './keys.ts';
import { createOriginPlaces } from './origins.ts';
import { placeWebhooks } from './place-webhooks.ts';
import { listSequences, mayHoldSequences } from './sequences.ts';
import { keysIn, parseSource, readReferencedSources, readSource, type Source } from './sources.ts';
import { convertSwagger } from './swagger/convert.ts';
import { checkVersion, lineOf, type SpecLine, versionOf } from './version.ts';

/** What a document is called, and where its references may lead. */
export interface LoadOptions {
  /** The contract's name; by default the file's, up to its first dot. */
  readonly name?: string;
  /** Folders and hosts that references may lead to, beside the document's own folder. */
  readonly allowRefs?: readonly string[];
}

/** Loads a contract from its document, as `loadContract` does. */
export async function loadDocument(url: URL, options: LoadOptions): Promise<LoadedContract> {
  return normalise(await readSource(url.href, 'follow'), options);
}

/** The same of a text, which is taken to stand at the URL. */
export async function loadDocumentText(
  url: URL,
  text: string,
  options: LoadOptions,
): Promise<LoadedContract> {
  return normalise(parseSource(url.href, text), options);
}

async function normalise(root: Source, options: LoadOptions): Promise<LoadedContract> {
  checkVersion(root);
  const sources = await readReferencedSources(root, options.allowRefs ?? []);
  // The texts are kept, not the values.
  const texts = new Map(Array.from(sources.files, ([url, { text }]) => [url, text]));
  const places = createOriginPlaces((url) => texts.get(url) ?? '');
  // The bundle has another: it is made of the root's value.
  const line = lineOf(versionOf(root.value));
  const bundled = bundle(root, sources, places.locate);
  const keys = keysIn(sources);
  const { document, origins, notes } = inCurrentTerms(bundled, line, root.url, keys);
  // To say it in terms of 3.1 adds some, such as `examples`, but none that is looked for: only in 2.0, where the
  // fields of a form are parameters, any name may become a key.
  if (line !== '2.0') rememberKeys(document, keys);
  return assembleContract({
    name: options.name ?? nameOfDocument(new URL(root.url)),
    document,
    origins,
    notes,
    places,
    digest: () => digestFiles(root.url, texts),
  });
}

/** What a document of another line says, in terms of 3.1. Its schemas are in them already. */
function inCurrentTerms(
  bundled: Bundle,
  line: SpecLine | undefined,
  url: string,
  keys: ReadonlySet<string>,
): Bundle {
  if (line === '3.2') return downgrade(bundled);
  if (line === '2.0') return listSequences(convertSwagger(bundled, url));
  const placed = line === '3.0' ? placeWebhooks(bundled) : bundled;
  return mayHoldSequences(keys) ? listSequences(placed) : placed;
}
