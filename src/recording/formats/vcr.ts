import {
  type Document,
  isNode,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type ScalarTag,
} from 'yaml';
import { counted, RecordingError } from '../../errors.ts';
import type { Exchange } from '../../http/exchange.ts';
import { brokenRecording, lackingExchange } from '../broken-recording.ts';
import { BrokenText, type TextPlace } from '../broken-text.ts';
import type { ByteWindow } from '../byte-window.ts';
import { Lacking } from '../lacking.ts';
import { createExchange } from '../recorded-exchange.ts';
import { readWhole } from '../whole-text.ts';
import { readInteraction } from './vcr-interaction.ts';

/** How large a cassette may be, in MiB: a YAML document takes many times its size. */
const MOST_CASSETTE = 64;

/** How often aliases may be followed: recorders write them where requests share what they are made of. */
const MOST_ALIASES = 100_000;

/** Bytes in base64: the tag of YAML 1.1, and Ruby's own. */
const BINARY: readonly ScalarTag[] = ['tag:yaml.org,2002:binary', '!binary'].map((tag) => ({
  tag,
  resolve: (base64) => new Uint8Array(Buffer.from(base64, 'base64')),
}));

/** A cassette as far as it goes. */
interface Cassette {
  readonly document: Document;
  readonly lines: LineCounter;
  /** The key of its interactions. */
  readonly key: string;
  /** Those that are whole. */
  readonly interactions: readonly Node[];
  /** What ends it before its end. */
  readonly broken?: BrokenText | undefined;
}

/**
 * Reads the exchanges of a VCR cassette, YAML or JSON, as vcrpy, VCR for Ruby, go-vcr and Betamax write
 * it. It is read whole. `file` is what messages call it.
 *
 * @throws {RecordingError} after the whole interactions before the place: if the text is no YAML, cut
 *   off, larger than 64 MiB or no cassette, or if an interaction lacks a method, a URL or a status.
 */
export async function* readVcr(window: ByteWindow, file: string): AsyncGenerator<Exchange[]> {
  let pointer = '';
  let index = 0;
  try {
    const cassette = parseCassette((await readWhole(window, MOST_CASSETTE)).text, file);
    for (const interaction of cassette.interactions) {
      pointer = `/${cassette.key}/${index}`;
      yield [exchangeAt(cassette, interaction, file, index)];
      index += 1;
    }
    pointer = `/${cassette.key}/${index}`;
    if (cassette.broken !== undefined) throw cassette.broken;
  } catch (error) {
    if (!(error instanceof BrokenText)) throw error;
    const whole = counted(index, 'whole interaction');
    throw brokenRecording(error, file, { inside: pointer, whole, pointer });
  }
}

function parseCassette(text: string, file: string): Cassette {
  const lines = new LineCounter();
  // Of YAML's types null and binary alone: all else is text, to the letter.
  const document = parseDocument(text, {
    schema: 'failsafe',
    customTags: ['null', ...BINARY],
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const key = document.has('http_interactions') ? 'http_interactions' : 'interactions';
  const list = document.get(key);
  const [error] = document.errors;
  const end = error?.pos[0] ?? text.length;
  const place = placeAt(lines, end);
  if (!isSeq(list)) {
    if (error !== undefined) throw notYaml(error.message, place);
    throw noCassette(file);
  }
  const items = list.items.filter((item) => isNode(item));
  const cassette = { document, lines, key };
  // Recorders write one of these: Python and Ruby behind the interactions, Go before them.
  const isEnded = document.has('version') || document.has('recorded_with');
  if (isEnded && error === undefined) return { ...cassette, interactions: items };

  const isCut = error === undefined || end >= text.trimEnd().length;
  return {
    ...cassette,
    // The last one may have lost its end.
    interactions: items.slice(0, -1).filter(({ range }) => (range?.[1] ?? end) <= end),
    broken: notYaml(error?.message ?? 'it has neither `version` nor `recorded_with`', place, isCut),
  };
}

function exchangeAt(cassette: Cassette, interaction: Node, file: string, index: number): Exchange {
  const { document, lines, key } = cassette;
  const start = interaction.range?.[0] ?? 0;
  try {
    const value: unknown = interaction.toJS(document, { maxAliasCount: MOST_ALIASES });
    return createExchange(readInteraction(value), { file, index });
  } catch (error) {
    // So `yaml` tells of too many aliases.
    if (error instanceof ReferenceError) throw notYaml(error.message, placeAt(lines, start));
    if (!(error instanceof Lacking)) throw error;
    const offset = offsetOf(document, [key, index, ...error.path]);
    throw lackingExchange(error, { file, ...placeAt(lines, offset) }, `/${key}/${index}`);
  }
}

/** Where a value begins, or the nearest one around it. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function placeAt(lines: LineCounter, offset: number): TextPlace {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function notYaml(problem: string, place: TextPlace, isCut = false): BrokenText {
  return new BrokenText(`the recording is not YAML: ${problem}`, place, isCut);
}

function noCassette(file: string): RecordingError {
  return new RecordingError({
    problem: 'the file is YAML, but no cassette',
    expected: 'a list at `interactions` or `http_interactions`',
    location: { file, line: 1, column: 1 },
  });
}
