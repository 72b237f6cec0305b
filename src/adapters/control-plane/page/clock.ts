import { byId } from '../../../page/browser/element.ts';
import type { ClockShape } from '../shapes.ts';

/** What moves the clock. */
export interface ClockActions {
  /** A date-time, with `fixed:` before it where the clock is to stand still. */
  set(time: string): void;
  advance(by: string): void;
  /** Stops it where it is. */
  stop(): void;
  /** Lets it go on from where it stands. */
  run(): void;
}

let isFixed = false;
/** The field follows the clock until somebody writes in it. */
let isEdited = false;

/** Lets the clock be moved, stopped and let go. */
export function connectClock({ set, advance, stop, run }: ClockActions): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-advance]')) {
    button.addEventListener('click', () => advance(button.dataset.advance ?? ''));
  }
  byId('clock-switch').addEventListener('click', () => (isFixed ? run() : stop()));
  const field = byId<HTMLInputElement>('clock-time');
  field.addEventListener('input', () => {
    isEdited = true;
  });
  byId('clock-form').addEventListener('submit', (event) => {
    event.preventDefault();
    isEdited = false;
    set(`${isFixed ? 'fixed:' : ''}${field.value}:00Z`);
  });
}

/** Shows the time of the sandbox. */
export function showClock({ now, fixed }: ClockShape): void {
  isFixed = fixed;
  const shown = byId<HTMLTimeElement>('now');
  shown.dateTime = now;
  shown.textContent = `${now.slice(0, 10)} ${now.slice(11, 19)}`;
  byId('clock-state').textContent = fixed ? 'stopped' : 'running';
  const button = byId('clock-switch');
  button.textContent = fixed ? 'Run' : 'Stop';
  button.ariaLabel = fixed ? 'Run: let the clock go on' : 'Stop the clock where it is';
  const field = byId<HTMLInputElement>('clock-time');
  if (!isEdited && document.activeElement !== field) field.value = now.slice(0, 16);
}

/** Says that nobody knows the time: the mock doesn't answer. */
export function hideClock(): void {
  byId('clock-state').textContent = 'unknown';
}
