/** An error as a page of HTML, in which what the request said is text alone (WHATWG HTML §13.1.4). */
export function errorPage(message: string): string {
  const head = '<head><meta charset="utf-8"><title>Error</title></head>';
  return `<!doctype html>\n<html lang="en">${head}<body><p>${escaped(message)}</p></body></html>\n`;
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => REFERENCES[character] ?? character);
}
