/** A token (RFC 9110 §5.6.2), as the source of a pattern. */
export const TOKEN = /[\w!#$%&'*+.^`|~-]+/.source;

/** A quoted string (RFC 9110 §5.6.4), as the source of a pattern whose group is the text in the quotes. */
export const QUOTED = /"((?:[^"\\]|\\.)*)"/.source;

const IS_TOKEN = new RegExp(`^${TOKEN}$`);

/** Whether a text is a token, such as the name of a field. */
export function isToken(text: string): boolean {
  return IS_TOKEN.test(text);
}

/** What the text in the quotes of a quoted string says: without the backslashes that quote a character. */
export function unquote(quoted: string): string {
  return quoted.replaceAll(/\\(.)/g, '$1');
}
