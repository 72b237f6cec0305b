import type { ClockShape } from '../shapes.ts';
import { byId } from './element.ts';

/** What moves the clock. */
export interface ClockActions {
  /** A date-time, with `fixed:` before it where the clock is to stand still. */
  set(time: string): void;
  advance(by: string): void;
}

/** Lets the clock be moved. */
export function connectClock({ set, advance }: ClockActions): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-advance]')) {
    button.addEventListener('click', () => advance(button.dataset.advance ?? ''));
  }
  byId<HTMLFormElement>('clock').addEventListener('submit', (event) => {
    event.preventDefault();
    const { value } = byId<HTMLInputElement>('clock-time');
    const how = event.submitter instanceof HTMLButtonElement ? event.submitter.value : '';
    // Browsers leave seconds out that are 0.
    set(`${how}${value.length === 'yyyy-mm-ddThh:mm'.length ? `${value}:00` : value}Z`);
  });
}

/** Shows the time of the sandbox. */
export function showClock({ now, fixed }: ClockShape): void {
  const shown = byId<HTMLTimeElement>('now');
  shown.dateTime = now;
  shown.textContent = `${now.slice(0, 10)} ${now.slice(11, 19)}`;
  byId('clock-state').textContent = fixed ? 'fixed' : 'running';
  const input = byId<HTMLInputElement>('clock-time');
  if (input.value === '') input.value = now.slice(0, 19);
}
