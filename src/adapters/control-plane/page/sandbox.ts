import { byId, element } from '../../../page/browser/element.ts';
import type { SandboxesShape } from '../shapes.ts';

/** How many sandboxes can be chosen from the list, the latest; any can be typed. */
const MOST_OFFERED = 100;
/** How many are named where there are others. */
const MOST_NAMED = 5;

/** Lets a sandbox be chosen; '' is that of requests that name none. */
export function connectSandbox(chosen: HTMLInputElement, onChoice: () => void): void {
  byId('sandbox').addEventListener('submit', (event) => event.preventDefault());
  chosen.addEventListener('change', () => {
    const name = chosen.value;
    byId('reset').textContent = name === '' ? 'Reset all' : 'Reset sandbox';
    byId('coverage-of').textContent = name === '' ? '' : 'of all sandboxes';
    const query = new URLSearchParams({ format: 'har', sandbox: name });
    byId<HTMLAnchorElement>('har').href = `journal?${query}`;
    onChoice();
  });
}

let shownText = '';

/**
 * Shows which sandboxes there are to choose.
 * @returns where there are requests, in words, if not in the chosen one only.
 */
export function showSandboxes(sandboxes: SandboxesShape['sandboxes'], chosen: string): string {
  const latest = sandboxes.toReversed();
  const others = latest.filter(({ name }) => name !== chosen);
  const offered = latest.filter(({ name }) => name !== '').slice(0, MOST_OFFERED);
  // Somebody may be choosing among them.
  const text = JSON.stringify(offered);
  if (text !== shownText) {
    byId('sandbox-names').replaceChildren(
      ...offered.map(({ name, requests }) =>
        element('option', { value: name }, `${requests} requests`),
      ),
    );
  }
  shownText = text;
  const named = others.slice(0, MOST_NAMED).map(({ name }) => name || 'the default one');
  const rest = others.length - named.length;
  return named.join(', ') + (rest === 0 ? '' : ` and ${rest.toLocaleString('en')} more`);
}
