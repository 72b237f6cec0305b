/** A change in words: `set /data/total 1`, `remove /data/total`, `reverse /data`, or `repeat /data`'s last item. */
export function changed(whole: unknown, change: string): unknown {
  const [verb, pointer = '', ...text] = change.split(' ');
  const keys = pointer.split('/').slice(1);
  const last = keys.pop() ?? '';
  const parent = keys.reduce((node, key) => Reflect.get(node, key), whole as object);
  const target: unknown = Reflect.get(parent, last);
  if (verb === 'set') Reflect.set(parent, last, JSON.parse(text.join(' ')));
  else if (verb === 'remove' && Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (verb === 'remove') Reflect.deleteProperty(parent, last);
  else if (verb === 'reverse' && Array.isArray(target)) target.reverse();
  else if (verb === 'repeat' && Array.isArray(target)) target.push(target.at(-1));
  return whole;
}
