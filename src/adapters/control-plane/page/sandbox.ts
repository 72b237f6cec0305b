import type { SandboxesShape } from '../shapes.ts';
import { byId, element } from './element.ts';

/** Lets a sandbox be chosen; '' is that of requests that name none. */
export function connectSandbox(chosen: HTMLInputElement, onChoice: () => void): void {
  byId('sandbox').addEventListener('submit', (event) => event.preventDefault());
  chosen.addEventListener('change', () => {
    const name = chosen.value;
    byId('reset').textContent = name === '' ? 'Reset all' : 'Reset sandbox';
    const query = new URLSearchParams({ format: 'har', sandbox: name });
    byId<HTMLAnchorElement>('har').href = `journal?${query}`;
    onChoice();
  });
}

let shownText = '';

/** Shows which sandboxes there are to choose. */
export function showSandboxes(sandboxes: SandboxesShape['sandboxes'], chosen: string): void {
  // Somebody may be choosing among them.
  const text = JSON.stringify([sandboxes, chosen]);
  if (text === shownText) return;
  shownText = text;
  const named = sandboxes.filter(({ name }) => name !== '');
  byId('sandbox-names').replaceChildren(
    ...named.map(({ name, requests }) =>
      element('option', { value: name }, `${requests} requests`),
    ),
  );
  const others = sandboxes.filter(({ name }) => name !== chosen);
  byId('requests-empty').textContent =
    others.length === 0
      ? 'No request has come yet.'
      : `No request in this sandbox; there are some in ${others.map(({ name }) => name || 'the default one').join(', ')}.`;
}
