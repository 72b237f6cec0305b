const CHARACTER = '(?:[A-Za-z\\d_]|%[\\dA-Fa-f]{2})';
const VARIABLE = `${CHARACTER}+(?:\\.${CHARACTER}+)*(?::[1-9]\\d{0,3}|\\*)?`;
const EXPRESSION = `\\{[+#./;?&=,!@|]?${VARIABLE}(?:,${VARIABLE})*\\}`;
/** What stands for itself: all but controls, the space and what the syntax needs; `'` by erratum 6937. */
const LITERAL = '[^\\0- \\x7F-\\x9F"%<>\\\\^`{|}]|%[\\dA-Fa-f]{2}';

const URI_TEMPLATE = /*@__PURE__*/ new RegExp(`^(?:${LITERAL}|${EXPRESSION})*$`, 'u');

/** Whether a text is a URI template (RFC 6570 §2). */
export function isUriTemplate(text: string): boolean {
  return URI_TEMPLATE.test(text);
}
