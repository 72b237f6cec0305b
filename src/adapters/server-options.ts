/** How a mock's server differs from Node's defaults for the sake of its speed. */
export const SERVER_OPTIONS = {
  // A server that ends idle connections may end one just as a request comes in on it: that is left to
  // clients (RFC 9112 §9.5), and no answer has to start a timer.
  keepAliveTimeout: 0,
  // What has no body needs none of a stream's events. Older versions of Node don't know it.
  optimizeEmptyRequests: true,
};
