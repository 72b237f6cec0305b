/** A document, and what a module of its types may say: `use` stands at the end of it. */
export interface TypedDocument {
  readonly document: string;
  readonly use: string;
}

/** What each has to say. */
export const INFO = "info: { title: T, version: '1' }";
