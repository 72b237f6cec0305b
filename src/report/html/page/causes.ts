import { byId } from '../../../page/browser/element.ts';
import type { CauseShape } from '../shapes.ts';
import { causeCard } from './cause-card.ts';
import { counted } from './counted.ts';
import type { Show } from './filter.ts';
import { showInParts } from './parts.ts';

/** Shows what broke, and apart from it what a baseline knows. */
export function showCauses(causes: readonly CauseShape[], show: Show): void {
  const places = [...causes.keys()];
  const isKnown = (place: number) => causes[place]?.known !== undefined;
  const cards = (name: string, some: readonly number[]) => {
    byId(name).hidden = some.length === 0;
    const count = some.reduce((sum, place) => sum + (causes[place]?.pointers.length ?? 0), 0);
    byId(`${name}-count`).textContent = counted(count, 'cause');
    showInParts(byId(`${name}-list`), some, (place) =>
      causeCard(causes[place] as CauseShape, () => show({ cause: place })),
    );
  };
  cards(
    'causes',
    places.filter((place) => !isKnown(place)),
  );
  cards('known', places.filter(isKnown));
}
