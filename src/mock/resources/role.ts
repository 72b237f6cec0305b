import type { Operation } from '../../contract/contract.ts';
import type { EntityNames, EntityPlace, ListPlace } from './places.ts';

/** What an operation does to the entities of a resource. */
export type Deed = 'list' | 'create' | 'read' | 'replace' | 'change' | 'remove';

/** Entities that a document has a collection and an item of: `/things` and `/things/{id}`. */
export interface Resource extends EntityNames {
  /** The template of the collection's path. */
  readonly collection: string;
  /** The template of an item's path, and its query where that tells which; `undefined` where the document has none. */
  readonly item: string | undefined;
  /** The name of the item's own parameter; '' where there is one entity alone. */
  readonly parameter: string;
  /** How an entity looks alone, or in a list where it is never shown alone. */
  readonly entity: EntityPlace;
  readonly list: ListPlace | undefined;
  /** The operation that puts an entity into the collection. */
  readonly creation: Operation | undefined;
  /** The resource whose entities these are some of: those of `/posts/{postId}/comments` of `/comments/{id}`. */
  readonly whole?: Resource;
  /** Whether there are paths for parts of the collection alone. */
  readonly isInParts?: boolean;
  /** What has its entities in a list. */
  readonly holder?: Holder;
  /** What in its entities refers to others. */
  readonly references?: () => readonly Reference[];
}

/** The resource whose entities have those of another one in a member: an order has its items. */
export interface Holder {
  readonly resource: Resource;
  readonly member: string;
}

/** A member of an entity that tells of another one. */
export interface Reference {
  /** The names that lead to the member. */
  readonly path: readonly string[];
  /** What it tells of, in words: `company` and `company_id` have one subject. */
  readonly subject: string;
  readonly target: Resource;
  /** Whether it tells what the target's path names it by, whatever else is called its id. */
  readonly isKeyed?: boolean;
}

/** What an operation has to do with resources. */
export interface Role {
  /** The resources whose items its path leads through, the outermost first: each has to be there. */
  readonly parents: readonly Resource[];
  /** What it does, and to what; `undefined` where it does something else with what is there. */
  readonly own: OwnRole | undefined;
  /** Whether its path has a content that isn't JSON. */
  readonly hasContent: boolean;
}

/** What an operation does with a resource of its own. */
export interface OwnRole {
  readonly resource: Resource;
  readonly deed: Deed;
  /** Where its answer has the entity. */
  readonly place: EntityPlace | undefined;
}

/** Whether a document has the collection that an item is in. */
export function isCollected({ list, creation, isInParts }: Resource): boolean {
  return list !== undefined || creation !== undefined || isInParts === true;
}

/** The path of what a collection is within, up to its last parameter. */
export function scopeOf({ collection }: Resource): string {
  return collection.slice(0, collection.lastIndexOf('}') + 1);
}
