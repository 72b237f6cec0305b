/** Lets a button show and hide what stands at the end of its row. */
export function unfold(
  button: HTMLButtonElement,
  row: HTMLElement,
  content: () => HTMLElement,
): void {
  button.addEventListener('click', () => {
    const isOpen = button.getAttribute('aria-expanded') === 'true';
    button.setAttribute('aria-expanded', String(!isOpen));
    if (isOpen) row.lastElementChild?.remove();
    else row.append(content());
  });
}
