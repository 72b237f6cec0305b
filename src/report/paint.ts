/** How a part of a text is to stand out. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Makes a text stand out, where it is shown in colour. */
export type Paint = (style: Style, text: string) => string;

/** For where colour isn't wanted. */
export const plain: Paint = (_, text) => text;
