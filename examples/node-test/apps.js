/** The names of all apps of an account in mParticle. */
export async function appNames(token, account, ask = fetch) {
  const url = `https://api.mparticle.com/v1/apps?accountId=${account}`;
  const response = await ask(url, { headers: { authorization: `Bearer ${token}` } });
  const { data, errors } = await response.json();
  if (!response.ok) throw new Error(errors[0].message);
  return data.map(({ name }) => name);
}
