import { isHolder, singular, wordsOf } from '../compile/words.ts';
import type { Endpoint } from './endpoints.ts';
import { entityName, pascalCase } from './names.ts';
import type { OperationSketch } from './operation.ts';

/**
 * What the answers at an endpoint tell of: `App` for `/apps` and `/apps/{app_id}`, `AudienceCount` for
 * `/audiences/{audience_id}/count`.
 */
export function entityAt({ segments, isCollection }: Endpoint, isList: boolean): string {
  const words = segments.filter(({ parameter }) => parameter === undefined);
  const [before = '', last = ''] = [words.at(-2), words.at(-1)].map((segment) =>
    wordsOf(decodeURIComponent(segment?.text ?? '')),
  );
  const isOne = segments.at(-1)?.parameter !== undefined || isCollection || isList;
  return (isOne ? entityName(last) : pascalCase(`${singular(before)} ${last}`)) || 'Item';
}

/** Whether successes answered with a list, or with an object that holds one. */
export function answersWithList({ answers }: OperationSketch): boolean {
  return [...answers].some(
    ([status, { content }]) =>
      status < 300 &&
      [...content.byMediaType.values()].some(({ values }) => {
        const members = [...(values.objects?.members ?? [])];
        const isHeld = members.some(
          ([name, { sketch }]) => sketch.lists !== undefined && isHolder(wordsOf(name)),
        );
        return values.lists !== undefined || isHeld;
      }),
  );
}
