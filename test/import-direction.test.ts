import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Each layer with those that it may import, beside itself: data goes one way (ARCHITECTURE.md). */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  version: [],
  http: ['errors'],
  contract: ['errors', 'version', 'http'],
  compile: ['errors', 'http', 'contract'],
  semantics: ['errors', 'http', 'contract', 'compile'],
  recording: ['errors', 'http'],
  // What pages in browsers share.
  page: [],
  lint: ['errors', 'http', 'contract', 'compile'],
  // The generated types of the bundled contracts, which import nothing.
  types: [],
  mock: ['errors', 'http', 'contract', 'compile', 'semantics', 'types'],
  conformance: ['errors', 'http', 'contract', 'compile', 'semantics', 'recording'],
  infer: ['errors', 'http', 'contract', 'compile', 'recording'],
  report: ['errors', 'version', 'conformance', 'lint', 'page'],
  adapters: [
    'errors',
    'version',
    'http',
    'contract',
    'compile',
    'semantics',
    'recording',
    'mock',
    'conformance',
    'page',
  ],
  factories: ['errors', 'contract', 'compile', 'semantics'],
  generators: ['errors', 'version', 'http', 'contract', 'compile', 'factories'],
};
/** The top of the house: they may import everything. */
const TOP = ['cli', 'index'];

const files = ['src', 'generators', 'specs'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);

const arrows = files.flatMap((file) =>
  relativeImports(file).map((target) => ({
    file,
    target,
    from: layerOf(file),
    to: layerOf(target),
  })),
);

describe('imports go one way', () => {
  test('every layer is known', () => {
    const known = new Set([...Object.keys(LAYERS), ...TOP, 'specs']);
    expect([...new Set(files.map(layerOf))].filter((layer) => !known.has(layer))).toEqual([]);
  });

  test('no layer imports one to its right', () => {
    const wrong = arrows.filter(({ from, to }) => {
      if (TOP.includes(from) || from === to) return false;
      // Semantics modules lie with their contracts: what semantics may see, they may.
      const allowed =
        from === 'specs' ? ['types', 'semantics', ...(LAYERS.semantics ?? [])] : LAYERS[from];
      return allowed?.includes(to) !== true;
    });
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  test('no module imports itself through others', () => {
    const targets = Map.groupBy(arrows, ({ file }) => file);
    const cycles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]) => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (path.includes(file) || done.has(file)) return;
      for (const { target } of targets.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });
});

/**
 * `src/mock/engine.ts` is of the layer `mock`, `src/errors.ts` of `errors`, `specs/braze/types.ts` of
 * `types`, what else is in `specs/` of `specs`.
 */
function layerOf(file: string): string {
  const [folder = '', name = ''] = file.split('/');
  if (folder === 'specs' && file.endsWith('/types.ts')) return 'types';
  return folder === 'src' ? name.replace(/\.ts$/, '') : folder;
}

/** The modules of the project that a file imports, be it for their types alone. */
function relativeImports(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const specifiers: string[] = [];
  const visit = (node: ts.Node) => {
    const specifier = specifierOf(node);
    if (specifier?.startsWith('.')) specifiers.push(specifier);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return specifiers.map((specifier) => relative(root, join(root, dirname(file), specifier)));
}

/** The specifier of an import, an export from elsewhere, or a dynamic import of a literal. */
function specifierOf(node: ts.Node): string | undefined {
  const isDeclaration = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
  const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const specifier = isDeclaration ? node.moduleSpecifier : isCall ? node.arguments[0] : undefined;
  return specifier !== undefined && ts.isStringLiteral(specifier) ? specifier.text : undefined;
}
