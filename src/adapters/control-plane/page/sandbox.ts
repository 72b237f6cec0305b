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

/** Shows which sandboxes there are to choose. */
export function showSandboxes({ sandboxes }: SandboxesShape, chosen: string): void {
  const others = sandboxes.filter(({ name }) => name !== chosen);
  byId('sandbox-names').replaceChildren(
    ...sandboxes
      .filter(({ name }) => name !== '')
      .map(({ name, requests }) => element('option', { value: name }, `${requests} requests`)),
  );
  byId('requests-empty').textContent =
    others.length === 0
      ? 'No request has come yet.'
      : `No request in this sandbox; there are some in ${others.map(({ name }) => name || 'the default one').join(', ')}.`;
}
