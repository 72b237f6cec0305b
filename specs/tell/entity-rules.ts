import { inAnswer } from './answer-rule.ts';
import { workspaceIdOf } from './entities.ts';
import type { InWorkspace } from './series.ts';

export interface Entity {
  readonly id: string;
  readonly workspace_id: string;
}

/** The documented form of a workspace's id: whatever else a header holds, it may have been masked. */
const WORKSPACE = /^ws_[\w-]+$/;

/** An answer holds what the workspace has that is asked for: one entity, or a list of them. */
export function ofWorkspace<Status extends 200 | 201>(status: Status) {
  return {
    name: 'of-the-workspace',
    documented: 'what is answered belongs to the workspace of X-Workspace-ID, each of its own id',
    source: 'The first line of the page, "X-Workspace-ID header"; the body is inferred',
    status,
    breach({ data }: { data: Entity | readonly Entity[] }, request: InWorkspace) {
      const workspace = workspaceIdOf(request);
      const entities = [data].flat();
      const place = (index: number) => (Array.isArray(data) ? `/${index}` : '');
      const foreign = entities.findIndex(({ workspace_id: id }) => id !== workspace);
      if (foreign !== -1 && WORKSPACE.test(workspace)) {
        const received = entities[foreign]?.workspace_id;
        return inAnswer(`${place(foreign)}/workspace_id`, received);
      }
      const ids = entities.map(({ id }) => id);
      const again = ids.findIndex((id, index) => ids.indexOf(id) < index);
      return again === -1 ? undefined : inAnswer(`${place(again)}/id`, ids[again]);
    },
  };
}

/** Whether a value holds all that another one does: an object may have more members. */
export function holdsAll(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part)) {
    return (
      Array.isArray(whole) &&
      whole.length === part.length &&
      part.every((item, index) => holdsAll(whole[index], item))
    );
  }
  if (typeof part !== 'object' || part === null) return whole === part;
  if (typeof whole !== 'object' || whole === null) return false;
  return Object.entries(part).every(([name, member]) => holdsAll(Reflect.get(whole, name), member));
}
