// Writes a generated file, and is killed at one of the steps of it: before and after each call of the file
// system, and amid the text.
//   node kill-at.ts <file> <text> <step>
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const [file = '', text = '', last = ''] = process.argv.slice(2);
let step = 0;

function passStep(): void {
  if (step === Number(last)) process.kill(process.pid, 'SIGKILL');
  step += 1;
}

const { mkdir, realpath, writeFile, rename, rm } = fs;

function dying<Args extends unknown[], Value>(call: (...args: Args) => Promise<Value>) {
  return async (...args: Args): Promise<Value> => {
    passStep();
    const value = await call(...args);
    passStep();
    return value;
  };
}

Object.assign(fs, {
  mkdir: dying(mkdir),
  realpath: dying(realpath),
  rename: dying(rename),
  rm: dying(rm),
  async writeFile(path: string, whole: string, options: { flush: boolean }) {
    await dying(writeFile)(path, whole.slice(0, whole.length / 2), options);
    await dying(writeFile)(path, whole, options);
  },
});
syncBuiltinESMExports();

const { writeGenerated } = await import('../../generators/generated-file.ts');
await writeGenerated(file, text);
