import { readDisposition, writeDisposition } from '../http/content-disposition.ts';
import type { HttpRequest } from '../http/exchange.ts';
import { parseMediaType } from '../http/media-type.ts';
import { readMultipart, withBoundary, writeMultipart } from '../http/multipart.ts';

/** A part of a form that a recording holds by itself, in place of the body. */
export interface RecordedPart {
  readonly name: string;
  /** Its content; absent where the recording doesn't hold it, as of files. */
  readonly text?: string;
  readonly fileName?: string;
  readonly mediaType?: string;
}

/** The body that the parts of a form make (RFC 7578), and its media type with a boundary of its own. */
export function formOf(
  parts: readonly RecordedPart[],
  mediaType: string,
): Pick<HttpRequest, 'body' | 'unknownParts'> & { readonly contentType: string } {
  const { boundary, body } = writeMultipart(parts.map(partOf));
  return {
    contentType: withBoundary(mediaType, boundary),
    body,
    unknownParts: [...parts.keys()].filter((index) => parts[index]?.text === undefined),
  };
}

/** The files of a form's text that are empty where some of the text was left out. */
export function withoutFiles(
  text: string,
  mediaType: string,
): { readonly unknownParts?: readonly number[]; readonly omitted?: string } {
  const boundary = parseMediaType(mediaType)?.parameters.get('boundary') ?? '';
  const reading = readMultipart(Buffer.from(text), boundary);
  const parts = reading.ok ? reading.parts : [];
  const files = parts.map(({ headers, body }) => ({
    ...readDisposition(headers['content-disposition'] ?? ''),
    isEmpty: body.length === 0,
  }));
  const unknownParts = [...files.keys()].filter(
    (index) => files[index]?.filename !== undefined && files[index].isEmpty,
  );
  const [first] = unknownParts;
  if (first === undefined) return {};
  return { unknownParts, omitted: withoutContent(files[first]?.name ?? '') };
}

/** Why not all of a form is known; `undefined` where it is. */
export function whyUnknown(parts: readonly RecordedPart[]): string | undefined {
  const unknown = parts.find(({ text }) => text === undefined);
  return unknown && withoutContent(unknown.name);
}

function withoutContent(name: string): string {
  return `the recording doesn't hold the content of the part ${JSON.stringify(name)}`;
}

function partOf({ name, text = '', fileName: filename, mediaType }: RecordedPart) {
  const disposition = writeDisposition({ name, ...(filename !== undefined && { filename }) });
  const type = mediaType === undefined ? {} : { 'content-type': mediaType };
  return { headers: { 'content-disposition': disposition, ...type }, body: Buffer.from(text) };
}
