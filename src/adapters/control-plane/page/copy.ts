import { breakable } from '../../../page/browser/breakable.ts';
import { element } from '../../../page/browser/element.ts';

/** How long a button says that it copied, in milliseconds. */
const SAID = 2000;

/** A text, and a button that copies it. `name` says what it is: `the base URL of braze`. */
export function copyable(text: string, name: string): HTMLElement {
  const shown = element('code', {}, ...breakable(text));
  const button = element('button', { type: 'button', 'aria-label': `Copy ${name}` }, 'Copy');
  button.addEventListener('click', async () => {
    const isCopied = await copy(text);
    if (!isCopied) getSelection()?.selectAllChildren(shown);
    button.textContent = isCopied ? 'Copied' : 'Selected';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, SAID);
  });
  return element('div', { class: 'copyable' }, shown, button);
}

/** Browsers give the clipboard to pages of this machine and of HTTPS only. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
