import type { NameStyle } from './endpoints.ts';
import { operationsBelow, type PathNode } from './path-tree.ts';
import type { Sketch } from './sketch.ts';

/** How the names that came join their words: as most of those do that have several. */
export function nameStyle(root: PathNode): NameStyle {
  const counts = { snake: 0, camel: 0 };
  const count = (name: string) => {
    if (/[a-z\d]_[a-z\d]/.test(name)) counts.snake += 1;
    if (/[a-z\d][A-Z]/.test(name)) counts.camel += 1;
  };
  for (const { accepted, answers } of operationsBelow(root)) {
    for (const name of accepted.query.keys()) count(name);
    const contents = [accepted.content, ...Array.from(answers.values(), ({ content }) => content)];
    for (const { byMediaType } of contents) {
      for (const { values } of byMediaType.values()) visitNames(values, count);
    }
  }
  return counts.camel > counts.snake ? 'camel' : 'snake';
}

function visitNames({ lists, objects }: Sketch, visit: (name: string) => void): void {
  if (lists !== undefined) visitNames(lists.items, visit);
  if (objects?.others !== undefined) visitNames(objects.others, visit);
  for (const [name, { sketch }] of objects?.members ?? []) {
    visit(name);
    visitNames(sketch, visit);
  }
}
