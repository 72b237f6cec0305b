/**
 * Node's `node:http`. An import would read all of its exports, and one of them, `WebSocket`, loads a whole
 * client: half of what a start of Node takes.
 */
export const { createServer, maxHeaderSize, request, STATUS_CODES } =
  process.getBuiltinModule('node:http');
