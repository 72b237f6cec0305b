import type { Json, Server } from './contract.ts';
import { isJsonObject } from './pointer.ts';

/** Reads a list of servers; an absent or empty one means `/` (OpenAPI 3.1 §4.8.1, §4.8.5). */
export function readServers(servers: Json | undefined): Server[] {
  const read = Array.isArray(servers) ? servers.flatMap(readServer) : [];
  return read.length === 0 ? [{ url: '/', variables: new Map() }] : read;
}

function readServer(node: Json): Server[] {
  if (!isJsonObject(node) || typeof node.url !== 'string') return [];
  const variables = isJsonObject(node.variables) ? Object.entries(node.variables) : [];
  return [
    {
      url: node.url,
      variables: new Map(variables.flatMap(([name, variable]) => readVariable(name, variable))),
    },
  ];
}

function readVariable(
  name: string,
  node: Json,
): [string, { default: string; enum?: readonly string[] }][] {
  if (!isJsonObject(node)) return [];
  // A port or a version is easily written as a number.
  const value = { default: String(node.default ?? '') };
  return [[name, Array.isArray(node.enum) ? { ...value, enum: node.enum.map(String) } : value]];
}
