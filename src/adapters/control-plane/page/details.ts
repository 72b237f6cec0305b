import { element } from '../../../page/browser/element.ts';
import type { MessageShape, SentShape } from '../shapes.ts';

/** Longer bodies are cut: a page isn't an editor. */
const MOST_CHARACTERS = 20_000;

/**
 * A request and its answer, whole.
 * @param place what it belongs to.
 */
export function details(
  { request, response, at }: Pick<SentShape, 'request' | 'response' | 'at'>,
  place: string,
): HTMLElement {
  const answer =
    response === undefined
      ? []
      : [element('h3', {}, `Response ${response.status}`), ...message(response)];
  return element(
    'div',
    { class: 'details' },
    element('p', {}, `${place} · ${at}`),
    element('p', { class: 'url' }, `${request.method} ${request.url}`),
    element('h3', {}, 'Request'),
    ...message(request),
    ...answer,
  );
}

function message({ headers, body, encoding }: MessageShape): HTMLElement[] {
  const fields = Object.entries(headers).flatMap(([name, value]) => [
    element('dt', {}, name),
    element('dd', {}, [value ?? ''].flat().join(', ')),
  ]);
  const parts: HTMLElement[] = [element('dl', {}, ...fields)];
  if (body === undefined) return parts;
  const text = encoding === undefined ? indented(body) : body;
  const shown = text.slice(0, MOST_CHARACTERS);
  parts.push(element('pre', { tabindex: 0, 'aria-label': 'Body' }, shown));
  if (shown.length < text.length) {
    const rest = (text.length - shown.length).toLocaleString('en');
    parts.push(
      element('p', { class: 'empty' }, `${rest} more characters: save the HAR to see them.`),
    );
  }
  return parts;
}

/** JSON by lines; what isn't JSON, or would lose digits, as it is. */
function indented(text: string): string {
  if (/\d{16}/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
