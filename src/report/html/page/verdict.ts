import { byId, element } from '../../../page/browser/element.ts';
import { type RunShape, VERDICTS, type VerdictName } from '../shapes.ts';
import { counted } from './counted.ts';
import type { Show } from './filter.ts';

const MEANINGS: Readonly<Record<VerdictName, string>> = {
  fail: 'break the contract',
  unchecked: 'could not be judged',
  skipped: 'left out by policy',
  pass: 'keep the contract',
};

/** Says whether the run is well, and how its exchanges were judged. */
export function showVerdict(run: RunShape, show: Show): void {
  const { contracts, exchanges, verdicts, shortcomings, conclusion } = run;
  const against = contracts.length === 0 ? '' : ` against ${contracts.join(', ')}`;
  byId('subject').textContent = `${counted(exchanges, 'exchange')}${against}`;
  const isWell = shortcomings.length === 0;
  byId('verdict').dataset.state = isWell ? 'well' : 'short';
  byId('verdict-title').textContent = isWell ? conclusion : 'Falls short';
  byId('shortcomings').replaceChildren(...shortcomings.map((reason) => element('li', {}, reason)));
  const parts = VERDICTS.filter((verdict) => verdicts[verdict] > 0).map((verdict) => {
    const part = element('span', { class: verdict });
    part.style.setProperty('flex-grow', String(verdicts[verdict]));
    return part;
  });
  byId('shares').hidden = parts.length === 0;
  byId('shares').replaceChildren(...parts);
  byId('verdicts').replaceChildren(
    ...VERDICTS.map((verdict) => tile(verdict, verdicts[verdict], exchanges, show)),
  );
}

/** A count, which leads to its exchanges. */
function tile(verdict: VerdictName, count: number, all: number, show: Show): HTMLElement {
  const share = count === 0 ? '' : `${percent((100 * count) / all)} `;
  const button = element(
    'button',
    { type: 'button', class: count === 0 ? 'none' : verdict, disabled: count === 0 },
    element('strong', {}, count.toLocaleString('en')),
    element('span', { class: 'name' }, verdict),
    element('span', { class: 'hint' }, share + MEANINGS[verdict]),
  );
  button.addEventListener('click', () => show({ verdict: VERDICTS.indexOf(verdict) }));
  return element('li', {}, button);
}

/** Few are never none, and many never all. */
function percent(share: number): string {
  if (share > 0 && share < 1) return '<1 %';
  return share > 99 && share < 100 ? '>99 %' : `${Math.round(share)} %`;
}
