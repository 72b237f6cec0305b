// Loaded before the command line: writes the URL of each module that is loaded, a line each, to stderr.
import { registerHooks } from 'node:module';

registerHooks({
  load(url, context, nextLoad) {
    process.stderr.write(`${url}\n`);
    return nextLoad(url, context);
  },
});
