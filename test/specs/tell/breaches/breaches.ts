/**
 * A path, or a method and a path, and a body or none; for each rule, where an answer breaks it, and by what change: `set` a
 * member, `remove` one, `reverse` a list, or `repeat` its last item.
 */
export type Breaches = readonly [path: string, body: unknown, breaches: readonly string[]];
