// The floor of types: openapi-typescript alone, for each document that is named, into a folder.
import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const [out, ...documents] = process.argv.slice(2);
for (const document of documents) {
  const types = astToString(await openapiTS(pathToFileURL(document), { silent: true }));
  writeFileSync(join(out, `${basename(dirname(document))}.ts`), types);
}
