/** The names of all audiences of a workspace in Tell. */
export async function audienceNames(url, token, workspace) {
  const headers = { authorization: `Bearer ${token}`, 'x-workspace-id': workspace };
  const response = await fetch(`${url}/api/v1/audiences`, { headers });
  if (response.status === 401) throw new Error('Sign in to Tell again');
  const { data } = await response.json();
  return data.map(({ name }) => name);
}
