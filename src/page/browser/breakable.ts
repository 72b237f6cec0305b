import { element } from './element.ts';

/** A path or URL that is broken between its segments and parameters, if anywhere. */
export function breakable(text: string): (Node | string)[] {
  return text.split(/(?<![/:])(?=[/?&])/).flatMap((part) => [element('wbr'), part]);
}
