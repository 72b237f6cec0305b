import type { JsonObject } from '../../contract/contract.ts';
import { writeEventStream } from '../../http/event-stream.ts';
import { isJson, parseMediaType, typicalMediaType } from '../../http/media-type.ts';
import { syntaxOf } from '../../http/syntax.ts';
import type { FakeContext } from './compile.ts';
import { KINDS } from './kinds.ts';
import { sentence, slug, title } from './phrases.ts';

type MakePayload = (context: FakeContext) => string;

/** Keywords by which a schema says itself what its texts look like. */
const TELLING = ['example', 'examples', 'enum', 'const', 'pattern', 'x-faker'];

/**
 * A small payload of a media type, such as a PDF of one page, for a schema that leaves it open: a text, or
 * bytes as a text of one character for each; as base64 where the schema says so. `undefined` where the
 * schema says itself what its texts look like, the type says nothing of what it holds, or it is JSON.
 * @param range the media type, or a range that stands for its most common one.
 */
export function payloadOf(
  range: string,
  schema: JsonObject | undefined,
  context: FakeContext,
): string | undefined {
  const mediaType = typicalMediaType(range);
  if (isJson(mediaType) || schema === undefined) return undefined;
  if (TELLING.some((keyword) => keyword in schema)) return undefined;
  const isBytes = schema.type === undefined || schema.format === 'binary';
  const payload = samplePayload(mediaType, isBytes, context);
  const isEncoded = schema.contentEncoding === 'base64';
  return isEncoded && payload !== undefined
    ? Buffer.from(payload, 'latin1').toString('base64')
    : payload;
}

/** @param isBytes whether what isn't known is bytes. */
function samplePayload(
  mediaType: string,
  isBytes: boolean,
  context: FakeContext,
): string | undefined {
  const { type = '', subtype = '' } = parseMediaType(mediaType) ?? {};
  const make = PAYLOADS.get(`${type}/${subtype}`);
  if (make !== undefined) return make(context);
  if (syntaxOf(mediaType) !== 'binary') return undefined;
  // Types of applications may be texts as well.
  return isBytes || type !== 'application' ? someBytes(context) : undefined;
}

/** The smallest images that viewers show: one pixel. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const GIF = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const JPEG =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=';

/** An archive that holds nothing: the end of its directory (APPNOTE.TXT §4.3.16). */
const ZIP = `PK\u0005\u0006${'\0'.repeat(18)}`;

const PAYLOADS: ReadonlyMap<string, MakePayload> = new Map([
  ['application/octet-stream', someBytes],
  ['application/pdf', pdf],
  ['application/zip', () => ZIP],
  ['image/gif', () => fromBase64(GIF)],
  ['image/jpeg', () => fromBase64(JPEG)],
  ['image/png', () => fromBase64(PNG)],
  ['image/svg+xml', svg],
  ['text/csv', csv],
  ['text/event-stream', events],
  ['text/html', html],
  ['text/markdown', ({ random }) => `# ${title(random)}\n\n${sentence(random)}\n`],
]);

const BYTES = 32;
const ROWS = 3;
const EVENTS = 3;

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('latin1');
}

function someBytes({ random }: FakeContext): string {
  return Array.from({ length: BYTES }, () => String.fromCharCode(random.integer(0, 255))).join('');
}

function csv(context: FakeContext): string {
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const row = { ...context, random: context.random.derive(index) };
    return `${index + 1},${slug(row.random)},${KINDS.date(row, 0)}`;
  });
  return ['id,name,date', ...rows, ''].join('\r\n');
}

function events({ random }: FakeContext): string {
  const texts = Array.from({ length: EVENTS }, (_, index) => sentence(random.derive(index)));
  return writeEventStream(texts.map((data) => ({ data })));
}

function html({ random }: FakeContext): string {
  const heading = title(random);
  const head = `<head><meta charset="utf-8"><title>${heading}</title></head>`;
  const body = `<body><h1>${heading}</h1><p>${sentence(random)}</p></body>`;
  return `<!doctype html>\n<html lang="en">${head}${body}</html>\n`;
}

function svg({ random }: FakeContext): string {
  const hue = random.integer(0, 359);
  const circle = `<circle cx="8" cy="8" r="7" fill="hsl(${hue}, 60%, 50%)"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${circle}</svg>\n`;
}

/** One page with a line of text (ISO 32000-1 §7.5). */
function pdf({ random }: FakeContext): string {
  const line = `BT /F1 24 Tf 72 720 Td (${title(random)}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${line.length} >>\nstream\n${line}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const entries = ['0000000000 65535 f \n'];
  for (const [index, object] of objects.entries()) {
    entries.push(`${String(file.length).padStart(10, '0')} 00000 n \n`);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const size = entries.length;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return `${file}xref\n0 ${size}\n${entries.join('')}${trailer}`;
}
