import { byId } from '../../../page/browser/element.ts';

/** How long a notice stays, in milliseconds. */
const TOLD = 6000;

/** What the header says of the mock. */
const LINKS = { live: 'Live', lost: 'The mock doesn’t answer. Asking again…' } as const;

let fading: ReturnType<typeof setTimeout>;

/** Says something for a while. */
export function tell(text: string, isFault = false): void {
  const notice = byId('notice');
  notice.textContent = text;
  notice.classList.toggle('fault', isFault);
  clearTimeout(fading);
  fading = setTimeout(() => tell(''), TOLD);
}

/** Says whether the mock answers. */
export function showLink(state: keyof typeof LINKS): void {
  const link = byId('link');
  // What is said anew is read anew.
  if (document.body.dataset.link === state) return;
  document.body.dataset.link = state;
  link.textContent = LINKS[state];
}
