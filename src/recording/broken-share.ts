/**
 * Thrown where a recording breaks inside an exchange of which those who leave it don't notice: they have read on.
 */
export class BrokenShare extends Error {
  constructor() {
    super('a recording breaks inside an exchange that others leave unread');
  }
}
