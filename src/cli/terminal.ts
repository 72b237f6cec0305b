import { once } from 'node:events';
import { styleText } from 'node:util';
import type { Spinner } from 'yocto-spinner';
import { formatLocation, type SpecwrightError } from '../errors.ts';
import { type Paint, plain } from '../report/paint.ts';
import { printable } from '../report/printable.ts';

/** Where a command speaks to people. */
export interface Terminal {
  /** Data: what the command was asked for. */
  print(text: string): void;
  /** The same, as fast as it is taken. */
  printAll(pieces: Iterable<string> | AsyncIterable<string>): Promise<void>;
  /** Everything else, a line; nothing under `--quiet`. */
  note(text: string): void;
  /** Whether a person is watching. */
  readonly watched: boolean;
  /**
   * Shows that work goes on, where a person is watching.
   * @param stops whether the command itself takes Ctrl-C.
   */
  progress(text: string, stops?: boolean): Progress;
  /** Paints for stdout. */
  readonly paint: Paint;
  /** The columns of stdout; none where it isn't a screen. */
  readonly width: number | undefined;
  /** Paints for stderr. */
  readonly paintNote: Paint;
}

/** A line that tells how far the work is. */
export interface Progress {
  update(text: string): void;
  /** Takes the line away again. */
  end(): void;
}

/** The terminal of this process. In CI and where `NO_COLOR` is set, or no one watches, it is plain. */
export function createTerminal(quiet: boolean): Terminal {
  const inCi = Boolean(process.env.CI);
  const watched = process.stderr.isTTY === true && !inCi && !quiet;
  return {
    print: (text) => void process.stdout.write(text),
    printAll,
    note: (text) => void (quiet || process.stderr.write(`${text}\n`)),
    watched,
    progress: (text, stops = false) => (watched ? startSpinner(text, stops) : SILENT),
    paint: inCi ? plain : paintFor(process.stdout),
    width: inCi ? undefined : process.stdout.columns || undefined,
    paintNote: inCi ? plain : paintFor(process.stderr),
  };
}

async function printAll(pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const { stdout } = process;
  try {
    for await (const piece of pieces) {
      if (!stdout.writable) return;
      if (!stdout.write(piece)) await once(stdout, 'drain');
    }
  } catch (error) {
    // Whoever reads may have seen enough.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

/** In colour where the stream is a terminal and `NO_COLOR` isn't set. */
function paintFor(stream: NodeJS.WriteStream): Paint {
  return (style, text) => styleText(style, text, { stream });
}

const SILENT: Progress = { update: () => {}, end: () => {} };

/** Each text that the spinner is given is drawn at once: nobody reads more of them, and a fast run would wait. */
const MILLISECONDS_PER_TEXT = 100;

function startSpinner(text: string, stops: boolean): Progress {
  let latest = text;
  let isEnded = false;
  let running: Spinner | undefined;
  // Where nobody watches, nobody waits for the import.
  void import('yocto-spinner').then(({ default: spinner }) => {
    const options = { text: latest, stream: process.stderr, handleSignals: !stops };
    if (!isEnded) running = spinner(options).start();
  });
  const drawing = setInterval(() => {
    if (running !== undefined && running.text !== latest) running.text = latest;
  }, MILLISECONDS_PER_TEXT).unref();
  return {
    update: (next) => {
      latest = next;
    },
    end: () => {
      isEnded = true;
      clearInterval(drawing);
      running?.stop();
    },
  };
}

/** A mistake for a person: where, what was expected, what came, what to do. */
export function describeError(error: SpecwrightError, paint: Paint): string {
  const { location, problem, expected, received, hint } = printable({ ...error });
  const where = location === undefined ? '' : `${formatLocation(location)}: `;
  return [
    `${paint('red', 'error')} ${where}${paint('bold', problem)}`,
    ...(expected === undefined ? [] : [`  expected  ${expected}`]),
    ...(received === undefined ? [] : [`  received  ${received}`]),
    ...(hint === undefined ? [] : [`  ${hint}`]),
  ].join('\n');
}
