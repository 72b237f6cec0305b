/** An operation, and a path template under which it is found. */
export interface Route<Of> {
  readonly template: string;
  readonly method: string;
  readonly operation: Of;
  /** Whether the path parameters fit their schemas: asked where several templates match. */
  readonly accepts?: (path: Readonly<Record<string, string>>) => boolean;
}

/** What a method and a path lead to. */
export type Found<Of> =
  | {
      readonly kind: 'found';
      readonly operation: Of;
      readonly path: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'method-missing';
      readonly template: string;
      readonly allowed: readonly string[];
    }
  | { readonly kind: 'path-missing' };

interface TemplateMatch {
  readonly template: string;
  readonly path: Readonly<Record<string, string>>;
}

/** Routes by trying every template in turn: what the compiled router must agree with. */
export function interpretRoutes<Of>(
  routes: readonly Route<Of>[],
  method: string,
  path: string,
): Found<Of> {
  const exact = tryPath(routes, method, path);
  const toggled = path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
  return exact.kind === 'path-missing' ? tryPath(routes, method, toggled) : exact;
}

function tryPath<Of>(routes: readonly Route<Of>[], method: string, path: string): Found<Of> {
  const templates = [...new Set(routes.map(({ template }) => template))];
  const matches = templates
    .flatMap((template): TemplateMatch[] => {
      const values = matchTemplate(template.split('/'), path.split('/'));
      return values === undefined ? [] : [{ template, path: Object.fromEntries(values) }];
    })
    .sort((a, b) => compareTemplates(a.template, b.template));
  const [best] = matches;
  if (best === undefined) return { kind: 'path-missing' };

  const candidates = matches.flatMap(({ template, path: values }) => {
    const routeOf = (asked: string) =>
      routes.find((one) => one.template === template && one.method === asked);
    const route = routeOf(method) ?? (method === 'HEAD' ? routeOf('GET') : undefined);
    return route === undefined ? [] : [{ route, path: values }];
  });
  const chosen =
    candidates.find(({ route, path: values }) => route.accepts?.(values) !== false) ??
    candidates[0];
  if (chosen !== undefined) {
    return { kind: 'found', operation: chosen.route.operation, path: chosen.path };
  }
  const methods = routes
    .filter(({ template }) => matches.some((match) => match.template === template))
    .map(({ method }) => method);
  return {
    kind: 'method-missing',
    template: best.template,
    allowed: [...new Set(methods)].sort(),
  };
}

function matchTemplate(
  template: readonly string[],
  path: readonly string[],
): [string, string][] | undefined {
  if (template.length !== path.length) return undefined;
  const values: [string, string][] = [];
  for (const [index, segment] of template.entries()) {
    const text = path[index] ?? '';
    const found = segment.includes('{')
      ? matchText(segment, text)
      : decode(segment) === decode(text)
        ? []
        : undefined;
    if (found === undefined) return undefined;
    values.push(...found);
  }
  return values;
}

/** Matches character by character, each parameter trying the shortest text first. */
function matchText(segment: string, text: string): [string, string][] | undefined {
  if (segment === '') return text === '' ? [] : undefined;
  if (!segment.startsWith('{')) {
    return segment[0] === text[0] ? matchText(segment.slice(1), text.slice(1)) : undefined;
  }
  const end = segment.indexOf('}');
  for (let length = 1; length <= text.length; length += 1) {
    const rest = matchText(segment.slice(end + 1), text.slice(length));
    if (rest !== undefined) return [[segment.slice(1, end), text.slice(0, length)], ...rest];
  }
  return undefined;
}

function compareTemplates(a: string, b: string): number {
  const others = b.split('/');
  for (const [index, segment] of a.split('/').entries()) {
    const difference = concreteness(others[index] ?? '') - concreteness(segment);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The literal text's length; a segment that is literal throughout comes before all others. */
function concreteness(segment: string): number {
  const literal = segment.replace(/\{[^}]+\}/g, '');
  return literal === segment ? Number.MAX_SAFE_INTEGER : literal.length;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
