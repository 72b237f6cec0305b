/** Other buttons in a row, those of its details, are reached by Tab alone. */
const ROVING = 'button[tabindex]';

/**
 * Lets the arrow keys move among buttons that stand in rows, so that Tab passes over all but one of them
 * (WAI-ARIA Authoring Practices, roving tabindex).
 * @param container holds the rows; they may change.
 * @param rowSelector finds rows in it; the buttons of a row are those within it that have a tabindex.
 */
export function roveIn(container: HTMLElement, rowSelector: string): void {
  container.addEventListener('focusin', ({ target }) => {
    if (!isButton(target)) return;
    for (const other of container.querySelectorAll('button[tabindex="0"]')) {
      other.setAttribute('tabindex', '-1');
    }
    target.tabIndex = 0;
  });
  container.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (!isButton(target)) return;
    const next = nextOf(target, key);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });

  function nextOf(from: HTMLButtonElement, key: string): HTMLButtonElement | undefined {
    const row = from.closest(rowSelector);
    if (row === null) return undefined;
    const rows = [...container.querySelectorAll(rowSelector)];
    const place = rows.indexOf(row);
    const column = buttonsOf(row).indexOf(from);
    switch (key) {
      case 'ArrowLeft':
        return buttonsOf(row)[column - 1];
      case 'ArrowRight':
        return buttonsOf(row)[column + 1];
      case 'ArrowUp':
        return inColumn(rows[place - 1], column);
      case 'ArrowDown':
        return inColumn(rows[place + 1], column);
      case 'Home':
        return inColumn(rows[0], 0);
      case 'End':
        return inColumn(rows.at(-1), 0);
      default:
        return undefined;
    }
  }
}

/** Lets Tab reach the first button where the one that it reached is gone. */
export function keepReachable(container: HTMLElement): void {
  const buttons = [...container.querySelectorAll<HTMLButtonElement>(ROVING)];
  if (buttons.some(({ tabIndex }) => tabIndex === 0)) return;
  buttons[0]?.setAttribute('tabindex', '0');
}

function buttonsOf(row: Element): HTMLButtonElement[] {
  return [...row.querySelectorAll<HTMLButtonElement>(ROVING)];
}

function inColumn(row: Element | undefined, column: number): HTMLButtonElement | undefined {
  if (row === undefined) return undefined;
  const buttons = buttonsOf(row);
  return buttons[Math.min(column, buttons.length - 1)];
}

function isButton(target: EventTarget | null): target is HTMLButtonElement {
  return target instanceof HTMLButtonElement && target.matches(ROVING);
}
